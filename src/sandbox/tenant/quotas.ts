import type { Quotas, TenantState } from './world.ts';

/** G5: writes in 150 seconds; G12.4: objects of a tenant with a verified domain. */
export const PUBLISHED_QUOTAS: Quotas = { resourceUnits: undefined, writes: 3000, objects: 300_000 };

/** Resource units in 10 seconds: by the size of the tenant, unless the controls say otherwise (G5). */
export function resourceUnitLimit({ quotas, users }: TenantState): number {
  if (quotas.resourceUnits !== undefined) return quotas.resourceUnits;
  const people = users.allTrue().length;
  if (people < 50) return 3500;
  return people <= 500 ? 5000 : 8000;
}

/** What counts against the directory: everything in it, and a quarter of what is in the bin (G12.4). */
export function objectCount({ users, groups, contacts, deleted }: TenantState): number {
  return users.allTrue().length + groups.allTrue().length + contacts.length + deleted.size / 4;
}
