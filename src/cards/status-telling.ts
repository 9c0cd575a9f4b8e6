import { isResendable, mayHaveNewLink } from '../domain/delivery.ts';
import { isNoticeOpen } from '../domain/follow-up.ts';
import { type Invitation, type Invitee, isFinal } from '../domain/invitation.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { Mark } from './status-facts.ts';

/** One invitation as the ledger has it. */
export interface InvitationReading {
  readonly invitation: Invitation;
  /** Undefined once it has been wiped. */
  readonly invitee: Invitee | undefined;
}

/** All invitations of a request. */
export interface RequestStatus {
  readonly readings: readonly [InvitationReading, ...InvitationReading[]];
  /** Days after the link went out on which guests are reminded; without them no date is said. */
  readonly reminderDays?: readonly number[] | undefined;
}

/** An invitation, its reader, and the words for both. */
export interface Telling extends InvitationReading {
  readonly reader: Reader;
  readonly words: Sentences;
  readonly reminderDays: readonly number[];
  readonly name: string;
  readonly team: string;
}

export interface TroubleView {
  readonly sentence: PlainText;
  readonly cures: readonly PlainText[];
  readonly who: readonly PlainText[];
}

export const MARKS: Readonly<Record<Mark, string>> = { done: '✓', now: '→', next: '·', failed: '✕' };

export function tellingOf(
  { invitation, invitee }: InvitationReading,
  reader: Reader,
  reminderDays: readonly number[] = [],
): Telling {
  const words = sentences(reader.language);
  const name = invitee?.name ?? invitee?.address ?? words.common.someone;
  const team = invitation.teamName ?? words.common.unnamedTeam;
  return { invitation, invitee, reader, words, reminderDays, name, team };
}

export function troubleView({ sentence, cure, who }: FindingWords, { common }: Sentences): TroubleView {
  return {
    sentence: plainText(sentence),
    cures: cure === undefined ? [] : [plainText(cure)],
    who: who === undefined ? [] : [plainText(common.who({ who }))],
  };
}

/** The words, the sponsor and the notice to one more address: beside the facts, and silent as long as nothing is to be known. */
export function besidesOf({ invitation, invitee, words: { notes } }: Telling): readonly string[] {
  const { track, hasNotice } = invitation;
  const mayBeMailed = isResendable(invitation) || mayHaveNewLink(invitation);
  const wordless = invitee?.hasLostMessage && mayBeMailed ? [notes.messageRemoved] : [];
  const said = [...wordless, ...(track.sponsorRefusal ? [notes.sponsorRefusals[track.sponsorRefusal]] : [])];
  const cc = invitee?.cc;
  if (!hasNotice || cc === undefined) return said;
  if (track.noticeAt) return [...said, notes.noticeSent({ cc })];
  if (track.noticeFailed === 'unsure') return [...said, notes.noticeUnsure({ cc })];
  if (track.noticeFailed) return [...said, notes.noticeFailed({ cc })];
  // Microsoft's mail drops it (product 8).
  if (track.sentAt && track.route === 'microsoft') return [...said, notes.noticeDropped({ cc })];
  // It follows the mail, and nothing but the mail: that it went out, or that they have it.
  const isLost = isFinal(invitation) || track.acceptedAt !== undefined;
  const isDropped = isLost && !isNoticeOpen(invitation);
  return isDropped ? [...said, notes.noticeDropped({ cc })] : said;
}

/** Until when it is so, and what to name when asking about it. */
export function smallPrint(isOpen: boolean, { invitation, reader, words: { common } }: Telling): readonly string[] {
  const updated = `${common.updated({ time: momentText(reader.now, reader) })} · ${common.selfUpdating}`;
  return [...(isOpen ? [updated] : []), common.reference({ reference: invitation.reference })];
}

/** A name that is not known any more (“the guest”, “an administrator”) may begin a sentence; a real one stays as the directory has it. */
export function upperFirst(text: string): string {
  return text.replace(/^(?:the|an) /, (article) => article.charAt(0).toUpperCase() + article.slice(1));
}
