import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { mochaGlobalSetup, mochaGlobalTeardown } from '../test/support/global-setup.ts';
import { measure } from './measure.ts';
import { FULL, QUICK } from './sizes.ts';
import { tableOf } from './table.ts';

const RESULTS = join(import.meta.dirname, 'results/latest.json');

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
// The tests' PostgreSQL, found through the environment.
await mochaGlobalSetup();
try {
  const figures = await measure({
    sizes: values.quick ? QUICK : FULL,
    postgresMissing: process.env.GUESTLIST_TEST_POSTGRES_MISSING,
    say: (text) => console.error(`… ${text}`),
  });
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`${tableOf(figures)}\n\nRaw rounds: ${RESULTS}`);
} finally {
  await mochaGlobalTeardown();
}
