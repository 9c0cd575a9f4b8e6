import fc from 'fast-check';
import { cpuMs } from '../support/cpu-time.ts';

/** Texts made of what addresses and lists of them are made of. */
export const LOOSE = fc
  .array(
    fc.constantFrom(
      'a',
      '.',
      '@',
      '<',
      '>',
      '"',
      ',',
      ';',
      ' ',
      '\n',
      '\r',
      "'",
      '-',
      'ann@fabrikam.example',
      '을',
      '，',
      ':',
      '’',
    ),
  )
  .map((parts) => parts.join(''));

/** What makes a careless pattern slow; each can be made as long as one likes. */
export const HOSTILE: readonly string[] = [
  'a',
  'a.',
  '@',
  'a@',
  '.',
  '"',
  '"a',
  '<',
  '<a@',
  "'",
  ' ',
  ',',
  'a, ',
  'a,',
  '을',
  'a@b.example을',
  'a@b.example ',
  '\n',
  'mailto:',
  'x<a@b.example>,',
];

/** How many times longer sixteen times the text takes: about 16 where time is in proportion, 256 where it is squared. */
export function slowness(read: (text: string) => unknown, unit: string): number {
  const short = unit.repeat(Math.ceil(4_000 / unit.length));
  return (
    Math.max(
      cpuMs(() => read(short.repeat(16))),
      0.5,
    ) /
    Math.max(
      cpuMs(() => read(short)),
      0.05,
    )
  );
}
