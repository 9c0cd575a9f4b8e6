/**
 * Nobody is asked on what was found longer ago: meanwhile the account may have got a role or a mailbox, and whoever is asked would
 * say yes to what is not so any more (design 3.12). A day, so that what was checked in the evening can be asked for in the morning.
 */
const CHECK_GOOD_HOURS = 24;

/** Whether it has to be read again before anybody is asked; undefined: another release has not kept when it was read. */
export function isCheckOld(checkedAt: Date | undefined, now: Date): boolean {
  return checkedAt === undefined || now.getTime() - checkedAt.getTime() > CHECK_GOOD_HOURS * 3_600_000;
}
