import { lapsesAt } from '../domain/conversion/conversion-follow-up.ts';
import { mustWriteMail } from '../domain/conversion/conversion-person.ts';
import { nextDecisionAt } from '../domain/decision.ts';
import { dayText, deadlineText, momentText } from '../wording/moments.ts';
import { endOf } from './conversion-ends.ts';
import { administratorName, type ConversionStep, decisionDeadline, type RequestTelling } from './request-telling.ts';

/** One of the facts: what is said when it is so, while it is waited for, and before. Undefined: it is no part of this one. */
interface Fact {
  readonly done?: { readonly text: string; readonly at?: Date | undefined } | undefined;
  readonly now: { readonly text: string; readonly notes: readonly string[] };
  readonly next: string;
}

/** Confirmed, agreed, `mail` written, issued, shown, accepted: what is so, then what is waited for, or how it ended. */
export function conversionSteps(telling: RequestTelling): readonly ConversionStep[] {
  const facts = [confirmed, agreed, mail, issued, shown, accepted].flatMap((fact) => fact(telling) ?? []);
  const done = facts.flatMap(({ done: fact }): readonly ConversionStep[] => {
    if (fact === undefined) return [];
    return [{ mark: 'done', text: fact.text, notes: fact.at ? [momentText(fact.at, telling.reader)] : [] }];
  });
  const end = endOf(telling);
  if (end !== 'open') return [...done, ...end];
  const [now, ...others] = facts.filter((fact) => fact.done === undefined);
  // They may accept without our link (E2): then nothing that comes before it is waited for any more.
  if (now === undefined || telling.conversion.track.redeemedAt) return done;
  return [
    ...done,
    { mark: 'now', ...now.now },
    ...others.map(({ next }): ConversionStep => ({ mark: 'next', text: next, notes: [] })),
  ];
}

function confirmed(telling: RequestTelling): Fact {
  const { conversion, words } = telling;
  const { conversionSteps: said, conversionNotes: notes } = words;
  const { made } = conversion.track.decision;
  const isConfirmed = made?.verdict === 'confirmed';
  return {
    done: isConfirmed
      ? { text: said.confirmedDone({ person: administratorName(made.by, telling) }), at: made.at }
      : undefined,
    now: {
      text: said.confirmedNow,
      notes: [reachedText(telling), notes.decideBy({ date: decisionDeadline(telling) })],
    },
    next: said.confirmedNow,
  };
}

function reachedText({ conversion, decisionDays, entries, reader, words }: RequestTelling): string {
  const { conversionNotes: notes } = words;
  const { decision } = conversion.track;
  const reached = entries.findLast((entry) => 'reached' in entry);
  if (reached === undefined || !('reached' in reached)) return notes.askingDeciders;
  if (reached.reached > 0) return notes.asked({ n: reached.reached });
  const next = decision.escalatedAt ? undefined : nextDecisionAt(decision, decisionDays);
  return notes.askedNobody({ date: next && dayText(next, reader) });
}

/** No part of it where the policy asks nobody: (product 5.5). Who was asked meanwhile is waited for. */
function agreed({ conversion, name, asksHolder, reader, words }: RequestTelling): Fact | undefined {
  const { holderAskedAt, agreedAt, isAgreedByPolicy } = conversion.track;
  if (agreedAt ? isAgreedByPolicy : !(asksHolder || holderAskedAt)) return undefined;
  const { conversionSteps: said, conversionNotes: notes } = words;
  const asked = holderAskedAt
    ? [
        notes.askedHolder({ date: momentText(holderAskedAt, reader) }),
        notes.answerBy({ date: deadlineText(lapsesAt(conversion), reader) }),
      ]
    : [];
  return {
    done: agreedAt && { text: said.agreedDone({ name }), at: agreedAt },
    now: { text: said.agreedNow({ name }), notes: asked },
    next: said.agreedNext({ name }),
  };
}

function mail({ conversion, person, reader, words }: RequestTelling): Fact | undefined {
  if (!person || !mustWriteMail(person)) return undefined;
  const { conversionSteps: said, conversionNotes: notes, preFlight } = words;
  const { mailWrittenAt, mailSeenAt } = conversion.track;
  const values = { old: person.mailBefore ?? preFlight.empty, new: person.address };
  return {
    done: mailSeenAt && { text: said.mailDone({ ...values, time: momentText(mailSeenAt, reader) }) },
    now: {
      text: said.mailNow(values),
      notes: mailWrittenAt ? [notes.mailLags({ time: momentText(mailWrittenAt, reader) })] : [],
    },
    next: said.mailNext(values),
  };
}

function issued({ conversion, words: { conversionSteps: said } }: RequestTelling): Fact {
  const { issuedAt } = conversion.track;
  return {
    done: issuedAt && { text: said.issuedDone, at: issuedAt },
    now: { text: said.issuedNow, notes: [] },
    next: said.issuedNext,
  };
}

/** Nothing is going to be shown where the link is gone. */
function shown({ conversion, name, person, words }: RequestTelling): Fact | undefined {
  const { conversionSteps: said, conversionNotes } = words;
  const { linkShownAt, linkWipedAt } = conversion.track;
  if ((linkWipedAt || !person) && !linkShownAt) return undefined;
  return {
    done: linkShownAt && { text: said.shownDone({ name }), at: linkShownAt },
    now: { text: said.shownNow({ name }), notes: [conversionNotes.shownWaits] },
    next: said.shownNext({ name }),
  };
}

function accepted({ conversion, name, words }: RequestTelling): Fact {
  const { conversionSteps: said, conversionNotes: notes, conversionStatus } = words;
  const { redeemedAt, linkWipedAt } = conversion.track;
  return {
    done: redeemedAt && { text: said.acceptedDone({ name }), at: redeemedAt },
    now: {
      text: said.acceptedNow({ name }),
      notes: linkWipedAt ? [notes.linkWiped, conversionStatus.watched({ name })] : [notes.dependsOn({ name })],
    },
    next: said.acceptedNext({ name }),
  };
}
