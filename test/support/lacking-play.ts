import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { DANA } from './invitation-play.ts';
import { type Asked, acceptByMail, ask, cardOf } from './scene.ts';
import type { Stage } from './stage.ts';
import type { TeamsPerson } from './teams-client.ts';

/** Somebody invited while the app lacks a right. */
export interface Lacked {
  readonly asked: Asked;
  /** What the inviter had read before anything was sent, or in its place. */
  readonly review: string;
  /** The card at the end: an hour later, and the guest has accepted where there was a mail. */
  readonly end: string;
}

/** Everything anew, without these permissions; the administrator owns a team too. */
export async function startLacking(stage: Stage, permissions: readonly string[]): Promise<void> {
  await stage.begin();
  await stage.journey.control('POST', 'users', {
    userPrincipalName: 'dana.choi@contoso.example',
    ownerOf: ['Project North'],
  });
  await grant(stage, permissions, false);
}

/** Grants or takes away. A token tells the rights of the moment when it was issued, so the bot gets a new one. */
export async function grant(stage: Stage, permissions: readonly string[], isGranted: boolean): Promise<void> {
  const granted = Object.fromEntries(permissions.map((permission) => [permission, isGranted]));
  await stage.journey.control('PATCH', 'policies', { granted });
  await stage.restart();
}

/** The same to the identity that changes accounts. */
export async function grantToWriter(stage: Stage, permissions: readonly string[], isGranted: boolean): Promise<void> {
  const grantedToWriter = Object.fromEntries(permissions.map((permission) => [permission, isGranted]));
  await stage.journey.control('PATCH', 'policies', { grantedToWriter });
  await stage.restart();
}

/** As far as it goes, to the end where there is one. */
export async function inviteLacking(stage: Stage, address: string, inviter: TeamsPerson = DANA): Promise<Lacked> {
  const asked = await ask(stage, { inviter, addresses: address, inputs: { team: TEAMS.projectNorth } });
  await stage.quiet();
  const review = asked.read[0] ?? cardOf(stage, asked);
  if (asked.read.length === 0) return { asked, review, end: review };
  await stage.pass(90);
  await acceptByMail(stage, address);
  await stage.pass(90);
  await stage.pass(3_600);
  return { asked, review, end: cardOf(stage, asked) };
}

/** What was sent to anybody, and what was made: nothing of it twice. */
export async function doneFor({ journey }: Stage, address: string): Promise<{ mails: number; accounts: number }> {
  const mails = await journey.mails(address);
  const { users } = (await journey.control('GET', 'tenant')) as { users: readonly { mail: string | null }[] };
  return { mails: mails.length, accounts: users.filter(({ mail }) => mail === address).length };
}
