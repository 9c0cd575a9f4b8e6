export interface TenantClock {
  now(): Date;
  /** Moves the clock; `false` and no move when that would go back. */
  moveTo(target: Date): boolean;
}

// Real time plus an offset that only grows: replication, Teams' listing and the product's reminders all run on it.
export function tenantClock(realNow: () => Date, onChanged: (now: Date) => void): TenantClock {
  let offset = 0;
  function now(): Date {
    return new Date(realNow().getTime() + offset);
  }
  function moveTo(target: Date): boolean {
    if (target.getTime() < now().getTime()) return false;
    offset = target.getTime() - realNow().getTime();
    onChanged(now());
    return true;
  }
  return { now, moveTo };
}
