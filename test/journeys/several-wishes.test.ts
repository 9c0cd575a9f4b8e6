import assert from 'node:assert/strict';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { review, send, spoken, until } from '../support/asking.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { anyDatabase, type Journey, SAM, SANGMIN, startJourney } from '../support/journey.ts';
import { accept, passUntil, passUntilCard, swept, untilMailed } from '../support/passing-time.ts';
import { DANA, HELEN } from '../support/shown-rules.ts';

const DAY = 86_400;
const NOT_SET = 'Sponsor not set: needs the permission User.ReadWrite.All.';

describe('several people, and what else stands on their form, over HTTP', function () {
  this.timeout(60_000);
  let journey: Journey;
  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
  });
  after(() => journey?.end());

  it('without a team nobody is added, and the acceptance is the end', async () => {
    const addresses = ['alone1@northwind.example', 'alone2@northwind.example'];
    const seen = await send(journey, { by: DANA, addresses, team: 'none' });
    const mails = await untilMailed(journey, addresses);
    for (const mail of mails) await accept(journey, mail);
    await passUntilCard(journey, { by: DANA, id: seen.id }, '2 of 2 people have accepted');
    const guests = await Promise.all(addresses.map(async (address) => (await guestOf(address))?.id ?? address));
    const memberships = JSON.stringify((await journey.traffic()).filter(({ url }) => url.includes('/members/$ref')));
    assert.ok(guests.every((id) => !memberships.includes(id)));
  });

  it('of one domain where nobody has accepted yet, five are invited', async () => {
    const addresses = Array.from({ length: 6 }, (_, index) => `desk${index}@woodgrove.example`);
    const seen = await review(journey, { by: HELEN, addresses, team: TEAMS.harbour });
    assert.match(spoken(seen.card), /5 of 6 people can be invited/);
    assert.match(spoken(seen.card), /more than 5 invitations to woodgrove\.example would be open/);
  });

  it('past the twentieth of a day nobody is, until the next day', async () => {
    await send(journey, {
      addresses: several(4, 'first', ['treyresearch.example', 'woodgrovebank.example']),
      team: TEAMS.projectNorth,
    });
    const domains = ['fabrikam.example', 'northwind.example', 'adatum.example', 'hanbit.example', 'wingtip.example'];
    const addresses = several(20, 'late', domains);
    const seen = await review(journey, { addresses, team: TEAMS.projectNorth });
    assert.match(spoken(seen.card), /16 of 20 people can be invited/);
    assert.match(spoken(seen.card), /more than the 20 invitations that you may send in 24 hours/);
    journey.pass(DAY);
    await journey.teams.press(SAM, seen.id, 'invitation.recheck');
    await until(journey, seen, '20 of 20 people can be invited');
  });

  for (const [variant, isGranted] of [
    ['taken', false],
    ['ignored', false],
    ['ignored', true],
    ['refused', true],
  ] as const) {
    const may = isGranted ? 'with the right to write it' : 'without';
    it(`the sponsor who was chosen is read back where the invitation’s is ${variant}, ${may}`, async () => {
      await journey.control('PUT', 'variants', { 'sponsor-body': variant });
      await journey.control('PATCH', 'policies', { grantedToWriter: { 'User.ReadWrite.All': isGranted } });
      // A token tells the permissions of when it was issued.
      journey.pass(2 * 3600);
      const addresses = [1, 2].map((n) => `sponsored${n}-${variant}-${isGranted}@northwind.example`);
      const seen = await send(journey, { addresses, team: TEAMS.projectNorth, sponsor: HELEN.id });
      await untilMailed(journey, addresses);
      const isSet = variant === 'taken' || isGranted;
      const isSaid = () => spoken(journey.teams.card(SAM, seen.id)).includes(NOT_SET);
      const areSet = async () =>
        (await Promise.all(addresses.map(sponsorsOf))).map((sponsors) => sponsors.includes(HELEN.id));

      await passUntil(
        journey,
        async () => isSaid() || (await areSet()).every((each) => each),
        'a sponsor, or a word about it',
      );
      await swept(journey, 90);
      assert.deepEqual(await areSet(), [isSet, isSet]);
      assert.equal(isSaid(), !isSet);
      assert.equal((await journey.mails()).filter(({ mailbox }) => addresses.includes(mailbox)).length, 2);
    });
  }

  it('one more address is told of each of them, and gets no link', async () => {
    const cc = 'team.lead@fabrikam.example';
    const addresses = ['told1@northwind.example', 'told2@northwind.example'];
    const seen = await send(journey, { addresses, team: TEAMS.projectNorth, cc });
    await untilMailed(journey, [...addresses, cc, cc]);
    const notices = await journey.mails(cc);
    assert.equal(notices.length, 2);
    for (const [index, address] of addresses.entries())
      assert.ok(
        notices.some(({ html }) => html.includes(address)),
        `${index}`,
      );
    assert.doesNotMatch(JSON.stringify(notices), /redeem|ticket/);
    await until(journey, seen, `A notice without the link was sent to ${cc}.`);
  });

  it('in Korean: the form, the list, the mails and the card', async () => {
    const addresses = ['bo.kim@northwind.example', 'su.han@northwind.example'];
    const seen = await review(journey, { by: SANGMIN, addresses, team: TEAMS.polaris, language: 'ko' });
    assert.match(spoken(seen.card), /2명 중 2명/);
    assert.doesNotMatch(spoken(seen.card), /Ready|invited|Send/);
    await journey.teams.press(SANGMIN, seen.id, 'invitation.send');
    await untilMailed(journey, addresses);
    const mails = (await journey.mails()).filter(({ mailbox }) => addresses.includes(mailbox));
    assert.ok(mails.every(({ html, subject }) => html.includes('lang="ko"') && subject.includes('북극성 프로젝트')));
    await until(journey, { by: SANGMIN, id: seen.id }, '수락을 기다리고 있습니다');
  });

  it('ask of Graph only what its schema and the permissions allow', function () {
    return assertContract(this, journey);
  });

  async function guestOf(address: string): Promise<Guest | undefined> {
    const { users } = (await journey.control('GET', 'tenant')) as { users: readonly Guest[] };
    return users.find(({ mail }) => mail === address);
  }

  async function sponsorsOf(address: string): Promise<readonly string[]> {
    return (await guestOf(address))?.sponsors ?? [];
  }
});

interface Guest {
  readonly id: string;
  readonly mail: string | null;
  readonly sponsors: readonly string[];
}

/** In turns at these domains. */
function several(count: number, name: string, domains: readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index}@${domains[index % domains.length]}`);
}
