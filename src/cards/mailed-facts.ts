import type { ConversionTrack } from '../domain/conversion/conversion.ts';
import { maySendLinkAgain } from '../domain/conversion/conversion-mails.ts';
import { clockText, momentText } from '../wording/moments.ts';
import { administratorName, type ConversionFact, type RequestTelling } from './request-telling.ts';

/** How the holder stands behind it where they were not asked in Teams, or have not answered (product 5.5). */
export function provenFact(proof: NonNullable<ConversionTrack['proof']>, telling: RequestTelling): ConversionFact {
  const { conversion, name, person, words } = telling;
  const { conversionMailed: said } = words;
  const reason = person?.withoutHolder;
  if (proof.how === 'code') {
    const text = said.proofCode({ name, address: person?.address });
    return fact(text, { at: proof.at, notes: reason === undefined ? [] : [said.reason({ reason })] });
  }
  const values = { person: administratorName(proof.by, telling), reason };
  const text = conversion.track.holderAskedAt ? said.proofNoneSilent(values) : said.proofNone(values);
  return fact(text, { at: proof.at });
}

function fact(text: string, done: Omit<NonNullable<ConversionFact['done']>, 'text'>): ConversionFact {
  return { done: { text, ...done }, now: { text, notes: [] }, next: text };
}

/** The link to the external address. Nothing is going to be sent where it is gone. */
export function mailedFact(telling: RequestTelling): ConversionFact | undefined {
  const { conversion, name, person, words } = telling;
  const { conversionMailed: said } = words;
  const { linkMail, linkWipedAt } = conversion.track;
  const { sentAt, failed } = linkMail ?? {};
  if ((linkWipedAt || !person) && !sentAt && failed === undefined) return undefined;
  const address = person?.address ?? name;
  return {
    done: sentAt && failed === undefined ? doneFact(sentAt, telling, address) : undefined,
    now: notDone(telling, address),
    next: said.linkNext({ address }),
  };
}

function doneFact(at: Date, { conversion, words }: RequestTelling, address: string): ConversionFact['done'] {
  const isWaitedFor = conversion.track.redeemedAt === undefined;
  const text = words.conversionMailed.linkDone({ address });
  return { text, at, notes: isWaitedFor ? [words.notes.sentSeen] : [] };
}

function notDone(telling: RequestTelling, address: string): ConversionFact['now'] {
  const { conversion, reader, words } = telling;
  const { conversionMailed: said } = words;
  const { sentAt, failed } = conversion.track.linkMail ?? {};
  // One that went out before is there all the same.
  const before = sentAt ? [`${said.linkDone({ address })}: ${momentText(sentAt, reader)}`] : [];
  if (failed === undefined) return { text: said.linkNow({ address }), notes: before };
  if (failed === 'unsure') return unsure(telling, before);
  const trouble = said.notMailed[failed]({ address });
  return { mark: 'failed', text: said.linkFailed({ address }), notes: before, trouble };
}

function unsure(telling: RequestTelling, before: readonly string[]): ConversionFact['now'] {
  const { conversion, entries, reader, words } = telling;
  const last = entries.findLast((entry) => entry.kind === 'link-unsure');
  const since = last?.since ?? conversion.requestedAt;
  const said = maySendLinkAgain(conversion) ? words.steps.sentUnknown : words.steps.sentMaybe;
  return {
    text: said({ time: clockText(since, reader) }),
    notes: [`${momentText(since, reader)} · ${words.notes.sentUnknownNote}`, ...before],
  };
}
