import type { Clock } from '../ports/clock.ts';

/** Within this a replica may not show what was done, whoever has done it (product 10). */
export const REPLICATION_SECONDS = 60;

export function secondsSince({ clock }: { readonly clock: Clock }, since: Date): number {
  return (clock().getTime() - since.getTime()) / 1000;
}
