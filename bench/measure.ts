import type { DatabaseKind } from '../test/support/journey.ts';
import { type Machine, thisMachine } from './machine.ts';
import { measureOn } from './on-database.ts';
import { measureReading } from './reading-texts.ts';
import { measureRendering } from './rendering.ts';
import type { Sizes } from './sizes.ts';
import type { Series } from './statistics.ts';

/** One run, raw. */
export interface Figures {
  readonly machine: Machine;
  readonly sizes: Sizes;
  readonly startedAt: string;
  readonly tookSeconds: number;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly measured: readonly Series[];
  /** Why there is nothing in it. */
  readonly skipped?: string;
}

export interface Run {
  readonly sizes: Sizes;
  /** Why there is no PostgreSQL. */
  readonly postgresMissing: string | undefined;
  readonly say: (line: string) => void;
}

export async function measure({ sizes, postgresMissing, say }: Run): Promise<Figures> {
  const machine = thisMachine();
  const startedAt = new Date();
  const column = async (name: DatabaseKind) => ({ name, measured: await measureOn(name, sizes, say) });
  const columns: readonly Column[] = [
    await column('PGlite'),
    postgresMissing === undefined
      ? await column('PostgreSQL')
      : { name: 'PostgreSQL', measured: [], skipped: postgresMissing },
    { name: 'without', measured: [measureRendering(sizes), ...measureReading(sizes)] },
  ];
  const tookSeconds = (Date.now() - startedAt.getTime()) / 1_000;
  return { machine, sizes, startedAt: startedAt.toISOString(), tookSeconds, columns };
}
