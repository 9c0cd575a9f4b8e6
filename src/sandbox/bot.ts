import { type ClockTaken, type Ready, readBotSettings, type ToBot } from './bot-channel.ts';
import type { Around } from './bot-root.ts';
import { startSandboxBot } from './bot-root.ts';

/** A bot process of the sandbox: started by the parent, ends with it. */
export async function runBotProcess(around?: Around): Promise<void> {
  const bot = await startSandboxBot(readBotSettings(process.argv), around);
  let isEnding = false;
  async function end(): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    await bot.stop();
    process.exit(0);
  }
  async function takeClock(now: Date): Promise<void> {
    await bot.clockMoved(now);
    const taken: ClockTaken = { type: 'clock-taken', now: now.toISOString() };
    process.send?.(taken);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
  process.on('disconnect', () => void end());
  process.on('message', (message: ToBot) => {
    if (message.type === 'clock') void takeClock(new Date(message.now));
  });
  const ready: Ready = { type: 'ready', port: bot.port };
  process.send?.(ready);
}

if (import.meta.main) await runBotProcess();
