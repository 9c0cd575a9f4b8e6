import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import { contractProblem, findingsOf } from './check-contract.ts';
import type { Journey } from './journey.ts';

/** Everything a journey sent and was answered, against Graph's own schema and permission data. */
export async function assertContract(context: Context, journey: Journey): Promise<void> {
  const problem = contractProblem();
  if (problem !== undefined) {
    console.warn(`    contract not checked: ${problem}`);
    context.skip();
  }
  const { apps } = (await journey.control('GET', 'tenant')) as { apps: readonly [{ granted: readonly string[] }] };
  const lines = String(await journey.control('GET', 'traffic')).split('\n');
  const honest = lines.filter((line) => line !== '');
  assert.ok(honest.length > 20);
  assert.equal(findingsOf(honest.join('\n'), apps[0].granted), '');
}
