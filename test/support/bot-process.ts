import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BotSettings, botArguments, type ClockTaken, isReady, type ToBot } from '../../src/sandbox/bot-channel.ts';
import { COMPILE_CACHE } from './compile-cache.ts';

export const BOT_SCRIPT = join(import.meta.dirname, '../../src/sandbox/bot.ts');

export interface BotProcess {
  readonly port: number;
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** From its start until its door was open. */
  readonly readyAfterMs: number;
  /** Resolves when it is gone, for whatever reason. */
  readonly gone: Promise<unknown>;
  isGone(): boolean;
  tell(message: ToBot): void;
  /** Resolves when what has come due by the last move of the clock is under way. */
  swept(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Everything it has logged, over all its lives in this folder. */
  log(): string;
}

export interface BotStart {
  readonly script: string;
  readonly settings: BotSettings;
  readonly env: Readonly<Record<string, string>>;
}

/** The bot in a process of its own, as the sandbox starts it; resolves when it answers. */
export async function startBotProcess({ script, settings, env }: BotStart): Promise<BotProcess> {
  const logFile = join(settings.folder, 'bot.log');
  const log = openSync(logFile, 'a');
  const startedAt = performance.now();
  const child = fork(script, botArguments(settings), {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const gone = once(child, 'exit');
  const port = await Promise.race([readyPort(child), gone.then(() => undefined)]);
  const readyAfterMs = performance.now() - startedAt;
  const readLog = () => readFileSync(logFile, 'utf8');
  if (port === undefined) throw new Error(`The bot did not come up:\n${readLog().slice(-4000)}`);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return {
    port,
    pid: child.pid,
    readyAfterMs,
    gone,
    isGone: () => child.exitCode !== null || child.signalCode !== null,
    // It may be dying at this moment; its next life is told the time at its start.
    tell: (message) => void (child.connected && child.send(message, () => undefined)),
    swept: () => clockTaken(child, gone),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    log: readLog,
  };
}

async function readyPort(child: ChildProcess): Promise<number> {
  for (;;) {
    const [message] = await once(child, 'message');
    if (isReady(message)) return message.port;
  }
}

async function clockTaken(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  const isTaken = (message: unknown) => (message as Partial<ClockTaken>).type === 'clock-taken';
  for (;;) {
    const answer = await Promise.race([once(child, 'message'), gone]);
    if (!Array.isArray(answer) || !child.connected || isTaken(answer[0])) return;
  }
}
