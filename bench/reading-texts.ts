import { parseAddressList } from '../src/domain/address-list.ts';
import { findAddresses } from '../src/domain/email-address.ts';
import { lookAlike } from '../src/domain/look-alike.ts';
import { looksShared } from '../src/domain/shared-mailbox.ts';
import { createLog } from '../src/telemetry.ts';
import { HOSTILE } from '../test/domain/hostile-texts.ts';
import { cpuMs } from './cpu-time.ts';
import type { Sizes } from './sizes.ts';
import { type Series, series } from './statistics.ts';

const log = createLog({ level: 'info', write: () => undefined });

/** Who reads what strangers write, each at its slowest. */
const READERS: readonly (readonly [what: string, read: (text: string) => unknown, units: readonly string[]])[] = [
  ['a line with addresses', findAddresses, HOSTILE],
  ['a list of addresses', parseAddressList, HOSTILE],
  ['a field of the log', (text) => log.info('read', { text }), ['a', '@', '%25', '/r', '/guest/', 'token']],
  ['a shared address', (text) => looksShared(`info${text}!@fabrikam.example`), ['1', '-a1']],
];

const SHORT = 8_000;
const TIMES = 16;
const OWN = ['contoso.example', 'contoso.onmicrosoft.com'];

/** How many times longer sixteen times the text takes, of the text it takes longest with: 16 is in proportion, 256 is squared. */
export function measureReading({ rounds }: Pick<Sizes, 'rounds'>): readonly Series[] {
  const measured = (measure: () => number) => Array.from({ length: rounds }, measure);
  return [
    ...READERS.map(([what, read, units]) =>
      series(
        `${what}: ${TIMES} times the text`,
        '× time',
        measured(() => Math.max(...units.map((unit) => slowness(read, unit)))),
      ),
    ),
    series('a domain against 5,000 partners', 'ms', measured(againstPartners)),
  ];
}

function slowness(read: (text: string) => unknown, unit: string): number {
  const short = unit.repeat(Math.ceil(SHORT / unit.length));
  const long = short.repeat(TIMES);
  // What takes no time to speak of has none to multiply.
  return (
    Math.max(
      cpuMs(() => read(long)),
      0.5,
    ) /
    Math.max(
      cpuMs(() => read(short)),
      0.05,
    )
  );
}

function againstPartners(): number {
  const partners = Array.from({ length: 5_000 }, (_, seed) => `${nameFrom(seed)}.com`);
  lookAlike('adatum.com', [OWN, partners]);
  let seed = 6_000;
  const several = () => {
    for (const end = seed + 20; seed < end; seed += 1) lookAlike(`${nameFrom(seed)}.com`, [OWN, partners]);
  };
  return cpuMs(several) / 20;
}

function nameFrom(seed: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const length = 6 + (seed % 7);
  return Array.from({ length }, (_, at) => letters[(seed * (at + 3) * 7919 + at) % letters.length]).join('');
}
