import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { StartError } from '../start-error.ts';
import { isReady } from './bot-channel.ts';

const RESTART_AT_MOST_EVERY_MS = 1000;
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 2000;
const DEAD_STARTS_MAX = 10;
const TAIL_LINES = 6;

export interface ChildPlan {
  /** As messages name it: “the bot”. */
  readonly name: string;
  readonly script: string;
  /** Asked for at each start. */
  readonly args: () => readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  /** Gets all that the child prints; emptied at the first start. */
  readonly logFile: string;
}

export interface ChildEvents {
  readonly onReady: () => void;
  readonly say: (text: string) => void;
  /** It died too often in a row without ever being ready. */
  readonly onGivenUp: (why: StartError) => void;
}

export interface KeptChild {
  /** Settles with the first start. */
  readonly ready: Promise<void>;
  send(message: object): void;
  stop(): Promise<void>;
}

/**
 * Starts a script with this Node.js and a channel, and starts it again whenever it dies.
 * Closing the channel is how a child is told to end: that happens by itself when the parent is killed.
 */
export function keepRunning(plan: ChildPlan, { onReady, say, onGivenUp }: ChildEvents): KeptChild {
  const first = Promise.withResolvers<void>();
  let current: ChildProcess | undefined;
  let isStopping = false;
  let hasBeenReady = false;
  let deadStarts = 0;

  function start(): void {
    const startedAt = performance.now();
    const child = startChild(plan, hasBeenReady ? 'a' : 'w');
    current = child;
    child.on('message', (message) => {
      if (isReady(message)) takeReady(message.port);
    });
    child.once('exit', (code, signal) => {
      if (!isStopping) takeEnd(endOf(code, signal), startedAt);
    });
  }

  function takeReady(port: number): void {
    if (port !== plan.port) {
      first.reject(new StartError(`Port ${plan.port} for ${plan.name} was taken by something else. Start again.`));
      return;
    }
    if (hasBeenReady) say(`${plan.name} is back.`);
    hasBeenReady = true;
    deadStarts = 0;
    first.resolve();
    onReady();
  }

  function takeEnd(end: string, startedAt: number): void {
    if (!hasBeenReady) {
      first.reject(new StartError(`${plan.name} ended before it was ready (${end}).${tailOf(plan.logFile)}`));
      return;
    }
    deadStarts += 1;
    if (deadStarts > DEAD_STARTS_MAX) {
      onGivenUp(new StartError(`${plan.name} does not come back (${end}).${tailOf(plan.logFile)}`));
      return;
    }
    say(`${plan.name} ended (${end}) and is started again.`);
    const waitMs = Math.max(0, RESTART_AT_MOST_EVERY_MS - (performance.now() - startedAt));
    setTimeout(() => !isStopping && start(), waitMs);
  }

  async function stop(): Promise<void> {
    isStopping = true;
    if (current) await endChild(current);
  }

  const tooLate = setTimeout(() => {
    first.reject(
      new StartError(`${plan.name} was not ready within ${READY_WITHIN_MS / 1000} s.${tailOf(plan.logFile)}`),
    );
  }, READY_WITHIN_MS);
  first.promise.catch(() => undefined).finally(() => clearTimeout(tooLate));
  start();
  return { ready: first.promise, stop, send: (message) => sendTo(current, message) };
}

function startChild({ script, args, env, logFile }: ChildPlan, flags: 'a' | 'w'): ChildProcess {
  const log = openSync(logFile, flags);
  try {
    const child = fork(script, [...args()], { env, execArgv: [], stdio: ['ignore', log, log, 'ipc'] });
    // A message to a child that has just died is no reason to fall over; its end is noticed anyway.
    child.on('error', () => undefined);
    return child;
  } finally {
    closeSync(log);
  }
}

function sendTo(child: ChildProcess | undefined, message: object): void {
  if (child?.connected) child.send(message);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  const tooLong = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(tooLong);
}

function endOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ?? `exit code ${code}`;
}

function tailOf(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES);
  return [` The end of ${logFile}:`, ...lines.map((line) => `  ${line}`)].join('\n');
}
