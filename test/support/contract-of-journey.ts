import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import { contractProblem, findingsOf } from './check-contract.ts';
import type { Journey } from './journey.ts';

interface App {
  readonly granted: readonly string[];
}

const SUMMARY = /^\d+ exchanges checked/;

interface Rights {
  /** For a while: refusals for it are what was wanted. */
  readonly takenAway?: readonly string[];
  /** The second identity was at work too. */
  readonly writer?: true;
}

/** Everything a journey sent and was answered, against Graph's own schema and permission data. */
export async function assertContract(
  context: Context,
  journey: Journey,
  { takenAway = [], writer }: Rights = {},
): Promise<void> {
  const problem = contractProblem();
  if (problem !== undefined) {
    console.warn(`    contract not checked: ${problem}`);
    context.skip();
  }
  const { apps } = (await journey.control('GET', 'tenant')) as { apps: readonly App[] };
  const granted = apps.slice(0, writer ? undefined : 1).flatMap((app) => app.granted);
  const lines = String(await journey.control('GET', 'traffic')).split('\n');
  const honest = lines.filter((line) => line !== '');
  assert.ok(honest.length > 20);
  const isWanted = (line: string) =>
    takenAway.some((permission) => line.includes(`403, though ${permission} is granted`));
  const findings = (await findingsOf(honest.join('\n'), granted)).split('\n');
  assert.deepEqual(
    findings.filter((line) => line !== '' && !isWanted(line) && !SUMMARY.test(line)),
    [],
  );
}
