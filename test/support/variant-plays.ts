import assert from 'node:assert/strict';
import { join } from 'node:path';
import { VARIANTS, type VariantName, type VariantValues } from '../../src/sandbox/tenant/variants.ts';
import { play, type StoryTitle, TITLES } from './invitation-play.ts';
import { brokenPromises } from './play-promises.ts';
import { differences, endsOf, type Trace, traceOf } from './play-trace.ts';
import { type Stage, startStage } from './stage.ts';
import { inTurn } from './stages-in-turn.ts';

/** One value of one variant, the others as they are by default. */
interface Flip {
  readonly name: VariantName;
  readonly value: string;
}

interface Outcome {
  readonly trace: Trace;
  readonly broken: Readonly<Record<string, readonly string[]>>;
}

export interface Casting {
  /** The stories that can feel a variant, beside those that are always played. */
  readonly felt: Readonly<Partial<Record<VariantName, readonly StoryTitle[]>>>;
  /** What it only holds up: everything has to end the same. When something shows on the way is a matter of chance. */
  readonly held: Readonly<Partial<Record<VariantName, string>>>;
  /** Why a variant can change nothing that anybody sees or that is done. */
  readonly unfelt: Readonly<Partial<Record<VariantName, string>>>;
}

const SCRIPT = join(import.meta.dirname, 'stub-patient-bot.ts');
/** Each has a bot and a tenant, and waits more than it works. */
const STAGES = 4;
const SUITE_LIMIT_MS = 240_000;

/** What most of the variants touch: somebody new, from the form to the end, and somebody who is only added. */
const NEW_GUEST = 'a new guest, with a sponsor and somebody to tell';
const ALWAYS: readonly StoryTitle[] = [NEW_GUEST, 'a guest who is here already'];

/**
 * The defaults, then each other value alone with the stories that could feel it: what is promised must hold, and every
 * variant must be felt. Those that nothing can feel are flipped together, with every story: nothing may change.
 */
export function describeVariants(title: string, { felt, held, unfelt }: Casting): void {
  describe(title, function () {
    this.timeout(SUITE_LIMIT_MS);
    const flips = flipsOf(felt);
    const holding = flipsOf(held);
    const together = sideBySide(flipsOf(unfelt));
    const titles = together.length > 0 ? TITLES : [...ALWAYS, ...Object.values(felt).flat()];
    const outcomes = new Map<string, Promise<Outcome>>();
    let usual: Promise<Outcome>;
    let run: Run;
    let stages: readonly Stage[] = [];

    before(async function () {
      const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
      if (missing !== undefined) {
        console.warn(`    no PostgreSQL here: ${missing}`);
        this.skip();
      }
      stages = await Promise.all(Array.from({ length: STAGES }, () => startStage(SCRIPT)));
      const play = inTurn(stages);
      run = (flips, titles) => play((stage) => playWith(stage, flips, titles));
      usual = run([], titles);
      // First what takes longest.
      for (const flip of holding) outcomes.set(nameOf([flip]), run([flip], [NEW_GUEST]));
      for (const several of together) outcomes.set(nameOf(several), run(several, titles));
      for (const flip of flips) outcomes.set(nameOf([flip]), run([flip], [...ALWAYS, ...(felt[flip.name] ?? [])]));
    });
    after(() => Promise.all(stages.map((stage) => stage.close())));

    it('keeps every promise with the defaults', async () => {
      assert.deepEqual((await usual).broken, {});
    });

    for (const several of together) {
      it(`does the very same where ${nameOf(several)}`, async () => {
        const { trace } = await usual;
        const outcome = await outcomes.get(nameOf(several));
        assert.deepEqual(outcome?.broken, {});
        const changed = differences(trace, outcome?.trace);
        if (changed.length === 0) return;
        console.warn(`      together they change: ${changed.join(', ')}; now one by one`);
        const each = several.map(async (flip) => [
          nameOf([flip]),
          differences(trace, (await run([flip], titles)).trace),
        ]);
        assert.deepEqual(
          Object.fromEntries(await Promise.all(each)),
          Object.fromEntries(several.map((flip) => [nameOf([flip]), []])),
        );
        assert.deepEqual(changed, [], 'none alone, but all of them');
      });
    }

    for (const flip of holding) {
      it(`ends the same, though later, where ${nameOf([flip])}`, async () => {
        const [one, other] = await Promise.all([usual, outcomes.get(nameOf([flip]))]);
        assert.deepEqual(other?.broken, {});
        assert.deepEqual(differences(endsOf(one.trace), endsOf(other.trace)), []);
      });
    }

    for (const flip of flips) {
      it(`keeps every promise where ${nameOf([flip])}`, async () => {
        assert.deepEqual((await outcomes.get(nameOf([flip])))?.broken, {});
      });
    }

    it('feels every variant but those that it cannot feel', async () => {
      const { trace } = await usual;
      const silent = new Set(flips.map(({ name }) => name));
      for (const flip of flips) {
        const changed = differences(trace, (await outcomes.get(nameOf([flip])))?.trace);
        if (changed.length > 0) silent.delete(flip.name);
      }
      const listed = Object.entries({ ...held, ...unfelt }).map(([name, reason]) => `\n        ${name}: ${reason}`);
      if (listed.length > 0) console.log(`      variants that change no path:${listed.join('')}`);
      assert.deepEqual([...silent], []);
    });
  });
}

function flipsOf(named: object): readonly Flip[] {
  const rows = VARIANTS.filter(({ name }) => name in named);
  return rows.flatMap(({ name, values }) => values.slice(1).map((value) => ({ name, value })));
}

/** One value of each a play; as many plays as the longest has values. */
function sideBySide(flips: readonly Flip[]): readonly (readonly Flip[])[] {
  const plays: Flip[][] = [];
  for (const flip of flips) {
    const free = plays.find((play) => play.every(({ name }) => name !== flip.name));
    if (free) free.push(flip);
    else plays.push([flip]);
  }
  return plays;
}

function nameOf(flips: readonly Flip[]): string {
  return flips.map(({ name, value }) => `${name} is ${value}`).join(', ');
}

type Run = (flips: readonly Flip[], titles: readonly StoryTitle[]) => Promise<Outcome>;

async function playWith(stage: Stage, flips: readonly Flip[], titles: readonly StoryTitle[]): Promise<Outcome> {
  const variants = Object.fromEntries(flips.map(({ name, value }) => [name, value])) as Partial<VariantValues>;
  await stage.begin();
  await stage.journey.control('PUT', 'variants', variants);
  const played = await play(stage, new Set(titles));
  const [trace, broken] = await Promise.all([traceOf(stage, played), brokenPromises(stage, played, variants)]);
  return { trace, broken };
}
