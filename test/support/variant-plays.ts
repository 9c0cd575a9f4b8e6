import assert from 'node:assert/strict';
import { join } from 'node:path';
import { VARIANTS, type VariantName, type VariantValues } from '../../src/sandbox/tenant/variants.ts';
import { play } from './invitation-play.ts';
import { brokenPromises } from './play-promises.ts';
import { differences, type Trace, traceOf } from './play-trace.ts';
import { type Stage, startStage } from './stage.ts';

/** One value of one variant, the others as they are by default. */
interface Flip {
  readonly name: VariantName;
  readonly value: string;
}

interface Outcome {
  readonly trace: Trace;
  readonly broken: Readonly<Record<string, readonly string[]>>;
}

/** Why a variant may change nothing that anybody sees or that is done. */
export type Unfelt = Readonly<Partial<Record<VariantName, string>>>;

const SCRIPT = join(import.meta.dirname, 'stub-patient-bot.ts');
/** Each has a bot and a tenant; more of them share two cores in vain. */
const STAGES = 3;
const PLAY_LIMIT_MS = 240_000;

/**
 * Every story with the defaults, then once more with each other value of these variants alone: what is promised must
 * hold, and a variant that changes no story must be known to change none.
 */
export function describeVariants(title: string, names: readonly VariantName[], unfelt: Unfelt): void {
  describe(title, function () {
    this.timeout(PLAY_LIMIT_MS);
    const flips = VARIANTS.filter(({ name }) => names.includes(name)).flatMap(flipsOf);
    let usual: Promise<Outcome>;
    let again: Promise<Outcome>;
    let outcomes: ReadonlyMap<Flip, Promise<Outcome>> = new Map();
    let stages: readonly Stage[] = [];

    before(async function () {
      const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
      if (missing !== undefined) {
        console.warn(`    no PostgreSQL here: ${missing}`);
        this.skip();
      }
      stages = await Promise.all(Array.from({ length: STAGES }, () => startStage(SCRIPT)));
      const run = inTurn(stages);
      usual = run({});
      again = run({});
      outcomes = new Map(flips.map((flip) => [flip, run({ [flip.name]: flip.value })]));
    });
    after(() => Promise.all(stages.map((stage) => stage.close())));

    it('keeps every promise with the defaults, and does the same twice', async () => {
      const [one, other] = await Promise.all([usual, again]);
      assert.deepEqual(one.broken, {});
      assert.deepEqual(other.broken, {});
      assert.deepEqual(other.trace, one.trace);
    });

    for (const flip of flips) {
      it(`keeps every promise where ${flip.name} is ${flip.value}`, async () => {
        assert.deepEqual((await outcomes.get(flip))?.broken, {});
      });
    }

    it('feels every variant but those that it cannot feel', async () => {
      const { trace } = await usual;
      const felt = await Promise.all(flips.map(async (flip) => feltBy(trace, flip, await outcomes.get(flip))));
      const silent = names.filter((name) => !felt.flat().includes(name));
      console.log(`      variants that change no path: ${silent.join(', ') || 'none'}`);
      assert.deepEqual(silent.toSorted(), Object.keys(unfelt).toSorted());
    });
  });
}

function flipsOf({ name, values }: (typeof VARIANTS)[number]): readonly Flip[] {
  return values.slice(1).map((value) => ({ name, value }));
}

function feltBy(usual: Trace, { name }: Flip, outcome: Outcome | undefined): readonly VariantName[] {
  return outcome && differences(usual, outcome.trace).length > 0 ? [name] : [];
}

/** Each play goes to the stage that is free first. A play that fails is told by whoever awaits it. */
function inTurn(stages: readonly Stage[]): (variants: Partial<VariantValues>) => Promise<Outcome> {
  const free = [...stages];
  const waiting: ((stage: Stage) => void)[] = [];
  return (variants) => {
    const playing = new Promise<Stage>((resolve) => {
      const stage = free.pop();
      if (stage) resolve(stage);
      else waiting.push(resolve);
    }).then(async (stage) => {
      try {
        return await playWith(stage, variants);
      } finally {
        const next = waiting.shift();
        if (next) next(stage);
        else free.push(stage);
      }
    });
    playing.catch(() => undefined);
    return playing;
  };
}

async function playWith(stage: Stage, variants: Partial<VariantValues>): Promise<Outcome> {
  await stage.begin();
  await stage.journey.control('PUT', 'variants', variants);
  const played = await play(stage);
  const [trace, broken] = await Promise.all([traceOf(stage, played), brokenPromises(stage, played, variants)]);
  return { trace, broken };
}
