import assert from 'node:assert/strict';
import { inTurn } from '../support/stages-in-turn.ts';
import { CASES, type Case, faultOf } from './graph-fault-table.ts';
import { type Spoiling, type WiredTenant, wiredTenant } from './wired-house.ts';
import { brokenPromises, type Fared, playInvitation } from './wired-play.ts';

const TENANTS = 6;
const PATIENT_MS = 10_000;
/** Longer than a healthy answer of the emulated tenant takes on a busy machine. */
const IMPATIENT_MS = 1_500;

/** A minute passes until a replica shows what was written, whatever else goes wrong. */
const LAGGING: readonly (readonly [title: string, spoiling: Spoiling])[] = CASES.filter(
  ({ act, mishap, times }) => act.title === 'the invitation' && times === 1 && !mishap.isSilence,
).map((each) => {
  const [title, spoiling] = rowOf(each);
  return [`${title}, with replicas a minute behind`, { ...spoiling, variants: { replication: 'minute' } }];
});

/** One invitation for each row, from the form to `ready`; whatever a fault costs, the promises of product 10 hold. */
describe('a fault of Graph', function () {
  this.timeout(120_000);
  const tenants: WiredTenant[] = [];
  const plays = new Map<string, Promise<Fared>>();
  before(async () => {
    tenants.push(...(await Promise.all(Array.from({ length: TENANTS }, wiredTenant))));
    // Most of a play is waiting for as long as the other side asked for, so several are on at once.
    const turn = inTurn(tenants);
    for (const [title, spoiling] of [...CASES.map(rowOf), ...LAGGING])
      plays.set(
        title,
        turn(async (tenant) => playInvitation(await tenant.begin(spoiling))),
      );
  });
  after(() => Promise.all(tenants.map((tenant) => tenant.close())));

  async function fared(title: string): Promise<Fared> {
    const play = plays.get(title);
    assert.ok(play);
    const end = await play;
    assert.deepEqual(brokenPromises(end), []);
    return end;
  }

  for (const each of CASES) {
    const [title] = rowOf(each);
    const { act, mishap } = each;
    const isDoubtful = !mishap.isCertain;
    const waits = (isDoubtful && act.inDoubt === 'asks') || (act.isAwaited === true && mishap.isLong === true);
    const saysSo = isDoubtful && act.inDoubt === 'says-so';
    it(`${title}: ${waits ? 'the inviter is asked, then ' : ''}ready${saysSo ? ', and the card says so' : ''}`, async () => {
      const { wasAsked, notice } = await fared(title);
      assert.equal(wasAsked, waits);
      assert.equal(notice, saysSo ? 'unsure' : 'sent');
    });
  }

  for (const [title] of LAGGING) {
    it(`${title}: ready`, async () => {
      assert.equal((await fared(title)).wasAsked, false);
    });
  }
});

function rowOf(each: Case): readonly [title: string, spoiling: Spoiling] {
  const { act, mishap, times } = each;
  const often = times === 1 ? '' : ` ${times} times`;
  const deadlineMs = mishap.isSilence ? IMPATIENT_MS : PATIENT_MS;
  const { from, variants = {} } = act;
  return [`${act.title}, ${mishap.title}${often}`, { from, variants, deadlineMs, fault: faultOf(each) }];
}
