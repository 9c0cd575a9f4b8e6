import type { UserId } from '../domain/ids.ts';
import { stampOf } from '../use-cases/card-subject.ts';
import { cardFor } from './answers.ts';
import { askedAt } from './asked-at.ts';
import { isPersonal } from './caller.ts';
import { withPatience } from './directory-patience.ts';
import { type FormSubject, postPrivately } from './private-form.ts';
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
  const { deps, activity, chat, callerId, reader } = visit;
  const asked = { callerId, text, language: reader.language, activityKey: keyOf(visit), ...askedAt(activity) };
  const started = await whileTyping(chat, withPatience(deps.useCases.startDraft(asked)));
  if (started.outcome === 'refused') return refusal(visit, started.because);
  return postOnce(visit, { kind: 'draft', draft: started.draft });
}

export interface ConversionAsked {
  /** What was typed; names and addresses in it fill the form. */
  readonly text: string;
  /** Already chosen, where an invitation has found it. */
  readonly accountId?: UserId | undefined;
}

/** The same for a conversion. */
export async function startConversionForm(visit: Visit, asked: ConversionAsked): Promise<Reply | undefined> {
  const { deps, chat, callerId } = visit;
  const starting = deps.useCases.startConversion({ callerId, activityKey: keyOf(visit), ...asked });
  const started = await whileTyping(chat, withPatience(starting));
  if (started.outcome === 'refused') return refusal(visit, started.because);
  const viewer = { id: callerId, as: started.as };
  return postOnce({ ...visit, reader: { ...visit.reader, viewer } }, { kind: 'conversion', draft: started.draft });
}

function keyOf({ activity, deps }: Visit): string {
  return `${activity.conversation.id} ${activity.id ?? deps.newReference()}`;
}

function refusal({ words }: Visit, because: 'outsider' | 'unknown-person' | 'no-admin'): Reply {
  const { refuse, refuseGuest, refuseAdmin } = words.talk;
  return { kind: 'line', text: { outsider: refuseGuest, 'unknown-person': refuse, 'no-admin': refuseAdmin }[because] };
}

async function postOnce(visit: Visit, subject: FormSubject): Promise<Reply | undefined> {
  if (await visit.deps.useCases.isPosted(subject.draft.id)) return undefined;
  return isPersonal(visit.activity) ? postHere(visit, subject) : postPrivately(visit, subject);
}

async function postHere(visit: Visit, subject: FormSubject): Promise<undefined> {
  const activityId = await visit.chat.post(cardFor(subject, visit.reader));
  await rememberCopy(visit, { requestId: subject.draft.id, activityId, shown: stampOf(subject) });
}
