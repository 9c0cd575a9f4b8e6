import { join } from 'node:path';
import type { Environment } from '../setting-table.ts';
import { runParent } from './run.ts';
import { startTenant } from './tenant/tenant.ts';

/** Everything that `npm start` brings up when nothing is configured. */
export function runSandbox(env: Environment): Promise<void> {
  return runParent({ startTenant, botScript: join(import.meta.dirname, 'bot.ts') }, env);
}
