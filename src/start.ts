import { existsSync } from 'node:fs';
import { isConfigured } from './config.ts';
import { redactText } from './redaction.ts';
import { StartError } from './start-error.ts';

const LOOK_EVERY_MS = 250;

// What the environment says already wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

// npm starts a shell between itself and us, which passes no signal on: a killed npm would leave us behind.
if (process.env.npm_lifecycle_event !== undefined) endWithParent();

// With nothing configured the sandbox starts. It is imported only then, so that production never loads it.
try {
  if (isConfigured(process.env)) {
    const { runProduction } = await import('./main.ts');
    await runProduction(process.env);
  } else {
    const { runSandbox } = await import('./sandbox/main.ts');
    await runSandbox(process.env);
  }
} catch (error) {
  console.error(whyNot(error));
  process.exit(1);
}

function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS).unref();
}

/** One message without a stack. What is not ours may hold a secret or an address, and loses it. */
function whyNot(error: unknown): string {
  if (error instanceof StartError) return error.message;
  // A refused connection is several errors, one for each address of the host, and no message of its own.
  const reasons = error instanceof AggregateError && error.message === '' ? error.errors : [error];
  return `Guestlist could not start: ${redactText(reasons.map(String).join('; '))}`;
}
