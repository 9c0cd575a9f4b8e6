import assert from 'node:assert/strict';
import { join } from 'node:path';
import { GRANTED_AT_START, GRANTED_FOR_CONVERSIONS } from '../../src/sandbox/tenant/contoso/tenant-facts.ts';
import { textOnCard } from '../support/card-elements.ts';
import { contractProblem, findingsOf } from '../support/check-contract.ts';
import { DANA } from '../support/invitation-play.ts';
import { SAM } from '../support/journey.ts';
import { doneFor, grant, grantToWriter, inviteLacking, startLacking } from '../support/lacking-play.ts';
import { type Asked, cardOf } from '../support/scene.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { inTurn } from '../support/stages-in-turn.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';

/** What is lacking without a permission, and where somebody reads it. */
interface Row {
  readonly permission: string;
  /** To an administrator. */
  readonly says: readonly string[];
  readonly reads: 'review' | 'form' | 'end';
  /** How far it goes all the same. */
  readonly goes: 'to its end' | 'nowhere' | 'to the account' | 'to the acceptance';
  readonly policies?: object;
}

const NEEDS = (subject: string, permission: string) => `${subject}: needs the permission ${permission}.`;

const ROWS: readonly Row[] = [
  { permission: 'User.Invite.All', says: ['User.Invite.All is missing'], reads: 'end', goes: 'nowhere' },
  { permission: 'User.Read.All', says: ['User.Read.All'], reads: 'form', goes: 'nowhere' },
  {
    permission: 'Mail.Send',
    says: ['The mailbox for invitations refuses to send for this app.'],
    reads: 'end',
    goes: 'to the account',
  },
  {
    permission: 'GroupMember.ReadWrite.All',
    says: ['GroupMember.ReadWrite.All is missing', 'An owner can add'],
    reads: 'end',
    goes: 'to the acceptance',
  },
  { permission: 'GroupMember.Read.All', says: ['GroupMember.Read.All'], reads: 'form', goes: 'nowhere' },
  { permission: 'TeamMember.Read.All', says: ['TeamMember.Read'], reads: 'end', goes: 'to the acceptance' },
  {
    permission: 'Domain.Read.All',
    says: [NEEDS('Our verified domains', 'Domain.Read.All'), NEEDS('SAML/WS-Fed federation', 'Domain.Read.All')],
    reads: 'review',
    goes: 'nowhere',
  },
  {
    permission: 'Policy.Read.All',
    says: [NEEDS('Who may invite', 'Policy.Read.All')],
    reads: 'review',
    goes: 'to its end',
  },
  {
    permission: 'Policy.Read.AuthenticationMethod',
    says: [NEEDS('Email one-time passcode', 'Policy.Read.AuthenticationMethod')],
    reads: 'review',
    goes: 'to its end',
  },
  {
    permission: 'Policy.Read.B2BManagementPolicy',
    says: [NEEDS('Domain lists of the tenant', 'Policy.Read.B2BManagementPolicy')],
    reads: 'review',
    goes: 'to its end',
  },
  {
    permission: 'GroupSettings.Read.All',
    says: ['Guest setting of the tenant', 'Guest setting of the team'].map((subject) =>
      NEEDS(subject, 'GroupSettings.Read.All'),
    ),
    reads: 'review',
    goes: 'to its end',
  },
  {
    permission: 'OrgContact.Read.All',
    says: [NEEDS('Contacts with this address', 'OrgContact.Read.All')],
    reads: 'review',
    goes: 'to its end',
  },
  {
    permission: 'RoleManagement.Read.Directory',
    says: [NEEDS('Your directory roles', 'RoleManagement.Read.Directory')],
    reads: 'review',
    goes: 'to its end',
    policies: { allowInvitesFrom: 'adminsAndGuestInviters' },
  },
  {
    permission: 'CrossTenantInformation.ReadBasic.All',
    says: [NEEDS('Home tenant of the domain', 'CrossTenantInformation.ReadBasic.All')],
    reads: 'review',
    goes: 'to its end',
  },
  {
    permission: 'SharePointTenantSettings.Read.All',
    says: [NEEDS('Sharing of files', 'SharePointTenantSettings.Read.All')],
    reads: 'review',
    goes: 'to its end',
  },
  {
    permission: 'Team.ReadBasic.All',
    says: [NEEDS('Whether the team is archived', 'Team.ReadBasic.All')],
    reads: 'review',
    goes: 'to its end',
  },
];

