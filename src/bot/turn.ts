import { requestIdOf, stampOf } from '../use-cases/card-subject.ts';
import { sentences } from '../wording/wording.ts';
import { errandOf } from './answer-line.ts';
import { languageFor } from './caller.ts';
import { requestIdIn } from './card-action.ts';
import { cardActionRow } from './card-actions.ts';
import { type Pressed, press } from './press.ts';
import { pressedByInvoke, pressedBySubmit } from './pressed.ts';
import { type Attended, type Errand, receive } from './reception.ts';
import { rememberCopy } from './remember-copy.ts';
import { type InvokeAnswer, invokeAnswer, type Reply, unknownInvoke } from './reply.ts';
import { spokenText } from './spoken-text.ts';
import type { Arrival } from './visit.ts';
import { welcome } from './welcome.ts';

export interface TurnResult {
  /** For an invoke; it goes out before `afterwards` begins. */
  readonly answer?: InvokeAnswer;
  /** What nobody has to wait for. */
  readonly afterwards?: () => Promise<void>;
}

/** Answers one activity that has passed the door. What a person has to be told of a failure is told here. */
export async function turn(arrival: Arrival): Promise<TurnResult> {
  switch (arrival.activity.type) {
    case 'message':
      await message(arrival);
      return {};
    case 'invoke':
      return invoke(arrival);
    case 'conversationUpdate':
    case 'installationUpdate':
      await welcome(arrival);
      return {};
    default:
      // Reactions, typing, edits: nobody expects an answer.
      return {};
  }
}

async function message(arrival: Arrival): Promise<void> {
  const { activity, deps } = arrival;
  const key = `message ${activity.conversation.id} ${activity.id}`;
  if (activity.id !== undefined && !deps.recent.claim(key)) return;
  try {
    const pressed = pressedBySubmit(activity.value);
    const attended = await receive(arrival, pressed ? errandOfPress(pressed) : errandOf(spokenText(activity)));
    await deliver(arrival, attended, pressed !== undefined);
  } catch (error) {
    deps.recent.release(key);
    throw error;
  }
}

/** A living card takes the place of the one that was pressed; everything else is a message of its own. */
async function deliver({ chat, activity }: Arrival, { reply, visit }: Attended, isPress: boolean): Promise<void> {
  if (!reply) return;
  if (reply.kind !== 'card') return chat.say(reply.text);
  const pressed = isPress && reply.subject ? activity.replyToId : undefined;
  const activityId = pressed ? await chat.replace(pressed, reply.content) : await chat.post(reply.content);
  if (visit && reply.subject) {
    // The answer to a press never has the link that a holder's message shows.
    const shown = reply.subject.kind === 'conversion-request' ? '' : stampOf(reply.subject);
    await rememberCopy(visit, { requestId: requestIdOf(reply.subject), activityId, shown });
  }
}

async function invoke(arrival: Arrival): Promise<TurnResult> {
  const { activity } = arrival;
  const { talk } = sentences(languageFor(activity, undefined));
  if (activity.name !== 'adaptiveCard/action') return { answer: unknownInvoke(talk.unknown) };
  const pressed = pressedByInvoke(activity.value);
  if (!pressed) return { answer: invokeAnswer({ kind: 'refusal', code: 'bad-request', text: talk.unknown }) };
  const attended = await receive(arrival, errandOfPress(pressed));
  // `press` always answers; only a typed line can have been answered in the chat.
  const reply: Reply = attended.reply ?? { kind: 'line', text: '' };
  const answer = invokeAnswer(reply);
  // An edit makes clients refresh again (T1.3): a refresh that led to an edit would never end.
  return pressed.isAutomatic ? { answer } : { answer, afterwards: () => adopt(arrival, attended) };
}

/**
 * Whoever presses on an old or unknown copy makes it ours again. What its message shows is not known:
 * the answer was for the presser's eyes and leaves the message as it was (T1.3).
 */
async function adopt({ activity }: Arrival, { reply, visit }: Attended): Promise<void> {
  if (!visit || !activity.replyToId || reply?.kind !== 'card' || !reply.subject) return;
  await rememberCopy(visit, { requestId: requestIdOf(reply.subject), activityId: activity.replyToId, shown: '' });
}

function errandOfPress(pressed: Pressed): Errand {
  const row = cardActionRow(pressed.verb);
  // An unknown verb and an automatic refresh of whatever verb only ever show the card.
  const shows = row === undefined || (pressed.isAutomatic && row.does === 'act');
  return {
    name: row ? pressed.verb : 'unknown-verb',
    does: shows ? 'look' : row.does,
    asksDirectory: row?.asksDirectory,
    isForHolder: row?.isForHolder,
    requestId: requestIdIn(pressed.data),
    keepsCard: row?.hasInputs,
    run: (visit) => press(visit, pressed),
  };
}
