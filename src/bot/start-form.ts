import { stampOf } from '../use-cases/card-subject.ts';
import { cardFor } from './answers.ts';
import { withPatience } from './directory-patience.ts';
import { errorFields } from './log.ts';
import type { Reply } from './reply.ts';
import type { Visit } from './visit.ts';
import { whileTyping } from './while-typing.ts';

/**
 * Makes a draft and posts its form. The draft's id comes from the activity, so a second delivery finds the first one's draft
 * and, where its form is known to stand in the chat, posts nothing. Answers only when there is something else to say.
 */
export async function startForm(visit: Visit, text: string): Promise<Reply | undefined> {
  const { deps, activity, chat, callerId, reader, words } = visit;
  const activityKey = `${activity.conversation.id} ${activity.id ?? deps.newReference()}`;
  const asked = deps.useCases.startDraft({ callerId, text, language: reader.language, activityKey });
  const started = await whileTyping(chat, withPatience(asked));
  if (started.outcome === 'refused') {
    return { kind: 'line', text: started.because === 'outsider' ? words.talk.refuseGuest : words.talk.refuse };
  }
  const { draft } = started;
  if (await deps.useCases.isPosted(draft.id)) return undefined;

  const subject = { kind: 'draft', draft } as const;
  const activityId = await chat.post(cardFor(subject, reader));
  await remember(visit, { requestId: draft.id, activityId, shown: stampOf(subject) });
  return undefined;
}

type Posting = Pick<Parameters<Visit['deps']['useCases']['adoptCopy']>[0], 'requestId' | 'activityId' | 'shown'>;

/** The card is out; that it could not be remembered is mended by the next press on it. */
export async function remember(visit: Visit, posting: Posting): Promise<void> {
  const { deps, activity, callerId } = visit;
  try {
    await deps.useCases.adoptCopy({
      ...posting,
      viewerId: callerId,
      serviceUrl: activity.serviceUrl,
      conversationId: activity.conversation.id,
    });
  } catch (error) {
    deps.log.warn('copy.not-remembered', { requestId: posting.requestId, ...errorFields(error) });
  }
}
