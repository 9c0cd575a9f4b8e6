import type { RequestId } from '../domain/ids.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { sentences } from '../wording/wording.ts';
import { callerOf, isPersonal, languageFor, seenPerson } from './caller.ts';
import { ChannelError } from './channel-error.ts';
import { withPatience } from './directory-patience.ts';
import { apology } from './failures.ts';
import type { Reply } from './reply.ts';
import { type Arrival, type Visit, visitOf } from './visit.ts';

/** What somebody came for. */
export interface Errand {
  /** For the log: a verb or a command. */
  readonly name: string;
  /** Done even while the directory does not say who they are: it shows nothing but words and the caller's own card. */
  readonly isReadOnly: boolean;
  readonly requestId?: RequestId | undefined;
  /** What was typed stands on the card that was pressed, and must stay there. */
  readonly keepsCard?: boolean | undefined;
  readonly run: (visit: Visit) => Promise<Reply | undefined>;
}

export interface Attended {
  /** Undefined when the answer has been given already. */
  readonly reply: Reply | undefined;
  /** Undefined for strangers. */
  readonly visit?: Visit;
}

/** Finds out who it is, remembers them, turns away who does not belong, and lets the others do what they came for. */
export async function receive(arrival: Arrival, errand: Errand): Promise<Attended> {
  const { deps, activity } = arrival;
  const callerId = callerOf(activity, deps.tenantId);
  if (!callerId) return { reply: line(sentences(languageFor(activity, undefined)).talk.refuse) };

  const stranger = visitOf(arrival, callerId, undefined);
  try {
    const person = await deps.useCases.seePerson(seenPerson(activity, callerId));
    const visit = visitOf(arrival, callerId, person);
    return { visit, reply: await attend(visit, errand) };
  } catch (error) {
    return { visit: stranger, reply: excuse(stranger, error, errand) };
  }
}

async function attend(visit: Visit, errand: Errand): Promise<Reply | undefined> {
  try {
    return (await refusalFor(visit, errand)) ?? (await errand.run(visit));
  } catch (error) {
    return excuse(visit, error, errand);
  }
}

/** Where the chat itself is what fails, an apology in it would fail as well; a button is answered another way. */
function excuse(visit: Visit, error: unknown, errand: Errand): Reply {
  if (error instanceof ChannelError && visit.activity.type === 'message') throw error;
  return apology(visit, error, { where: errand.name, requestId: errand.requestId, keepsCard: errand.keepsCard });
}

async function refusalFor({ deps, activity, callerId, words }: Visit, errand: Errand): Promise<Reply | undefined> {
  // Addresses, findings and names are for one person's eyes; other chats get one line (product 2).
  if (!isPersonal(activity)) return line(words.talk.channelOnlyPrivate);
  try {
    const standing = await withPatience(deps.useCases.isMemberOfTenant(callerId));
    if (standing === 'member') return undefined;
    return line(standing === 'outsider' ? words.talk.refuseGuest : words.talk.refuse);
  } catch (error) {
    if (error instanceof EdgeError && errand.isReadOnly) return undefined;
    throw error;
  }
}

function line(text: string): Reply {
  return { kind: 'line', text };
}
