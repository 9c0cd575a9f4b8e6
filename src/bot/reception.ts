import type { RequestId } from '../domain/ids.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { sentences } from '../wording/wording.ts';
import { callerOf, isPersonal, languageFor, seenPerson } from './caller.ts';
import { ChannelError } from './channel-error.ts';
import { DIRECTORY_LIMIT_MS, withPatience } from './directory-patience.ts';
import { apology } from './failures.ts';
import type { Reply } from './reply.ts';
import { Stalled } from './stalled.ts';
import { inTime } from './time-limit.ts';
import { type Arrival, type Visit, visitOf } from './visit.ts';

/**
 * `words`: an answer of fixed sentences, given even while the directory does not say who asks. `look`: shows what is recorded.
 * `act`: may change something.
 */
export type Effect = 'words' | 'look' | 'act';

/** After it the answer still gets out before Teams sends the activity again, at about 15 s (T2.1). */
const PATIENCE_MS = 8_000;

/** What somebody came for. */
export interface Errand {
  /** For the log: a verb or a command. */
  readonly name: string;
  readonly does: Effect;
  /** Its answer takes something from the directory, which has a limit of its own. */
  readonly asksDirectory?: boolean | undefined;
  /** Can be asked for where others read along: its answer goes to the person's own chat. */
  readonly startsElsewhere?: boolean | undefined;
  /** Guests are let in to it: what they may do is asked of whose account it is. */
  readonly isForHolder?: boolean | undefined;
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

  const patienceMs = PATIENCE_MS + (errand.asksDirectory ? DIRECTORY_LIMIT_MS : 0);
  const attendance: Attendance = { visit: visitOf(arrival, callerId, undefined), stage: 'before' };
  const giveUp = () => {
    const mayHaveActed = attendance.stage === 'begun' && errand.does === 'act';
    attendance.stage = 'given-up';
    return new Stalled(mayHaveActed);
  };
  try {
    const reply = await inTime(attend(attendance, errand), patienceMs, giveUp);
    return { visit: attendance.visit, reply };
  } catch (error) {
    return { visit: attendance.visit, reply: excuse(attendance.visit, error, errand) };
  }
}

/** How far somebody has come. */
interface Attendance {
  visit: Visit;
  /** Once given up, nothing may begin: the person has been told so. */
  stage: 'before' | 'begun' | 'given-up';
}

async function attend(attendance: Attendance, errand: Errand): Promise<Reply | undefined> {
  const { deps, activity, callerId } = attendance.visit;
  const person = await deps.useCases.seePerson(seenPerson(activity, callerId));
  attendance.visit = visitOf(attendance.visit, callerId, person);
  const refusal = await refusalFor(attendance.visit, errand);
  if (refusal || attendance.stage === 'given-up') return refusal;
  attendance.stage = 'begun';
  return errand.run(attendance.visit);
}

/**
 * Where the chat itself is what fails, an apology in it would fail as well; a button is answered another way.
 * Where others read along, what fails is the person's own chat, and a line is all that they get.
 */
function excuse(visit: Visit, error: unknown, { name, requestId, keepsCard }: Errand): Reply {
  const isPrivate = isPersonal(visit.activity);
  if (error instanceof ChannelError && visit.activity.type === 'message' && isPrivate) throw error;
  return apology(visit, error, { where: name, requestId, keepsCard: keepsCard || !isPrivate });
}

async function refusalFor(visit: Visit, errand: Errand): Promise<Reply | undefined> {
  const { deps, activity, callerId, words, ownChat } = visit;
  // Addresses, findings and names are for one person's eyes; other chats get one line (product 2).
  const canBeAnswered = isPersonal(activity) || (errand.startsElsewhere && ownChat);
  if (!canBeAnswered) return line(words.talk.channelOnlyPrivate);
  try {
    const standing = await withPatience(deps.useCases.isMemberOfTenant(callerId));
    if (standing === 'member' || (standing === 'outsider' && errand.isForHolder)) return undefined;
    return line(standing === 'outsider' ? words.talk.refuseGuest : words.talk.refuse);
  } catch (error) {
    // A card is shown to whom it belongs to and who still belongs here; rights to look are at most 60 s old.
    if (error instanceof EdgeError && errand.does === 'words') return undefined;
    throw error;
  }
}

function line(text: string): Reply {
  return { kind: 'line', text };
}
