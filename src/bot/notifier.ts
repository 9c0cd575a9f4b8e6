import { askedToLookCard } from '../cards/asked-to-look.ts';
import { endMessage } from '../cards/end-message.ts';
import { linkHandOverCard } from '../cards/link-hand-over.ts';
import { problemCard } from '../cards/problem.ts';
import type { Reader } from '../cards/reader.ts';
import type { CardContent } from '../cards/render-card.ts';
import { type Language, languageOf } from '../domain/language.ts';
import type { CardSubject } from '../use-cases/card-subject.ts';
import type { CardCopy } from '../use-cases/ports/card-copies.ts';
import type { Clock } from '../use-cases/ports/clock.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { Reading } from '../use-cases/ports/ledger.ts';
import type { LinkCard } from '../use-cases/ports/link-cards.ts';
import type {
  LinkCardOutcome,
  Notifier,
  PostOutcome,
  ShowOutcome,
  TellOutcome,
  Told,
  Viewer,
} from '../use-cases/ports/notifier.ts';
import type { ChatPerson } from '../use-cases/ports/people.ts';
import { cardFor } from './answers.ts';
import { ChannelError } from './channel-error.ts';
import { edgeErrorOf, failureOf } from './channel-failures.ts';
import type { Log } from './log.ts';
import type { Messenger } from './messenger.ts';

