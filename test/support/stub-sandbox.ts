// The sandbox's parent with a stub tenant and the stub bot whose name stands in the first argument.
import { join } from 'node:path';
import { runParent } from '../../src/sandbox/run.ts';
import { stubTenant } from './stub-tenant.ts';

await runParent(
  { startTenant: stubTenant, botScript: join(import.meta.dirname, process.argv[2] ?? '') },
  process.env,
).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
