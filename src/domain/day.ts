/** When the day began in which `now` lies, in the zone of a person; in UTC where none is known. */
export function dayStart(now: Date, timeZone: string | undefined): Date {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(timeZone) ?? 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const [hours = 0, minutes = 0, seconds = 0] = parts
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => Number(value));
  const elapsed = (hours * 3600 + minutes * 60 + seconds) * 1000 + now.getUTCMilliseconds();
  return new Date(now.getTime() - elapsed);
}

/** A zone comes from a client; one that this Node.js does not know counts as none. */
export function knownZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
