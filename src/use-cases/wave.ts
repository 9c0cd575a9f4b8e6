import type { Fact } from '../domain/facts.ts';
import type { Directory, FactQuery, FactValues } from './ports/directory.ts';

type ValueOf<Query extends FactQuery> = FactValues[Query['fact']];

/** Reads none of which needs another's answer, collected first and then sent together (checks 2). */
export class Wave {
  readonly #queries = new Map<string, FactQuery>();
  #facts: Readonly<Record<string, Fact<unknown>>> = {};

  /** Gives what to call for the answer once the wave has been read. */
  ask<const Query extends FactQuery>(query: Query): () => Fact<ValueOf<Query>> {
    const key = `${query.fact} ${this.#queries.size}`;
    this.#queries.set(key, query);
    return () => {
      const fact = this.#facts[key];
      if (!fact) throw new Error(`${key} is asked for before its wave was read`);
      // The key was given out for this query alone.
      return fact as Fact<ValueOf<Query>>;
    };
  }

  /** Throws EdgeError when the directory as a whole does not answer. */
  async read(directory: Directory): Promise<void> {
    if (this.#queries.size > 0) this.#facts = await directory.read(Object.fromEntries(this.#queries));
  }
}
