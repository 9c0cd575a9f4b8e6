import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import { contractProblem, findingsOf } from './check-contract.ts';
import type { Journey } from './journey.ts';

const SUMMARY = /^\d+ exchanges checked/;

/**
 * Everything a journey sent and was answered, against Graph's own schema and permission data. Refusals for a permission that
 * it had taken away for a while are what it wanted.
 */
export async function assertContract(
  context: Context,
  journey: Journey,
  takenAway: readonly string[] = [],
): Promise<void> {
  const problem = contractProblem();
  if (problem !== undefined) {
    console.warn(`    contract not checked: ${problem}`);
    context.skip();
  }
  const { apps } = (await journey.control('GET', 'tenant')) as { apps: readonly [{ granted: readonly string[] }] };
  const lines = String(await journey.control('GET', 'traffic')).split('\n');
  const honest = lines.filter((line) => line !== '');
  assert.ok(honest.length > 20);
  const isWanted = (line: string) =>
    takenAway.some((permission) => line.includes(`403, though ${permission} is granted`));
  const findings = findingsOf(honest.join('\n'), apps[0].granted).split('\n');
  assert.deepEqual(
    findings.filter((line) => line !== '' && !isWanted(line) && !SUMMARY.test(line)),
    [],
  );
}
