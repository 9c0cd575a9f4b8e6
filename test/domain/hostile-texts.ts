import { performance } from 'node:perf_hooks';
import fc from 'fast-check';

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

/** How many times longer 64 times the text takes: about 64 where time is in proportion, 4096 where it is squared. */
export function slowness(read: (text: string) => unknown, unit: string): number {
  const short = unit.repeat(Math.ceil(4_000 / unit.length));
  return Math.max(fastest(read, short.repeat(64)), 0.5) / Math.max(fastest(read, short), 0.05);
}

function fastest(read: (text: string) => unknown, text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}
