import type { UserId } from '../../domain/ids.ts';
import { askerOf, type CardSubject, requestIdOf } from '../card-subject.ts';
import type { CardCopies } from '../ports/card-copies.ts';
import type { Notifier, ViewerRole } from '../ports/notifier.ts';
import { openChat, type ReachDeps, type Reached, reachPerson } from './reach-person.ts';

export interface PostDeps extends ReachDeps {
  readonly cardCopies: CardCopies;
  readonly notifier: Notifier;
}

export interface Addressee {
  readonly viewerId: UserId;
  readonly as: ViewerRole;
}

export type PostedTo = 'posted' | 'no-teams' | 'no-app';

/**
 * A message of its own with the card, in somebody's own chat, and remembered as a copy before anything else is done. It is
 * remembered as one that shows nothing known, so that it is brought up to whatever is recorded next. Throws EdgeError.
 */
export async function postCard(deps: PostDeps, subject: CardSubject, to: Addressee): Promise<PostedTo> {
  const sought = { id: to.viewerId, askerId: askerOf(subject) };
  const inTheirChat = await postIn(deps, subject, { ...to, reached: await reachPerson(deps, sought) });
  if (inTheirChat !== 'closed') return inTheirChat;
  // The app was removed there, and can be installed once more.
  const opened = await postIn(deps, subject, { ...to, reached: await openChat(deps, sought) });
  return opened === 'closed' ? 'no-app' : opened;
}

async function postIn(
  { cardCopies, notifier }: PostDeps,
  subject: CardSubject,
  { viewerId, as, reached }: Addressee & { readonly reached: Reached },
): Promise<PostedTo | 'closed'> {
  if (reached.outcome !== 'chat') return reached.outcome;
  const { person } = reached;
  const posted = await notifier.post(person, subject, as);
  if (posted.outcome === 'unreachable') return 'closed';
  const { serviceUrl, conversationId } = person;
  const { activityId } = posted;
  const requestId = requestIdOf(subject);
  await cardCopies.adopt({ requestId, viewerId, serviceUrl, conversationId, activityId, shown: '' });
  return 'posted';
}
