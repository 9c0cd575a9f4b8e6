import { bareText } from '../domain/bare-text.ts';
import { domainOf } from '../domain/email-address.ts';
import type { Invitation, Invitee } from '../domain/invitation.ts';
import { dayText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import type { Reader } from './reader.ts';
import { upperFirst } from './status-telling.ts';

interface Ending {
  readonly what: 'ready' | 'accepted' | 'stranger';
  readonly invitation: Invitation;
  readonly invitee: Invitee | undefined;
  /** The inviter is told; others read of a guest of somebody else's. */
  readonly isInviter: boolean;
}

/** The one message at the end, and the one about a guest who knows nobody here, as bare text: to be sent with `textFormat: 'plain'`, because names stand in it. */
export function endMessage({ what, invitation, invitee, isInviter }: Ending, reader: Reader): string {
  const words = sentences(reader.language);
  const { end, common, notes } = words;
  const name = invitee?.name;
  const isNamed = name !== undefined && !name.includes('@');
  const values = {
    name: isNamed ? name : unnamed(invitee, words),
    team: invitation.teamName ?? common.unnamedTeam,
    date: dayText(invitation.requestedAt, reader),
  };
  // A membership alone is told of when it is there, or when the group has refused it; nobody accepted anything.
  const accepted = invitation.track.teamRefusal && !invitation.track.inTeamAt ? end.notAdded : end.accepted;
  const atEnd =
    invitation.act === 'add' ? { ready: end.readyAdded, accepted: end.addFailed } : { ready: end.ready, accepted };
  const said = { ...atEnd, stranger: isInviter ? notes.unknownPerson : end.unknownPersonElse };
  const text = upperFirst(said[what](values));
  return bareText(isNamed && what !== 'stranger' ? text : end.withReference({ text, reference: invitation.reference }));
}

/** The message shows on lock screens: instead of an address, where it is, and the reference behind it (design 1.6). */
function unnamed(invitee: Invitee | undefined, { common }: Sentences): string {
  return invitee ? common.someoneAt({ domain: domainOf(invitee.address) }) : common.someone;
}
