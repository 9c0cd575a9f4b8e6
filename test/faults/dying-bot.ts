import type { Edges } from '../../src/app.ts';
import { runBotProcess } from '../../src/sandbox/bot.ts';
import type { Notifier } from '../../src/use-cases/ports/notifier.ts';
import { parsePoint } from './kill-point.ts';

// The sandbox's bot with ports that end the process at one point of its life; nothing in `src` knows of it.
const point = parsePoint(process.env.GUESTLIST_DIE ?? '');
let calls = 0;

function deadly<Port extends object>(name: string, port: Port): Port {
  return new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function' || name !== point.port || key !== point.act) return value;
      return async (...args: unknown[]) => {
        calls += 1;
        const isIt = typeof point.call === 'number' ? calls === point.call : records(args[0], point.call);
        if (isIt && point.when === 'before') process.kill(process.pid, 'SIGKILL');
        const result: unknown = await Reflect.apply(value, target, args);
        if (isIt) process.kill(process.pid, 'SIGKILL');
        return result;
      };
    },
  });
}

function records(recording: unknown, kind: string): boolean {
  const { entries = [] } = recording as { readonly entries?: readonly { readonly kind: string }[] };
  return entries.some((entry) => entry.kind === kind);
}

const PORTS = [
  'invitations',
  'memberships',
  'mailer',
  'ledger',
  'linkVault',
  'linkCards',
  'drafts',
  'cardCopies',
  'conversions',
  'conversionLinks',
  'accounts',
  'installations',
] as const;

function edgesAround(edges: Edges): Edges {
  return { ...edges, ...Object.fromEntries(PORTS.map((name) => [name, deadly(name, edges[name])])) };
}

await runBotProcess({ edges: edgesAround, notifier: (notifier: Notifier) => deadly('notifier', notifier) });
