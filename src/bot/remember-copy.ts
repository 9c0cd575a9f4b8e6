import type { CardCopy } from '../use-cases/ports/card-copies.ts';
import { errorFields } from './log.ts';
import type { Visit } from './visit.ts';

/** A card that was posted; in the conversation of the activity, if it does not name another place. */
type Posting = Pick<CardCopy, 'requestId' | 'activityId' | 'shown'> &
  Partial<Pick<CardCopy, 'serviceUrl' | 'conversationId'>>;

/** The card is out; that it could not be remembered is mended by the next press on it. */
export async function rememberCopy({ deps, activity, callerId }: Visit, posting: Posting): Promise<void> {
  try {
    await deps.useCases.adoptCopy({
      viewerId: callerId,
      serviceUrl: activity.serviceUrl,
      conversationId: activity.conversation.id,
      ...posting,
    });
  } catch (error) {
    deps.log.warn('copy.not-remembered', { requestId: posting.requestId, ...errorFields(error) });
  }
}