export interface NotifierDeps {
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** Proactive messages through the channel's connector. */
export function channelNotifier(deps: NotifierDeps): Notifier {
  return {
    show: async (copy, viewer, subject) => showCopy(deps, copy, cardsOf(subject, viewer, deps.clock())),
    post: async (person, subject, as) =>
      postContent(deps, person, cardsOf(subject, { id: person.id, as, person }, deps.clock()).whole),
    tell: async (person, what, reading) => tell(deps, person, what, reading),
    postLinkCard: async (person, reading) =>
      postContent(deps, person, linkHandOverCard(reading, readerOf(person, deps.clock()))),
    editLinkCard: async (card, reading, { person, link }) =>
      editLinkCard(deps, card, linkHandOverCard({ ...reading, link }, readerOf(person, deps.clock()))),
  };
}

/** A job has no activity to take signs from: what the person chose or last showed decides; of a stranger, the directory. */
function readerOf(person: ChatPerson | undefined, now: Date, inDirectory?: Language): Reader {
  const language = languageOf({ chosen: person?.chosenLanguage, seen: person?.seenLanguage ?? inDirectory });
  return { language, timeZone: person?.timeZone, audience: 'inviter', now };
}

/** The same card twice, where it shows a link. */
interface Cards {
  readonly whole: CardContent;
  /** As long as nobody knows under which id the message stands. */
  readonly withoutLink?: CardContent;
}

function cardsOf(subject: CardSubject, viewer: Viewer, now: Date): Cards {
  const whole = cardOf(subject, viewer, now);
  return viewer.link ? { whole, withoutLink: cardOf(subject, { ...viewer, link: undefined }, now) } : { whole };
}

/** Whoever is asked to look at an invitation reads the whole of it, and presses nothing; a conversion has a card for each who looks. */
function cardOf(subject: CardSubject, { person, ...viewer }: Viewer, now: Date): CardContent {
  const { as } = viewer;
  if (subject.kind === 'conversion-request') {
    const { conversion, person: account } = subject.reading;
    const isHolder = viewer.id === conversion.accountId;
    return cardFor(subject, { ...readerOf(person, now, isHolder ? account?.holderLanguage : undefined), viewer });
  }
  const reader = readerOf(person, now);
  if (subject.kind === 'access-change') return cardFor(subject, { ...reader, viewer });
  if (subject.kind === 'conversion' && as !== 'nobody') return cardFor(subject, { ...reader, viewer });
  if (as === 'asker') return cardFor(subject, reader);
  const isAsked = as === 'admin' && subject.kind !== 'conversion';
  return isAsked ? askedToLookCard(subject, reader) : problemCard({ what: 'not-found' }, reader);
}

/** Edits are idempotent and may be repeated; a message that is gone is sent anew, once. */
async function showCopy(deps: NotifierDeps, copy: CardCopy, cards: Cards): Promise<ShowOutcome> {
  const { messenger } = deps;
  const edited = await attempt(deps, 'show', () => messenger.edit(copy, copy.activityId, cards.whole));
  if (edited.outcome === 'done') return { outcome: 'edited' };
  if (edited.outcome === 'unreachable') return { outcome: 'unreachable' };

  const { whole, withoutLink } = cards;
  return withoutLink ? sendLinkAnew(deps, copy, { whole, withoutLink }) : sendAnew(deps, copy, whole);
}

/** What shows a link must be found again, to take the link out: it is edited in where the message is known to stand. */
async function sendLinkAnew(
  deps: NotifierDeps,
  copy: CardCopy,
  { whole, withoutLink }: Required<Cards>,
): Promise<ShowOutcome> {
  const anew = await attempt(deps, 'show-anew', () => deps.messenger.post(copy, withoutLink));
  if (anew.outcome !== 'done') return { outcome: 'unreachable' };
  try {
    await attempt(deps, 'show', () => deps.messenger.edit(copy, anew.value, whole));
  } catch (error) {
    // The id is worth more than the link, which comes with the next edit.
    if (!(error instanceof EdgeError)) throw error;
  }
  return { outcome: 'sent-anew', activityId: anew.value };
}

/** What may stand there is not sent once more for the same content: a second living card is worse than a gap (T2.4). */
async function sendAnew(deps: NotifierDeps, copy: CardCopy, content: CardContent): Promise<ShowOutcome> {
  try {
    const anew = await attempt(deps, 'show-anew', () => deps.messenger.post(copy, content));
    return anew.outcome === 'done' ? { outcome: 'sent-anew', activityId: anew.value } : { outcome: 'unreachable' };
  } catch (error) {
    // Under an id that nobody knows: a press on it makes it ours, and the next change finds the old one gone again.
    if (error instanceof EdgeError && error.kind === 'ambiguous')
      return { outcome: 'sent-anew', activityId: copy.activityId };
    throw error;
  }
}

async function postContent(deps: NotifierDeps, person: ChatPerson, content: CardContent): Promise<PostOutcome> {
  const { serviceUrl, conversationId } = person;
  if (conversationId === undefined) return { outcome: 'unreachable' };
  const posted = await attempt(deps, 'post', () => deps.messenger.post({ serviceUrl, conversationId }, content));
  return posted.outcome === 'done' ? { outcome: 'posted', activityId: posted.value } : { outcome: 'unreachable' };
}

/** Never posted anew: where the message is gone, so is the link on it. */
async function editLinkCard(deps: NotifierDeps, card: LinkCard, content: CardContent): Promise<LinkCardOutcome> {
  const { outcome } = await attempt(deps, 'edit-link', () => deps.messenger.edit(card, card.activityId, content));
  return { outcome: outcome === 'done' ? 'edited' : outcome };
}

async function tell(deps: NotifierDeps, person: ChatPerson, what: Told, reading: Reading): Promise<TellOutcome> {
  const { serviceUrl, conversationId } = person;
  if (conversationId === undefined) return { outcome: 'unreachable' };
  const { invitation, invitee } = reading;
  const isInviter = person.id === invitation.inviterId;
  const text = endMessage({ what, invitation, invitee, isInviter }, readerOf(person, deps.clock()));
  const told = await attempt(deps, 'tell', () => deps.messenger.say({ serviceUrl, conversationId }, text));
  return { outcome: told.outcome === 'done' ? 'sent' : 'unreachable' };
}

type Attempt<T> = { readonly outcome: 'done'; readonly value: T } | { readonly outcome: 'unreachable' | 'gone' };

/** What the channel refuses for good is an outcome; what may pass rises as EdgeError. */
async function attempt<T>({ log }: NotifierDeps, act: string, call: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { outcome: 'done', value: await call() };
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    const { means, isAlarm } = failureOf(error);
    log[isAlarm ? 'error' : 'warn']('channel.failed', { act, status: error.status, code: error.code, means });
    switch (means) {
      case 'unreachable':
        return { outcome: 'unreachable' };
      case 'message-gone':
        return { outcome: 'gone' };
      default:
        throw edgeErrorOf(error, means);
    }
  }
}
