/** As Microsoft's admin centre calls the plans whose names in the directory nobody reads with ease (G8.4). */
const PLAN_NAMES: Readonly<Record<string, string>> = {
  EXCHANGE_S_STANDARD: 'Exchange Online (Plan 1)',
  EXCHANGE_S_ENTERPRISE: 'Exchange Online (Plan 2)',
  EXCHANGE_S_DESKLESS: 'Exchange Online Kiosk',
  EXCHANGE_S_ESSENTIALS: 'Exchange Online Essentials',
  EXCHANGE_B_STANDARD: 'Exchange Online POP',
  EXCHANGE_S_STANDARD_GOV: 'Exchange Online (Plan 1) for Government',
  EXCHANGE_S_ENTERPRISE_GOV: 'Exchange Online (Plan 2) for Government',
};

/** The same in each language: these are names of products. */
export function planName(plan: string): string {
  return PLAN_NAMES[plan] ?? plan;
}
