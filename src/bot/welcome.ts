import { welcomeCard } from '../cards/welcome.ts';
import { callerOf, isPersonal, seenPerson } from './caller.ts';
import { rankedReader } from './ranked-reader.ts';
import { type Arrival, visitOf } from './visit.ts';

/**
 * Greets once, in the person's own chat. An installation tells of itself twice, and the Playground sends both at once (T3.4):
 * whoever has no chat remembered yet has not been greeted, and one delivery at a time is looked at.
 */
export async function welcome(arrival: Arrival): Promise<void> {
  const { deps, activity, chat } = arrival;
  const callerId = callerOf(activity, deps.tenantId);
  if (!callerId || !isPersonal(activity) || !isAboutTheBot(arrival)) return;

  const key = `welcome ${activity.conversation.id}`;
  if (!deps.recent.claim(key)) return;
  try {
    const seen = seenPerson(activity, callerId);
    const person = await deps.useCases.seePerson({ ...seen, conversationId: undefined });
    if (person.conversationId === undefined) {
      const reader = await rankedReader(visitOf(arrival, callerId, person));
      await chat.post(welcomeCard(reader));
    }
    await deps.useCases.seePerson(seen);
  } catch (error) {
    deps.recent.release(key);
    throw error;
  }
}

function isAboutTheBot({ activity }: Arrival): boolean {
  const { type, action, membersAdded, recipient } = activity;
  if (type === 'installationUpdate') return action === 'add';
  return membersAdded?.some(({ id }) => id === recipient?.id) ?? false;
}