// No home tenant, so that the codes by mail count as well.
const ANN = 'ann@adatum.example';
const BEA = 'bea@adatum.example';
const CY = 'cy@adatum.example';
const READY = /“Project North” is ready for/;

const DONE = { nowhere: [0, 0], 'to the account': [0, 1], 'to the acceptance': [1, 1], 'to its end': [1, 1] } as const;

/** What can be done about it once the app may. */
const LATER: Readonly<Record<string, (stage: Stage, asked: Asked) => Promise<void>>> = {
  'Mail.Send': async (stage, asked) => {
    await grant(stage, ['Mail.Send'], true);
    await stage.teams.press(DANA, asked.messageId, 'invitation.sendAgain');
    await stage.quiet();
    await stage.pass(90);
    assert.deepEqual(await doneFor(stage, ANN), { mails: 1, accounts: 1 }, 'sent once it may, and only then');
    assert.match(cardOf(stage, asked), /Waiting for ann@adatum\.example to accept/);
  },
  'User.Invite.All': async (stage) => {
    await grant(stage, ['User.Invite.All'], true);
    const { end } = await inviteLacking(stage, ANN);
    assert.match(end, READY, 'a new request goes through');
    assert.deepEqual(await doneFor(stage, ANN), { mails: 1, accounts: 1 });
  },
};

/** Nobody asks for these where one of the others is not readable. */
const APART = ['Policy.Read.AuthenticationMethod', 'RoleManagement.Read.Directory'];

/** An invitation goes through without all that is only read before it: those together, whoever stops it by itself. */
function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const shown = rows.filter(({ reads }) => reads !== 'form');
  const isOptional = ({ reads, goes }: Row) => reads === 'review' && goes === 'to its end';
  const optional = shown.filter(isOptional);
  const isApart = ({ permission }: Row) => APART.includes(permission);
  const alone = shown.filter((row) => !isOptional(row)).map((row) => [row]);
  return [optional.filter((row) => !isApart(row)), optional.filter(isApart), ...alone];
}

const SUPPORT = join(import.meta.dirname, '../support');
const SCRIPT = join(SUPPORT, 'stub-patient-bot.ts');
const ONE_IDENTITY = join(SUPPORT, 'stub-one-identity.ts');
const STAGES = 3;

