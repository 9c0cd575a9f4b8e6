import type { Draft } from '../domain/draft.ts';
import { stampOf } from '../use-cases/card-subject.ts';
import { cardFor } from './answers.ts';
import { askedAt } from './asked-at.ts';
import { isPersonal } from './caller.ts';
import { withPatience } from './directory-patience.ts';
import { postPrivately } from './private-form.ts';
import { rememberCopy } from './remember-copy.ts';
import type { Reply } from './reply.ts';
import type { Visit } from './visit.ts';
import { whileTyping } from './while-typing.ts';

/**
 * Makes a draft and posts its form where the caller alone reads it. The draft's id comes from the activity, so a second delivery
 * finds the first one's draft and, where its form is known to stand in the chat, posts nothing.
 * Answers only when there is something else to say.
 */
export async function startForm(visit: Visit, text: string): Promise<Reply | undefined> {
  const { deps, activity, chat, callerId, reader, words } = visit;
  const activityKey = `${activity.conversation.id} ${activity.id ?? deps.newReference()}`;
  const asked = { callerId, text, language: reader.language, activityKey, ...askedAt(activity) };
  const started = await whileTyping(chat, withPatience(deps.useCases.startDraft(asked)));
  if (started.outcome === 'refused') {
    return { kind: 'line', text: started.because === 'outsider' ? words.talk.refuseGuest : words.talk.refuse };
  }
  const { draft } = started;
  if (await deps.useCases.isPosted(draft.id)) return undefined;
  return isPersonal(activity) ? postHere(visit, draft) : postPrivately(visit, draft);
}

async function postHere(visit: Visit, draft: Draft): Promise<undefined> {
  const subject = { kind: 'draft', draft } as const;
  const activityId = await visit.chat.post(cardFor(subject, visit.reader));
  await rememberCopy(visit, { requestId: draft.id, activityId, shown: stampOf(subject) });
}
