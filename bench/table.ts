import type { Column, Figures } from './measure.ts';
import { median, type Series } from './statistics.ts';

/** The figures as a Markdown table: the median, and what lay between the least and the most where there is more than one. */
export function tableOf({ machine, sizes, tookSeconds, columns }: Figures): string {
  const { node, platform, cores, processor, memoryGb, loadBefore } = machine;
  const names = columns.map(({ name }) => name);
  const rows = columns.flatMap(({ measured }) => measured);
  const whats = [...new Set(rows.map(({ what }) => what))];
  return [
    `Node.js ${node}, ${platform}, ${cores} × ${processor}, ${memoryGb} GB; load before: ${loadBefore.toFixed(1)}.`,
    `${sizes.people} people press at once, ${sizes.rounds} rounds of ${sizes.roundMs} ms. Median (least to most).`,
    `PostgreSQL is the tests' own: on this machine, fsync off. All of it took ${Math.round(tookSeconds)} s.`,
    ...columns.flatMap(({ name, skipped }) => (skipped === undefined ? [] : [`${name} skipped: ${skipped}`])),
    '',
    line(['measured', 'unit', ...names]),
    line(['---', '---', ...names.map(() => '---:')]),
    ...whats.map((what) => line([what, unitOf(rows, what), ...columns.map((column) => cell(column, what))])),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function unitOf(rows: readonly Series[], what: string): string {
  return rows.find((row) => row.what === what)?.unit ?? '';
}

function cell({ measured, skipped }: Column, what: string): string {
  const rounds = measured.find((row) => row.what === what)?.rounds;
  if (!rounds) return skipped === undefined ? '' : 'skipped';
  const middle = shown(median(rounds));
  return rounds.length === 1 ? middle : `${middle} (${shown(Math.min(...rounds))} to ${shown(Math.max(...rounds))})`;
}

/** Three digits say all that can be known. */
function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
