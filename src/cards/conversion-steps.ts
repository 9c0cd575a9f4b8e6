import { lapsesAt, openDecision } from '../domain/conversion/conversion-follow-up.ts';
import { mustWriteMail } from '../domain/conversion/conversion-person.ts';
import { nextDecisionAt } from '../domain/decision.ts';
import { dayText, deadlineText, momentText } from '../wording/moments.ts';
import { endOf, stoppedFact } from './conversion-ends.ts';
import { mailedFact, provenFact } from './mailed-facts.ts';
import {
  administratorName,
  type ConversionFact,
  type ConversionStep,
  decisionDeadline,
  type RequestTelling,
} from './request-telling.ts';
import { watchText } from './watched.ts';

const FACTS = [inPrinciple, confirmed, agreed, mail, issued, shown, stoppedFact, accepted];

/** Agreed in principle where that was asked, confirmed, agreed, `mail` written, issued, shown, accepted: what is so, then what is waited for, or how it ended. */
export function conversionSteps(telling: RequestTelling): readonly ConversionStep[] {
  const facts = FACTS.flatMap((fact) => fact(telling) ?? []);
  const done = facts.flatMap(({ done: fact }): readonly ConversionStep[] => {
    if (fact === undefined) return [];
    return [{ mark: fact.mark ?? 'done', text: fact.text, notes: doneNotes(fact, telling) }];
  });
  const end = endOf(telling);
  if (end !== 'open') return [...done, ...end];
  const [now, ...others] = facts.filter((fact) => fact.done === undefined);
  // They may accept without our link (E2): then nothing that comes before it is waited for any more.
  if (now === undefined || telling.conversion.track.redeemedAt) return done;
  return [
    ...done,
    { ...now.now, mark: now.now.mark ?? 'now' },
    ...others.map(({ next }): ConversionStep => ({ mark: 'next', text: next, notes: [] })),
  ];
}

function doneNotes(
  { at, notes = [] }: NonNullable<ConversionFact['done']>,
  { reader }: RequestTelling,
): readonly string[] {
  return [...(at ? [momentText(at, reader)] : []), ...notes];
}

/** No part of it where nobody asked for that (design 3.13). */
function inPrinciple(telling: RequestTelling): ConversionFact | undefined {
  const { conversion, words } = telling;
  const { agreement: said } = words;
  const { agreement, agreedInPrincipleAt } = conversion.track;
  if (!agreement) return undefined;
  const { made } = agreement;
  return {
    done:
      made && agreedInPrincipleAt
        ? { text: said.stepDone({ person: administratorName(made.by, telling) }), at: agreedInPrincipleAt }
        : undefined,
    now: { text: said.stepNow, notes: undecidedNotes(telling) },
    next: said.stepNow,
  };
}

function confirmed(telling: RequestTelling): ConversionFact {
  const { conversion, words } = telling;
  const { conversionSteps: said } = words;
  const { made } = conversion.track.decision;
  const isConfirmed = made?.verdict === 'confirmed';
  return {
    done: isConfirmed
      ? { text: said.confirmedDone({ person: administratorName(made.by, telling) }), at: made.at }
      : undefined,
    now: { text: said.confirmedNow, notes: undecidedNotes(telling) },
    next: said.confirmedNow,
  };
}

/** How many have the question that is open, since when nobody has decided where that is late (design 1.3), and until when they may. */
export function undecidedNotes(telling: RequestTelling): readonly string[] {
  const { conversion, person, reader, words } = telling;
  const { since, escalatedAt } = openDecision(conversion);
  const waitsForCure = conversion.state === 'awaiting-confirmation' && person && person.preFlight.standing !== 'ready';
  return [
    reachedText(telling),
    ...(waitsForCure ? [words.conversionConfirm.waitsForCure] : []),
    ...(escalatedAt ? [words.conversionConfirm.undecided({ date: dayText(since, reader) })] : []),
    words.conversionNotes.decideBy({ date: decisionDeadline(telling) }),
  ];
}

/** How many of the administrators have the question that is open; undefined: they are being asked. */
export function reachedIn(entries: RequestTelling['entries']): number | undefined {
  const asked = entries.findLastIndex(({ kind }) => kind === 'confirmation-asked');
  const reached = entries.slice(asked + 1).findLast((entry) => 'reached' in entry);
  return reached && 'reached' in reached ? reached.reached : undefined;
}

function reachedText({ conversion, decisionDays, entries, reader, words }: RequestTelling): string {
  const { conversionNotes: notes } = words;
  const decision = openDecision(conversion);
  const reached = reachedIn(entries);
  if (reached === undefined) return notes.askingDeciders;
  if (reached > 0) return notes.asked({ n: reached });
  const next = decision.escalatedAt ? undefined : nextDecisionAt(decision, decisionDays);
  return notes.askedNobody({ date: next && dayText(next, reader) });
}

/** No part of it where the policy asks nobody: (product 5.5). Who was asked meanwhile is waited for. */
function agreed(telling: RequestTelling): ConversionFact | undefined {
  const { conversion, name, asksHolder, reader, words } = telling;
  const { holderAskedAt, agreedAt, isAgreedByPolicy, proof } = conversion.track;
  if (proof) return provenFact(proof, telling);
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
    now: { text: (conversion.state === 'confirmed' ? said.agreedReaching : said.agreedNow)({ name }), notes: asked },
    next: said.agreedNext({ name }),
  };
}

function mail({ conversion, person, reader, words }: RequestTelling): ConversionFact | undefined {
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

/** What of it is not known, the stop says. */
function issued(telling: RequestTelling): ConversionFact | undefined {
  const { conversion, words } = telling;
  if (conversion.track.stopBecause) return undefined;
  const { conversionSteps: said } = words;
  const { issuedAt, inviteUnsureAt } = conversion.track;
  return {
    done: issuedAt && { text: said.issuedDone, at: issuedAt },
    now: inviteUnsureAt ? unsureNow(telling) : { text: said.issuedNow, notes: [] },
    next: said.issuedNext,
  };
}

/** Long enough for people to look themselves. */
function unsureNow({ conversion, reader, words }: RequestTelling): ConversionFact['now'] {
  const { invitingSince = conversion.requestedAt } = conversion.track;
  const trouble = words.conversionTroubles.inviteUnsure({ time: momentText(invitingSince, reader) });
  return { mark: 'failed', text: words.conversionSteps.issuedMaybe, notes: [], trouble };
}

/** Nothing is going to be shown where the link is gone. */
function shown(telling: RequestTelling): ConversionFact | undefined {
  const { conversion, name, person, words } = telling;
  if (conversion.track.isByMail) return mailedFact(telling);
  const { conversionSteps: said, conversionNotes } = words;
  const { linkShownAt, linkWipedAt } = conversion.track;
  if ((linkWipedAt || !person) && !linkShownAt) return undefined;
  return {
    done: linkShownAt && { text: said.shownDone({ name }), at: linkShownAt },
    now: { text: said.shownNow({ name }), notes: [conversionNotes.shownWaits] },
    next: said.shownNext({ name }),
  };
}

function accepted(telling: RequestTelling): ConversionFact {
  const { conversion, name, words } = telling;
  const { conversionSteps: said, conversionNotes: notes } = words;
  const { redeemedAt, linkWipedAt } = conversion.track;
  return {
    done: redeemedAt && { text: said.acceptedDone({ name }), at: redeemedAt },
    now: {
      text: said.acceptedNow({ name }),
      notes: linkWipedAt ? [notes.linkWiped, watchText(telling)] : [notes.dependsOn({ name })],
    },
    next: said.acceptedNext({ name }),
  };
}
