import type { MailPace } from '../../src/use-cases/ports/mail-pace.ts';

const WINDOW_MS = 60_000;
const MOST = 30;

export function memoryMailPace(): MailPace {
  let sent: readonly number[] = [];
  const wait = async (at: Date) => {
    sent = sent.filter((each) => each > at.getTime() - WINDOW_MS && each <= at.getTime() + WINDOW_MS);
    const [oldest] = sent;
    const isFull = oldest !== undefined && sent.length >= MOST;
    return isFull ? Math.max(1, Math.ceil((oldest + WINDOW_MS - at.getTime()) / 1000)) : 0;
  };
  return {
    wait,
    take: async (at) => {
      const seconds = await wait(at);
      if (seconds === 0) sent = [...sent, at.getTime()];
      return seconds;
    },
  };
}
