import type { Invitation, Invitee } from '../domain/invitation.ts';
import { dayText } from '../wording/moments.ts';
import { sentences } from '../wording/wording.ts';
import { bareText } from './plain-text.ts';
import type { Reader } from './reader.ts';

interface Ending {
  readonly what: 'ready' | 'accepted';
  readonly invitation: Invitation;
  readonly invitee: Invitee | undefined;
}

/** The one message at the end, as bare text: to be sent with `textFormat: 'plain'`, because names stand in it. */
export function endMessage({ what, invitation, invitee }: Ending, reader: Reader): string {
  const { end, common } = sentences(reader.language);
  const name = invitee?.name;
  // The message shows on lock screens, so somebody known by address alone goes by the reference (design 1.6).
  const isNamed = name !== undefined && !name.includes('@');
  const values = {
    name: isNamed ? name : common.someone,
    team: invitation.teamName ?? common.unnamedTeam,
    date: dayText(invitation.requestedAt, reader),
  };
  // A membership alone is told of when it is there, or when the group has refused it; nobody accepted anything.
  const said = invitation.act === 'add' ? { ready: end.readyAdded, accepted: end.addFailed } : end;
  const text = said[what](values);
  const reference = isNamed ? '' : ` ${common.reference({ reference: invitation.reference })}`;
  return bareText(`${text}${reference}`).replace(/^the /, 'The ');
}