describe('an app without a permission, over HTTP', function () {
  this.timeout(180_000);
  const plays = new Map<string, (stage: Stage) => Promise<void>>();
  const played = new Map<string, Promise<void>>();
  let stages: readonly Stage[] = [];
  let usual: Promise<number>;

  /** All of them begin before the first is looked at; each waits more than it works. */
  function onStage(title: string, play: (stage: Stage) => Promise<void>): void {
    plays.set(title, play);
    it(title, () => played.get(title));
  }

  before(async function () {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    if (missing !== undefined) {
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    }
    stages = await Promise.all(Array.from({ length: STAGES }, () => startStage(SCRIPT)));
    const run = inTurn(stages);
    usual = run(async (stage) => {
      await startLacking(stage, []);
      return fineIn(await reviewOf(stage, DANA, ANN));
    });
    for (const [title, play] of plays) played.set(title, run(play));
  });
  after(() => Promise.all(stages.map((stage) => stage.close())));

  it('has a row for each that the sandbox grants for invitations', () => {
    const permissions = [...ROWS.map(({ permission }) => permission), ...GRANTED_FOR_CONVERSIONS];
    assert.deepEqual(permissions.toSorted(), GRANTED_AT_START.toSorted());
  });

  for (const rows of groupsOf(ROWS)) {
    const permissions = rows.map(({ permission }) => permission);
    const goes = rows[0]?.goes ?? 'nowhere';
    onStage(`says what it lacks without ${permissions.join(', ')}, and goes ${goes}`, async (stage) => {
      await startLacking(stage, permissions);
      for (const { policies } of rows) if (policies) await stage.journey.control('PATCH', 'policies', policies);
      const isReview = rows[0]?.reads === 'review';
      if (isReview) assertKept(await reviewOf(stage, SAM, BEA), permissions);
      const { asked, review, end } = await inviteLacking(stage, ANN);
      for (const { permission, says } of rows)
        for (const words of says) assertSays(isReview ? review : end, words, permission);
      if (isReview) assert.ok(fineIn(review) <= (await usual) - rows.length, 'what was not read is not fine');
      assert.equal(READY.test(end), goes === 'to its end', end);
      const { mails, accounts } = await doneFor(stage, ANN);
      assert.deepEqual([mails, accounts], DONE[goes]);
      await assertContract(stage, permissions);
      assert.deepEqual(stage.errors(), []);
      for (const permission of permissions) await LATER[permission]?.(stage, asked);
    });
  }

  for (const { permission, says } of ROWS.filter(({ reads }) => reads === 'form')) {
    onStage(`says at once what it lacks without ${permission}, and does not blame anything else`, async (stage) => {
      await startLacking(stage, [permission]);
      const { teams } = stage;
      for (const person of [DANA, SAM]) await teams.say(person, `invite ${ANN}`);
      const [dana, sam] = await Promise.all(
        [DANA, SAM].map((person) => teams.waitFor(person, ({ card }) => card !== undefined, 'an answer')),
      );
      const read = [textOnCard(sam?.card), textOnCard(dana?.card)];
      for (const text of read) assert.doesNotMatch(text, /You own no team|does not answer right now/);
      for (const words of says) assert.ok(read[1]?.includes(words), read[1]);
      assert.deepEqual(await doneFor(stage, ANN), { mails: 0, accounts: 0 });
    });
  }

  onStage('writes the sponsor that the body did not set, with the right to it and not without', async (stage) => {
    await startLacking(stage, []);
    await grantToWriter(stage, ['User.ReadWrite.All'], false);
    await stage.journey.control('PUT', 'variants', { 'sponsor-body': 'ignored' });
    const without = await inviteLacking(stage, BEA);
    assert.match(without.end, /Sponsor not set: needs the permission User\.ReadWrite\.All\./);
    assert.match(without.end, READY);
    await grantToWriter(stage, ['User.ReadWrite.All'], true);
    const having = await inviteLacking(stage, CY);
    assert.doesNotMatch(having.end, /Sponsor not set/);
    assert.match(having.end, READY);
  });

  onStage('writes the sponsor with the only identity, where there is no second and that one may', async () => {
    const one = await startStage(ONE_IDENTITY);
    try {
      await startLacking(one, []);
      await grant(one, ['User.ReadWrite.All'], true);
      await one.journey.control('PUT', 'variants', { 'sponsor-body': 'ignored' });
      const { end } = await inviteLacking(one, ANN);
      assert.doesNotMatch(end, /Sponsor not set/);
      assert.match(end, READY);
    } finally {
      await one.close();
    }
  });
});

async function reviewOf({ teams }: Stage, person: TeamsPerson, address: string): Promise<string> {
  await teams.say(person, `invite ${address}`);
  const form = await teams.waitFor(person, ({ card }) => JSON.stringify(card ?? '').includes(address), 'the form');
  await teams.press(person, form.id, 'invitation.check');
  const isReview = ({ card }: SeenMessage) => /^(?!Checking)[\s\S]*Nothing has been sent yet\./.test(textOnCard(card));
  return textOnCard((await teams.waitFor(person, isReview, 'the review')).card);
}

/** An inviter reads that somebody has to look, and not what at. */
function assertKept(review: string, permissions: readonly string[]): void {
  assert.match(review, /Somebody has to look at this: ask an administrator/);
  for (const permission of permissions) assert.equal(review.includes(permission), false, review);
}

function assertSays(text: string, words: string, permission: string): void {
  assert.ok(text.includes(words), `without ${permission}, no “${words}” in:\n${text}`);
}

function fineIn(review: string): number {
  return Number(/Fine (\d+)/.exec(review)?.[1] ?? 0);
}

async function assertContract(stage: Stage, without: readonly string[]): Promise<void> {
  if (contractProblem() !== undefined) return;
  const granted = GRANTED_AT_START.filter((permission) => !without.includes(permission));
  assert.equal(await findingsOf(String(await stage.journey.control('GET', 'traffic')), granted), '');
}
