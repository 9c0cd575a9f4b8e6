import { isFinal } from '../domain/invitation.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { isOut } from './status-facts.ts';
import type { Telling } from './status-telling.ts';

/** What somebody has to look at, beside the facts: a guest who does not know the inviter, and what was refused on top. */
export function alarmsOf({ invitation, invitee, words, name }: Telling): readonly FindingWords[] {
  const { strangerAt, acceptedAt, handOver } = invitation.track;
  const stranger = strangerAt ? [{ sentence: words.notes.unknownPerson({ name }) }] : [];
  if (acceptedAt || isFinal(invitation)) return stranger;
  const notShown = handOver?.failed ? [words.handOver.failures[handOver.failed]] : [];
  if (invitation.state !== 'failed' || invitation.stage !== 'delivery' || !isOut(invitation))
    return [...stranger, ...notShown];
  // The fact is that a mail went out before; what was refused is the one on top of it.
  const isSaid = strangerAt !== undefined && invitation.refusal === 'not-wanted';
  const refused = words.mailRefusals[invitation.refusal]({ address: invitee?.address ?? name });
  return [...stranger, ...(isSaid ? [] : [refused]), ...notShown];
}
