import type { Fact } from '../../src/domain/facts.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { ALL_ROLES, type Answer, batchOf, clientOf, credentialWith, type FakeGraph } from '../support/fake-graph.ts';

/** The fact as it is read from this answer. */
export async function factFrom(
  graph: FakeGraph,
  asked: { readonly query: FactQuery; readonly answer: Answer; readonly roles?: readonly string[] },
): Promise<Fact<unknown>> {
  const { query, answer, roles = ALL_ROLES } = asked;
  // The one read that is no item of a batch.
  graph.script(query.fact === 'domain-lists' ? answer : batchOf(() => answer));
  const client = clientOf(graph, { credential: credentialWith(...roles) });
  return (await graphDirectory(client).read({ it: query })).it;
}
