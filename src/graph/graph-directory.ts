import type { Fact } from '../domain/facts.ts';
import type { Directory, FactQuery, FactValues } from '../use-cases/ports/directory.ts';
import { factOf } from './fact-of.ts';
import { foundIn } from './found-bodies.ts';
import type { GraphClient } from './graph-client.ts';
import { readFor } from './reads.ts';
import { sendWave } from './wave.ts';

/** Entra through Graph. Everything asked for at once goes out at once: one wave (checks 2). */
export function graphDirectory(client: GraphClient): Directory {
  return {
    async read<const Queries extends Readonly<Record<string, FactQuery>>>(queries: Queries) {
      const facts = await readWave(client, Object.entries(queries));
      return Object.fromEntries(facts) as {
        readonly [Key in keyof Queries]: Fact<FactValues[NonNullable<Queries[Key]>['fact']]>;
      };
    },
  };
}

type Named<T> = readonly [string, T];

async function readWave(
  client: GraphClient,
  queries: readonly Named<FactQuery>[],
): Promise<readonly Named<Fact<unknown>>[]> {
  const deadline = client.newDeadline();
  const asked = queries.map(([key, query]) => {
    const { requests, isFirstPageEnough = false } = readFor(query);
    return { key, query, requests: requests(query), isFirstPageEnough };
  });
  const all = asked.flatMap(({ requests }) => requests);
  const wave = await sendWave(client, all, deadline);
  return Promise.all(
    asked.map(async ({ key, query, requests, isFirstPageEnough }) => {
      const answered = requests.map((request) => ({ request, answer: wave.answerTo(request) }));
      const found = await foundIn(client, answered, { isFirstPageEnough, deadline });
      return [key, factOf(query, found, wave.roles)] as const;
    }),
  );
}
