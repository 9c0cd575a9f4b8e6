import type { MailRefusal } from '../domain/failures.ts';
import type { UserId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger-entry.ts';
import type { Telling } from './status-telling.ts';
import { issueWords } from './status-troubles.ts';

/** Whose history it is, and who the people in it are. */
export interface Recounting extends Telling {
  readonly entries: readonly LedgerEntry[];
  readonly personOf: (id: UserId) => string;
}

type Sayer<Kind extends LedgerEntry['kind']> = (
  entry: Extract<LedgerEntry, { kind: Kind }>,
  recounting: Recounting,
) => string | undefined;

/** Every kind of entry has its sentence, or is known to say nothing to a person: intentions, and what a machine tried again. */
const SENTENCES: { readonly [Kind in LedgerEntry['kind']]: Sayer<Kind> | 'silent' } = {
  requested: ({ by }, { invitation: { act }, words: { history }, personOf, team }) => {
    const person = personOf(by);
    if (act === 'add') return history.askedToAdd({ person, team });
    if (act === 'reset') return history.askedReset({ person });
    return act === 'renew' ? history.askedNewLink({ person }) : history.asked({ person });
  },
  inviting: 'silent',
  'invite-put-off': 'silent',
  'sponsor-left-out': 'silent',
  'account-found': 'silent',
  issued: ({ at }, { invitation: { act }, entries, words: { history, steps }, personOf }) => {
    const asked = entries.findLast((entry) => entry.kind === 'new-link-asked' && entry.at <= at);
    if (asked?.kind === 'new-link-asked') return history.newLink({ person: personOf(asked.by) });
    return act === 'invite' ? steps.createdDone : steps.renewedDone;
  },
  'invite-refused': ({ failure }, recounting) =>
    issueWords(failure, { ...recounting, act: recounting.invitation.act }).sentence,
  'link-lost': 'silent',
  'guest-gone': (_, { words }) => words.accountGone.sentence,
  superseded: (_, { words }) => words.superseded.sentence,
  strayed: (_, { words: { steps } }) => steps.createdStray,
  'added-to-team': (_, { words: { history }, team }) => history.added({ team }),
  'team-refused': ({ refusal }, { words, name, team }) => words.teamRefusals[refusal]({ name, team }).sentence,
  sending: 'silent',
  'sending-put-off': 'silent',
  // Microsoft's mail carries a link of its own.
  delivered: ({ linkAttempt }, { words: { history, steps } }) =>
    linkAttempt === undefined ? history.mailed : steps.sentMicrosoft,
  'delivery-unknown': (_, { words: { history } }) => history.unknown,
  'delivery-refused': ({ refusal }, recounting) =>
    recounting.words.history.mailFailed({ cause: mailCause(refusal, recounting) }),
  'send-again-asked': ({ by }, { words: { history }, personOf }) => history.resent({ person: personOf(by) }),
  'received-by-report': ({ by }, { words: { history }, personOf, name }) =>
    history.received({ person: personOf(by), name }),
  'microsoft-mail-asked': ({ by }, { words: { history }, personOf }) => history.microsofts({ person: personOf(by) }),
  'new-link-asked': ({ by }, { words: { history }, personOf }) => history.askedNewLink({ person: personOf(by) }),
  'hand-over-asked': ({ by }, { words: { history }, personOf }) => history.handOverAsked({ person: personOf(by) }),
  'handed-over': (_, { words: { history } }) => history.handedOver,
  'hand-over-hidden': 'silent',
  'hand-over-failed': ({ because }, { words: { handOver } }) => handOver.failures[because].sentence,
  'passed-on': ({ by }, { words: { history }, personOf }) => history.passedOn({ person: personOf(by) }),
  reminding: 'silent',
  'remind-put-off': 'silent',
  reminded: ({ reminder: k }, { words: { history } }) => history.reminded({ k }),
  'remind-failed': ({ reminder: k, because }, recounting) => {
    const { history } = recounting.words;
    return because === 'unsure'
      ? history.remindUnsure({ k })
      : history.remindFailed({ k, cause: mailCause(because, recounting) });
  },
  'stranger-reported': (_, { words: { history }, name }) => history.stranger({ name }),
  'stranger-told': 'silent',
  'reminders-stopped': (_, { words: { history }, name }) => history.remindersStopped({ name }),
  'sponsor-set': (_, { words: { history } }) => history.sponsorSet,
  'sponsor-refused': ({ refusal }, { words: { notes } }) => notes.sponsorRefusals[refusal],
  'notice-sending': 'silent',
  'notice-put-off': 'silent',
  'notice-sent': (_, recounting) => recounting.words.notes.noticeSent({ cc: ccOf(recounting) }),
  'notice-failed': ({ because }, recounting) => {
    const { noticeUnsure, noticeFailed } = recounting.words.notes;
    return (because === 'unsure' ? noticeUnsure : noticeFailed)({ cc: ccOf(recounting) });
  },
  accepted: (_, { words: { steps }, name }) => steps.acceptedDone({ name }),
  listed: (_, { words: { steps } }) => steps.listedDone,
  // What it lacks stands on the card as long as it counts.
  'listing-unread': 'silent',
  // Begun as soon as it is so, whatever becomes of the message.
  telling: 'silent',
  'telling-put-off': 'silent',
  told: ({ what }, { words: { history } }) => (what === 'ready' ? history.ready : undefined),
  'person-forgotten': ({ part }, { words: { history } }) =>
    part === 'invitee' ? history.forgotten : history.addressForgotten,
};

/** What a person reads of an entry; undefined where it says nothing to one. */
export function historySentence(entry: LedgerEntry, recounting: Recounting): string | undefined {
  const say = SENTENCES[entry.kind] as Sayer<LedgerEntry['kind']> | 'silent';
  return say === 'silent' ? undefined : say(entry, recounting);
}

function mailCause(refusal: MailRefusal, { words, invitee, name }: Recounting): string {
  return words.mailRefusals[refusal]({ address: invitee?.address ?? name }).sentence;
}

function ccOf({ invitee, words }: Recounting): string {
  return invitee?.cc ?? words.history.otherAddress;
}
