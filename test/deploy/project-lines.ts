import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** The lines of a file of the project that say something, a line that goes on counted as one. */
export function linesOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\\\n\s*/g, '');
  return text.split('\n').filter((line) => line.trim() !== '');
}
