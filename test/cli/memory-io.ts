import type { CliIo } from '../../src/cli/command.ts';

export interface MemoryIo extends CliIo {
  readonly outs: readonly string[];
  readonly errs: readonly string[];
}

/** Remembers what a command says. */
export function memoryIo(): MemoryIo {
  const outs: string[] = [];
  const errs: string[] = [];
  return { outs, errs, out: (text) => void outs.push(text), err: (text) => void errs.push(text) };
}
