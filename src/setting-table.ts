import type { Check } from './setting-checks.ts';
import { StartError } from './start-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Setting<Value> {
  readonly name: string;
  /** Says what it is for; stands in the message when the row is missing or wrong. */
  readonly meaning: string;
  readonly check: Check<Value>;
  /** As it would stand in the environment. Without one the row is needed. */
  readonly default?: string;
  readonly optional?: true;
  readonly secret?: true;
  /** Set in many shells, or meant for the sandbox: says nothing about whether the product is configured. */
  readonly neutral?: true;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;
type ValueOf<Row> = Row extends { readonly check: Check<infer Value> }
  ? Row extends { readonly optional: true }
    ? Value | undefined
    : Value
  : never;
export type Values<Table extends Settings> = { readonly [Key in keyof Table]: ValueOf<Table[Key]> };

/** Every problem of the environment in one message, with what to do about each. It repeats no value. */
export class ConfigError extends StartError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
    super(`${count} missing or wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

interface TableRead<Table extends Settings> {
  readonly values: Partial<Values<Table>>;
  readonly problems: readonly string[];
}

/** What a table of settings makes of the environment, with every problem. */
export function readTable<Table extends Settings>(table: Table, env: Environment): TableRead<Table> {
  const rows = Object.entries<Setting<unknown>>(table).map(([key, row]) => ({ key, ...readRow(row, env) }));
  return {
    values: Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<Values<Table>>,
    problems: rows.flatMap(({ problem }) => problem ?? []),
  };
}

function readRow(row: Setting<unknown>, env: Environment): { readonly value?: unknown; readonly problem?: string } {
  const given = env[row.name]?.trim() ?? '';
  const text = given === '' ? row.default : given;
  if (text === undefined) return row.optional ? {} : { problem: `${row.name} is missing: ${row.meaning}. Set it.` };
  const checked = row.check(text);
  return 'value' in checked ? checked : { problem: `${row.name} ${checked.must}: ${row.meaning}.` };
}
