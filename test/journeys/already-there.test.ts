import assert from 'node:assert/strict';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { choicesOn, offers, review, send, spoken, until, untilSent } from '../support/asking.ts';
import { buttonsOf } from '../support/card-elements.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { inviteElsewhere } from '../support/invited-elsewhere.ts';
import {
  anyDatabase,
  type Journey,
  LEE,
  linkIn,
  SAM,
  type SandboxMail,
  STRANGER,
  startJourney,
  THEO,
} from '../support/journey.ts';
import { passUntil, passUntilCard, swept, untilMailed, untilReferencesAreWritten } from '../support/passing-time.ts';
import { GINA } from '../support/shown-rules.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';

const ADD = 'Add to my team';
const SEND_AGAIN = 'Send the link again';
const NEW_LINK = 'Make a new link';
const ONLY_ADD = 'Only add to my team';
const INVITATIONS = /^\/v1\.0\/invitations/;
const MEMBERS = /\/members\/\$ref/;

describe('somebody who is here already, over HTTP', function () {
  this.timeout(60_000);
  let journey: Journey;

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
  });
  after(() => journey?.end());

  const added = [
    ['a guest', 'ben.ortiz@adatum.example', 'is already a guest'],
    ['a colleague', 'keller@fabrikam.example', 'belongs to a colleague'],
    ['an external member', 'eva.lind@treyresearch.example', 'is here already, as a member with a sign-in elsewhere'],
  ] as const;
  for (const [who, address, heading] of added) {
    it(`${who} is added with one press, and followed until Teams lists them; nobody is invited`, async () => {
      const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
      assert.ok(spoken(seen.card).startsWith(`${address} ${heading}`));
      assert.deepEqual([choicesOn(seen.card), offers(seen.card, 'invitation.send')], [[ADD], false]);
      const before = await counted();

      await journey.teams.press(SAM, seen.id, ADD);
      await untilReady(seen.id, address);
      assert.deepEqual(await counted(), { ...before, memberships: before.memberships + 1 });
      assert.equal((await journey.mails(address)).length, 0);
      await toldOf(seen.id);
    });
  }

  it('a guest whom somebody else invited gets a new link: the old one is dead, the new one opens, and the mail says so', async () => {
    const address = 'renewed@adatum.example';
    const old = await inviteElsewhere(journey, address);
    const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
    assert.ok(spoken(seen.card).startsWith(`${address} is invited already, by somebody else`));
    assert.deepEqual(choicesOn(seen.card), [NEW_LINK, ONLY_ADD]);
    const before = await counted();

    await journey.teams.press(SAM, seen.id, NEW_LINK);
    await until(journey, seen, `Ready to send ${address} a new link`);
    assert.deepEqual(await counted(), before, 'nothing goes out before the mail has been read');
    await journey.teams.press(SAM, seen.id, 'invitation.send');
    await until(journey, seen, 'New link created');
    const mail = await theMailTo(address);

    assert.match(mail.html, /Please use this new link\. The one you had before no longer works\./);
    assert.equal((await fetch(old)).status, 404);
    await journey.redeem(linkIn(mail), address);
    await untilReady(seen.id, address);
    assert.equal((await counted()).invitations, before.invitations + 1);
  });

  it('a guest whom somebody else invited is only added, and accepts with the link of Microsoft’s mail', async () => {
    const address = 'only-added@adatum.example';
    const link = await inviteElsewhere(journey, address);
    const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
    const before = await counted();

    await journey.teams.press(SAM, seen.id, ONLY_ADD);
    await untilSent(journey, SAM, seen.id);
    journey.pass(60);
    await until(journey, seen, `${address} was added to “Project North”; waiting for them to accept`);
    assert.deepEqual(await counted(), { ...before, memberships: before.memberships + 1 });
    await journey.redeem(link, address);
    await untilReady(seen.id, address);
    assert.deepEqual(await counted(), { ...before, memberships: before.memberships + 1 });
    assert.equal((await journey.mails(address)).length, 0);
  });

  for (const [whose, by, team] of [
    ['Their own', SAM, TEAMS.harbour],
    ['A colleague’s', GINA, TEAMS.partnerDesk],
  ] as const) {
    it(`${whose} open invitation is sent again: the same link in one more mail, however often it is pressed`, async () => {
      const address = `again-${by === SAM ? 'sam' : 'gina'}@hanbit.example`;
      const first = await send(journey, { by, addresses: [address], team });
      await until(journey, { by, id: first.id }, 'Mail sent to');
      const isIn = () => spoken(journey.teams.card(by, first.id)).includes('In the group of');
      await passUntil(journey, async () => isIn(), 'the membership');
      await untilReferencesAreWritten(journey);
      journey.pass(60);
      const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
      assert.ok(spoken(seen.card).startsWith(`${address} is already invited, but has not accepted`));
      assert.deepEqual(choicesOn(seen.card), [ADD, SEND_AGAIN]);
      assert.equal(spoken(seen.card).includes('Gina'), false);
      const before = await counted();

      await Promise.all([1, 2, 3].map(() => journey.teams.press(SAM, seen.id, SEND_AGAIN)));
      await until(journey, seen, 'The same link was asked for once more at');
      assert.deepEqual(choicesOn(journey.teams.card(SAM, seen.id)), [ADD]);
      const mails = await untilMailed(journey, [address, address]);
      assert.equal(new Set(mails.map(linkIn)).size, 1);
      assert.deepEqual(await counted(), { ...before, mails: before.mails + 1 });
    });
  }

  it('an invitation that is open, and accepted meanwhile, is no choice any more', async () => {
    const address = 'meanwhile@hanbit.example';
    const first = await send(journey, { addresses: [address], team: TEAMS.harbour });
    const mail = await theMailTo(address);
    journey.pass(60);
    const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
    await journey.redeem(linkIn(mail), address);
    journey.pass(90);
    await until(journey, first, `${address} has accepted`);
    await untilReferencesAreWritten(journey);
    const before = await counted();
    await journey.teams.press(SAM, seen.id, SEND_AGAIN);
    await swept(journey);
    assert.deepEqual(await counted(), before);
  });

  it('whoever is in the team already needs nothing, and nothing is offered', async () => {
    const seen = await review(journey, { addresses: ['mina.kerr@fabrikam.example'], team: TEAMS.harbour });
    assert.match(spoken(seen.card), /^mina\.kerr@fabrikam\.example is already in “Harbour”/);
    assert.match(spoken(seen.card), /There is nothing to invite\./);
    assert.deepEqual(
      buttonsOf(seen.card).map(({ verb }) => verb),
      ['invitation.cancel'],
    );
    await journey.teams.press(SAM, seen.id, 'invitation.cancel');
    await until(journey, seen, 'Cancelled; no invitation was sent from this form');
  });

  for (const [who, address] of [
    ['blocked', 'rita.vance@fabrikam.example'],
    ['deleted', 'hal.pryor@fabrikam.example'],
  ] as const) {
    it(`whoever is ${who} is neither invited nor added, whatever a client sends`, async () => {
      const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
      assert.deepEqual([choicesOn(seen.card), offers(seen.card, 'invitation.send')], [[], false]);
      const before = await counted();
      const data = dataOn(seen);
      for (const choice of ['add', 'only-add', 'new-link']) {
        await invoke(SAM, seen.id, 'invitation.choose', { ...data, person: 0, choice });
      }
      for (const verb of ['invitation.send', 'invitation.resend'])
        await invoke(SAM, seen.id, verb, { ...data, person: 0 });
      await swept(journey);
      assert.deepEqual(await counted(), before);
      assert.match(spoken(journey.teams.card(SAM, seen.id)), /can’t be invited yet/);
    });
  }

  it('is added once, however often it is pressed and delivered', async () => {
    const address = 'sofia.lang@wingtip.example';
    const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
    const before = await counted();
    await Promise.all([1, 2, 3].map(() => journey.teams.press(SAM, seen.id, ADD)));
    await untilReady(seen.id, address);
    assert.deepEqual(await counted(), { ...before, memberships: before.memberships + 1 });
  });

  it('is nothing that a stranger, a guest or another colleague can decide', async () => {
    const seen = await review(journey, { addresses: ['pat.quinn@freemail.example'], team: TEAMS.projectNorth });
    const before = await counted();
    const data = { ...dataOn(seen), person: 0, choice: 'add' };
    for (const person of [LEE, THEO, STRANGER, GINA]) {
      for (const verb of ['invitation.choose', 'invitation.resend']) {
        const told = await invoke(person, seen.id, verb, data);
        assert.doesNotMatch(told, /pat\.quinn|Project North|already|guest with/i, `${person.name} reads ${told}`);
      }
    }
    await swept(journey);
    assert.deepEqual(await counted(), before);
    assert.deepEqual(choicesOn(journey.teams.card(SAM, seen.id)), [ADD]);
  });

  it('does nothing on a card that is out of date', async () => {
    const seen = await review(journey, { addresses: ['una.doyle@fabrikam.example'], team: TEAMS.projectNorth });
    const before = await counted();
    const stale = { ...dataOn(seen), person: 0, choice: 'add' };
    await journey.teams.press(SAM, seen.id, 'invitation.cancel');
    await until(journey, seen, 'Cancelled; no invitation was sent from this form');
    await invoke(SAM, seen.id, 'invitation.choose', stale);
    await swept(journey);
    assert.deepEqual(await counted(), before);
    assert.match(spoken(journey.teams.card(SAM, seen.id)), /Cancelled/);
  });

  it('does nothing for an account that has changed since it was shown, and says what is so now', async () => {
    const address = 'lia.romano@fabrikam.example';
    const seen = await review(journey, { addresses: [address], team: TEAMS.projectNorth });
    const before = await counted();
    const { users } = (await journey.control('GET', 'tenant')) as { users: readonly Account[] };
    const { userPrincipalName } = users.find(({ mail }) => mail === address) ?? {};
    await journey.control('POST', 'users', { userPrincipalName, accountEnabled: false });
    await journey.teams.press(SAM, seen.id, ADD);
    await until(journey, seen, `${address} can’t be invited yet`);
    assert.match(spoken(journey.teams.card(SAM, seen.id)), /Something has changed since you looked/);
    assert.deepEqual(await counted(), before);
  });

  it('asks of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey);
  });

  /** What went out so far: the three things that change something. */
  async function counted(): Promise<Counted> {
    const [invitations, memberships, mails] = await Promise.all(
      [INVITATIONS, MEMBERS, /sendMail/].map((path) => journey.countOf('POST', path)),
    );
    return { invitations: invitations ?? 0, memberships: memberships ?? 0, mails: mails ?? 0 };
  }

  async function untilReady(id: string, address: string): Promise<void> {
    await untilSent(journey, SAM, id);
    await passUntilCard(journey, { id }, `“Project North” is ready for ${address}`);
  }

  /** One message of its own at the end, named by the reference: a chat's preview tells no address. */
  async function toldOf(id: string): Promise<void> {
    const reference = /Reference (\S+)/.exec(spoken(journey.teams.card(SAM, id)))?.[1] ?? 'none';
    const isIt = ({ text = '' }: SeenMessage) =>
      text.includes('in the group, listed by Teams') && text.includes(reference);
    await journey.teams.waitFor(SAM, isIt, 'the one message');
    assert.equal(journey.teams.messages(SAM).filter(isIt).length, 1);
  }

  async function theMailTo(address: string): Promise<SandboxMail> {
    const [mail] = await untilMailed(journey, [address]);
    if (!mail) throw new Error('no mail');
    return mail;
  }

  /** The press of a client of its own making; what it is answered. */
  async function invoke(by: TeamsPerson, replyToId: string, verb: string, data: object): Promise<string> {
    const value = { trigger: 'manual', action: { type: 'Action.Execute', verb, data } };
    const { body } = await journey.teams.deliver(by, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId,
      value,
    });
    return JSON.stringify(body ?? '');
  }
});

interface Account {
  readonly mail: string | null;
  readonly userPrincipalName: string;
}

interface Counted {
  readonly invitations: number;
  readonly memberships: number;
  readonly mails: number;
}

/** What the buttons of a card are pressed on. */
function dataOn({ card }: SeenMessage): object {
  const { requestId, mark } = buttonsOf(card).find(({ data }) => 'mark' in data)?.data ?? {};
  return { requestId, mark };
}
