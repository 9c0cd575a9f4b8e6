import type { Audience } from '../domain/eligibility.ts';
import { domainOf, type EmailAddress } from '../domain/email-address.ts';
import type { InvitationFailure } from '../domain/failures.ts';
import type { Invitation, Invitee } from '../domain/invitation.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import type { Sentences } from '../wording/sentences.ts';
import type { FactLine } from './status-facts.ts';

interface TroubleReader {
  readonly words: Sentences;
  readonly audience: Audience;
  readonly invitee: Invitee | undefined;
  readonly name: string;
  readonly team: string;
}

/** Cause, cure and who can, for a fact that failed. */
export function troubleOf(
  invitation: Invitation,
  { mark, says }: FactLine,
  reader: TroubleReader,
): FindingWords | undefined {
  if (mark !== 'failed') return undefined;
  const { words, invitee, name, team } = reader;
  const { teamRefusal } = invitation.track;
  if (says === 'teamFailed' && teamRefusal) return words.teamRefusals[teamRefusal]({ name, team });
  if (invitation.state === 'needs-attention') return strayWords(invitation, reader);
  if (invitation.state !== 'failed') return undefined;
  if (invitation.stage === 'account') return invitation.isSuperseded ? words.superseded : words.accountGone;
  if (invitation.stage === 'issue') return issueWords(invitation.failure, { ...reader, act: invitation.act });
  // Said already, on its own.
  if (invitation.refusal === 'not-wanted' && invitation.track.strangerAt) return undefined;
  return words.mailRefusals[invitation.refusal]({ address: invitee?.address ?? name });
}

/** Why it could not be created, or a membership alone not begun. */
export function issueWords(
  failure: InvitationFailure,
  { act, words, invitee, name, team }: Omit<TroubleReader, 'audience'> & Pick<Invitation, 'act'>,
): FindingWords {
  if (act === 'add' && failure === 'inviter-lost-right') return words.addStopped({ name, team });
  return words.failures[failure]({ domain: domainText(invitee?.address) });
}

function strayWords(
  { got, expected, reference }: Extract<Invitation, { state: 'needs-attention' }>,
  { words, audience }: TroubleReader,
): FindingWords {
  if (audience === 'inviter') return { sentence: words.common.look({ reference }) };
  const asked = expected.length === 0 ? words.notes.strayNobody : expected.join(', ');
  return { sentence: words.notes.stray({ got, asked }) };
}

function domainText(address: EmailAddress | undefined): string {
  return address === undefined ? '' : domainOf(address);
}
