import type { Edges } from '../../src/app.ts';
import type { Notifier } from '../../src/use-cases/ports/notifier.ts';

const PORTS = [
  'invitations',
  'memberships',
  'mailer',
  'ledger',
  'linkVault',
  'linkCards',
  'mailPace',
  'drafts',
  'conversionDrafts',
  'conversions',
  'accessChanges',
  'conversionLinks',
  'conversionCodes',
  'accounts',
  'installations',
  'cardCopies',
] as const;
type PortName = (typeof PORTS)[number] | 'notifier';

/** Where the process dies: right before or right after the nth call of one function of a port. */
export interface DeathPoint {
  readonly port: PortName;
  readonly act: string;
  readonly when: 'before' | 'after';
  readonly nth: number;
}

class Killed extends Error {}

/** After the kill every call fails, as a dead process makes none, until the next process starts. */
export interface DeadlyPorts {
  around(edges: Edges): Edges;
  notifier(notifier: Notifier): Notifier;
  hasStruck(): boolean;
  restart(): void;
  /** How often each function of each port was called, by `port.act`, in the order of the first calls. */
  calls(): ReadonlyMap<string, number>;
}

/** Without a point nobody dies, and the calls are counted. */
export function deadlyPorts(point?: DeathPoint): DeadlyPorts {
  const counted = new Map<string, number>();
  let state: 'living' | 'dead' | 'restarted' = 'living';

  function guard<Port extends object>(name: PortName, port: Port): Port {
    return new Proxy(port, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => call({ name, act: String(key) }, () => Reflect.apply(value, target, args));
      },
    });
  }

  function call({ name, act }: { readonly name: PortName; readonly act: string }, run: () => unknown): unknown {
    // `mailer.preview` and the like answer at once, and do nothing outside.
    if (PURE.has(`${name}.${act}`)) return run();
    return strike({ name, act }, async () => run());
  }

  async function strike(
    { name, act }: { readonly name: PortName; readonly act: string },
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    if (state === 'dead') throw new Killed();
    const key = `${name}.${act}`;
    const nth = (counted.get(key) ?? 0) + 1;
    if (state === 'living') counted.set(key, nth);
    const isPoint = state === 'living' && name === point?.port && act === point.act && nth === point.nth;
    if (isPoint && point.when === 'before') die();
    const result = await run();
    if (isPoint) die();
    return result;
  }

  function die(): never {
    state = 'dead';
    throw new Killed();
  }

  return {
    around: (edges) => ({ ...edges, ...Object.fromEntries(PORTS.map((name) => [name, guard(name, edges[name])])) }),
    notifier: (notifier) => guard('notifier', notifier),
    hasStruck: () => state !== 'living',
    restart: () => {
      state = 'restarted';
    },
    calls: () => counted,
  };
}

const PURE: ReadonlySet<string> = new Set(['mailer.preview']);

/** What a process does until it is killed. */
export async function untilKilled(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}
