import type { CardContent } from '../cards/render-card.ts';
import { bareText } from '../domain/bare-text.ts';
import { type CardSubject, stampOf } from '../use-cases/card-subject.ts';
import { cardFor } from './answers.ts';
import { ChannelError } from './channel-error.ts';
import { failureOf } from './channel-failures.ts';
import type { Place } from './messenger.ts';
import { rememberCopy } from './remember-copy.ts';
import type { Reply } from './reply.ts';
import type { Visit } from './visit.ts';

/** What begins with a form. */
export type FormSubject = Extract<CardSubject, { readonly kind: 'draft' | 'conversion' }>;

/**
 * A form that was begun where others read along: it goes to the caller's own chat and says where it comes
 * from (T8.3), and what the others read is that something has begun. Where that chat is closed to us, they are asked to write there.
 */
export async function postPrivately(visit: Visit, subject: FormSubject): Promise<Reply> {
  const { activity, ownChat, reader, words } = visit;
  const content = cardFor(subject, reader, { askedIn: activity.channelData?.team?.name ?? undefined });
  const activityId = ownChat && (await postInto(visit, ownChat, content));
  if (activityId === undefined) return { kind: 'line', text: words.talk.channelOnlyPrivate };

  await rememberCopy(visit, { ...ownChat, requestId: subject.draft.id, activityId, shown: stampOf(subject) });
  const { channelStarted, channelConversion } = words.talk;
  const said = subject.kind === 'draft' ? channelStarted : channelConversion;
  return { kind: 'line', text: said({ person: bareText(activity.from.name ?? '') }) };
}

/** Undefined where nothing can be posted; what may pass rises. */
async function postInto({ deps }: Visit, place: Place, content: CardContent): Promise<string | undefined> {
  try {
    return await deps.messenger.post(place, content);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    const { means, isAlarm } = failureOf(error);
    const { status, code } = error;
    deps.log[isAlarm ? 'error' : 'warn']('channel.failed', { act: 'post-form', status, code, means });
    if (means === 'unreachable' || means === 'message-gone') return undefined;
    throw error;
  }
}
