import type { ExportDeps } from '../use-cases/export-person.ts';
import type { ForgetDeps } from '../use-cases/forget-person.ts';

/** What the commands need of the world. */
export type CliDeps = ForgetDeps & ExportDeps;

/** Where a command says things: what was asked for, and what is beside it. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
}

export const EXIT = { done: 0, refused: 1, misused: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The arguments after the command's name. */
export interface Given {
  readonly subjects: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  readonly usage: string;
  readonly meaning: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** What it asks before it does anything, where somebody can answer; `yes` answers it beforehand. */
  readonly question?: (given: Given) => string;
  readonly run: (given: Given, deps: CliDeps, io: CliIo) => Promise<ExitCode>;
}

/** Said to whoever has used it wrongly. */
export class Misuse extends Error {}
