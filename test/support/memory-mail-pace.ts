import type { MailPace } from '../../src/use-cases/ports/mail-pace.ts';

const WINDOW_MS = 60_000;
const MOST = 30;

export function memoryMailPace(): MailPace {
  let sent: readonly number[] = [];
  return {
    take: async (at) => {
      sent = sent.filter((each) => each > at.getTime() - WINDOW_MS && each <= at.getTime() + WINDOW_MS);
      const [oldest] = sent;
      if (oldest !== undefined && sent.length >= MOST)
        return Math.max(1, Math.ceil((oldest + WINDOW_MS - at.getTime()) / 1000));
      sent = [...sent, at.getTime()];
      return 0;
    },
  };
}
