/** The service plans that come with a mailbox, by Microsoft's ids, with Microsoft's names of them (G8.4). */
const MAILBOX_PLANS: Readonly<Record<string, string>> = {
  '9aaf7827-d63c-4b61-89c3-182f06f82e5c': 'EXCHANGE_S_STANDARD',
  'efb87545-963c-4e0d-99df-69c6916d9eb0': 'EXCHANGE_S_ENTERPRISE',
  '4a82b400-a79f-41a4-b4e2-e94f5787b113': 'EXCHANGE_S_DESKLESS',
  '1126bef5-da20-4f07-b45e-ad25d2581aa8': 'EXCHANGE_S_ESSENTIALS',
  '90927877-dcff-4af6-b346-2332c0b15bb7': 'EXCHANGE_B_STANDARD',
  'e9b4930a-925f-45e2-ac2a-3f7788ca6fdd': 'EXCHANGE_S_STANDARD_GOV',
  '8c3069c0-ccdb-44be-ab77-986203a67df2': 'EXCHANGE_S_ENTERPRISE_GOV',
};

/** Exchange by name, and no mailbox: they ride along with many other products (G1.11). */
const PLANS_WITHOUT_MAILBOX: readonly string[] = [
  // EXCHANGE_S_FOUNDATION and its like for governments
  '113feb6c-3fe4-4440-bddc-54d774bf0318',
  '922ba911-5694-4e99-a794-73aed9bfeec8',
  // Exchange Online Protection
  '326e2b78-9d27-42c9-8509-46c827743a17',
  // Archives beside a mailbox that is elsewhere, or needs a plan of its own
  '176a09a6-7ec5-4039-ac02-b2791c6ba793',
  'da040e0a-b393-4bea-bb76-928b3fa1cf5a',
];

/** Whether an Exchange plan brings a mailbox; `unknown`: it is on no list of ours, and Microsoft's grows. */
export type PlanKind = 'mailbox' | 'without-mailbox' | 'unknown';

export function kindOfPlan(planId: string): PlanKind {
  const id = planId.toLowerCase();
  if (MAILBOX_PLANS[id] !== undefined) return 'mailbox';
  return PLANS_WITHOUT_MAILBOX.includes(id) ? 'without-mailbox' : 'unknown';
}

/** Microsoft's name of a plan with a mailbox; the id of any other. */
export function planName(planId: string): string {
  return MAILBOX_PLANS[planId.toLowerCase()] ?? planId;
}
