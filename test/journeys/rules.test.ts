import assert from 'node:assert/strict';
import { ELIGIBILITY_RULES } from '../../src/domain/eligibility.ts';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import {
  choicesOn,
  fillForm,
  findingsOn,
  offers,
  openForm,
  review,
  rowOf,
  send,
  spoken,
  until,
} from '../support/asking.ts';
import { buttonsOf } from '../support/card-elements.ts';
import { assertContract } from '../support/contract-of-journey.ts';
import { type FindLeaks, leaksOf } from '../support/directory-leaks.ts';
import { anyDatabase, type Journey, SAM, startJourney } from '../support/journey.ts';
import {
  ALSO_DANAS,
  askingOf,
  DANA,
  GINA,
  HELEN,
  SHOWN,
  SHOWN_CONVERTED,
  SHOWN_STRICT,
  type Shown,
  type Switch,
  UNREADABLE,
} from '../support/shown-rules.ts';
import type { SeenMessage, TeamsPerson } from '../support/teams-client.ts';
import { countOnWire } from '../support/waves-on-the-wire.ts';
import { wordsOf } from '../support/words-of-log.ts';

const LOOK = 'Somebody has to look at this: ask an administrator';
describe('the rules of an invitation, over HTTP', function () {
  this.timeout(120_000);
  let journey: Journey;
  let leaks: FindLeaks;

  before(async () => {
    journey = await startJourney({ database: anyDatabase() });
    const dana = { userPrincipalName: 'dana.choi@contoso.example', ownerOf: ALSO_DANAS };
    await journey.control('POST', 'users', dana);
    leaks = await leaksOf(journey);
  });
  after(() => journey?.end());

  for (const many of [1, 20]) {
    it(`are read in two waves for ${many} ${many === 1 ? 'address' : 'addresses'}`, async () => {
      const addresses = Array.from({ length: many }, (_, index) => `wave${index}@domain${index}.northwind.example`);
      const [first = '', ...others] = addresses;
      // One whose home and account are known, so that there is something for the second wave to ask.
      const asked = [...others, first.replace(/@.*/, '@fabrikam.example')];
      const form = await openForm(journey, HELEN);
      const before = (await journey.traffic()).length;
      // What the tenant answers in no time can look as if one had waited for the other.
      await journey.control('PUT', 'faults', [{ path: '/', latencyMs: 600 }]);
      await fillForm(journey, form, { by: HELEN, addresses: asked, team: TEAMS.harbour });
      await journey.control('PUT', 'faults', []);

      const count = countOnWire((await journey.traffic()).slice(before));
      console.info(`      ${many}: ${count.reads} reads, ${count.batches} batches, ${count.waves} waves`);
      assert.ok(count.waves <= 2, `${count.waves} waves`);
      assert.ok(count.reads > 20);
      assert.deepEqual(count.alone, ['GET /beta/policies/b2bManagementPolicies']);
    });
  }

  describe('each in a journey of its own', () => {
    const rows = Object.entries(SHOWN);
    /** The cards of those that need no switch: asked for side by side, for a check takes its time. */
    const asked = new Map<string, Promise<SeenMessage>>();

    before(async () => {
      await send(journey, { addresses: ['own@hanbit.example'], team: TEAMS.projectNorth });
      await send(journey, { by: GINA, addresses: ['hers@treyresearch.example'], team: TEAMS.partnerDesk });
      // Until every replica knows them.
      journey.pass(60);
      for (const [code, row] of rows.filter(([, { switch: needs }]) => !needs)) {
        for (const by of row.tells ? [row.by, DANA] : [row.by]) {
          const form = await openForm(journey, by ?? SAM, row.askedIn);
          const seen = fill(form, row, by);
          seen.catch(() => undefined);
          asked.set(`${code} ${by?.id}`, seen);
        }
      }
      // Whoever is still being looked at would feel the first switch of another row.
      await Promise.allSettled(asked.values());
    });

    for (const [code, row] of rows) {
      it(`${code}: ${row.severity}${row.tells ? ', in full for an administrator' : ''}`, async () => {
        assertReads(row, await cardOf(code, row, row.by));
        if (row.tells) assertAdminReads(row, await cardOf(code, row, DANA));
      });
    }

    async function cardOf(code: string, row: Shown, by: TeamsPerson | undefined): Promise<SeenMessage> {
      return (await asked.get(`${code} ${by?.id}`)) ?? ask(row, by);
    }
  });

  describe('all in all', () => {
    it('have each a row in this table', () => {
      const listed = [...Object.keys(SHOWN), ...SHOWN_STRICT, ...SHOWN_CONVERTED];
      assert.deepEqual(listed.toSorted(), ELIGIBILITY_RULES.map(({ code }) => code).toSorted());
    });

    it('leave nothing of an address, a name or a finding in the log', () => {
      assert.doesNotMatch(wordsOf(journey.bot.log()), /@|Rita Vance|Litware|Strictly confidential/);
    });

    it('ask of Graph only what its schema and the permissions allow', function () {
      return assertContract(this, journey, { takenAway: [UNREADABLE] });
    });
  });

  it('that only an administrator reads go to one with a press', async () => {
    const { teams } = journey;
    await teams.say(DANA, 'help');
    const { id } = await review(journey, { addresses: ['rita.vance@fabrikam.example'], team: TEAMS.projectNorth });
    const isAsked = ({ card }: SeenMessage) => spoken(card).includes('Sam Park asks an administrator to look');
    assert.equal(teams.messages(DANA).some(isAsked), false);
    await teams.press(SAM, id, 'invitation.ask');
    const asked = await teams.waitFor(DANA, isAsked, 'what was found');

    assert.match(spoken(asked.card), /Rita Vance is a guest here, but blocked from signing in\./);
    assert.deepEqual(buttonsOf(asked.card), []);
    const told = await until(journey, { id }, 'Your request has gone to the administrators');
    assert.deepEqual(leaks(told.card, [SAM.name, 'Project North', 'rita.vance@fabrikam.example']), []);
    assert.ok(leaks(asked.card, []).includes('Rita Vance'), 'who looks for leaks finds them');
  });

  /** Asks as the row says, with the tenant as the row needs it. */
  async function ask(row: Shown, by: TeamsPerson | undefined): Promise<SeenMessage> {
    const set = async (side: 'on' | 'off') => row.switch && (await turn(row.switch, side));
    try {
      if (!row.isSwitchedLate) await set('on');
      const form = await openForm(journey, by ?? SAM, row.askedIn);
      if (row.isSwitchedLate) await set('on');
      return await fill(form, row, by);
    } finally {
      await set('off');
    }
  }

  /** Resolves with the card that tells of the row's person. */
  async function fill(form: string, row: Shown, by: TeamsPerson = SAM): Promise<SeenMessage> {
    const seen = await fillForm(journey, form, { ...askingOf(row), by });
    if (row.person === undefined) return seen;
    await journey.teams.press(by, form, rowOf(seen.card, row.person));
    return until(journey, { by, id: form }, 'Back to the list');
  }

  async function turn({ control, ...sides }: Switch, side: 'on' | 'off'): Promise<void> {
    const [method, path] = control.split(' ') as ['PATCH' | 'POST', string];
    await journey.control(method, path, sides[side]);
  }

  function assertReads(row: Shown, { card }: SeenMessage): void {
    const { severity, reads, tells, by = SAM, knows = [] } = row;
    const isSilent = tells === 'admin' && severity === 'Good to know';
    const said = tells === 'admin' ? LOOK : reads;
    if (severity === 'on the form' || severity === 'Already here') {
      assert.ok(spoken(card).includes(said), spoken(card));
    } else {
      assert.equal(isSaid(card, severity, said), !isSilent, spoken(card));
    }
    if (tells === 'admin') assert.equal(spoken(card).includes(reads), false);

    // Whether it goes on; one of several is sent from the list.
    const goesOn = row.person === undefined && (severity === 'Warning' || severity === 'Good to know');
    assert.equal(offers(card, 'invitation.send'), goesOn, spoken(card));
    assert.deepEqual(choicesOn(card), row.offers ?? []);
    if (severity === 'on the form') return;
    const own = [by.name, 'sam.park@contoso.example', 'gina.marchetti@contoso.example', 'invitations@contoso.example'];
    assert.deepEqual(leaks(card, [...own, ...knows, teamName(row), ...askingOf(row).addresses]), []);
  }

  function assertAdminReads(row: Shown, { card }: SeenMessage): void {
    const { adminReads } = row;
    const isRead = adminReads ? spoken(card).startsWith(adminReads) : isSaid(card, row.severity, row.reads);
    assert.ok(isRead, spoken(card));
    assert.equal(spoken(card).includes(LOOK), false);
  }
});

function isSaid(card: object | undefined, severity: string, sentence: string): boolean {
  return findingsOn(card).some((finding) => finding.severity === severity && finding.sentence.includes(sentence));
}

const TEAM_NAMES: Readonly<Record<string, string>> = {
  [TEAMS.projectNorth]: 'Project North',
  [TEAMS.harbour]: 'Harbour',
  [TEAMS.partnerDesk]: 'Partner Desk',
  [TEAMS.mergerRoom]: 'Merger Room',
  [TEAMS.boardPapers]: 'Board Papers',
  [TEAMS.deliveryEveryone]: 'Delivery Everyone',
  [TEAMS.oldLaunch]: 'Old Launch',
};

function teamName(row: Shown): string {
  return TEAM_NAMES[askingOf(row).team ?? ''] ?? '';
}
