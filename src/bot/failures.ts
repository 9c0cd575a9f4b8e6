import { problemCard } from '../cards/problem.ts';
import type { RequestId } from '../domain/ids.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { errorFields } from './log.ts';
import { type Problem, problemOf } from './problems.ts';
import type { Reply } from './reply.ts';
import type { Visit } from './visit.ts';

export interface Failed {
  /** For the log: a verb or a command. */
  readonly where: string;
  /** Whose card a press can bring back. */
  readonly requestId?: RequestId | undefined;
  /** A line in place of a card, so that what was typed stays on the card. */
  readonly keepsCard?: boolean | undefined;
}

/** Logs what went wrong, and says what may be said. */
export function apology(visit: Visit, error: unknown, failed: Failed): Reply {
  const { reader, words } = visit;
  const { what, reference } = report(visit, error, failed);
  const permission = (error instanceof EdgeError ? error.permission : undefined) ?? '';
  if (failed.keepsCard) return { kind: 'line', text: problemLine(words, { what, permission, reference }) };
  return { kind: 'card', content: problemCard({ what, permission, reference, requestId: failed.requestId }, reader) };
}

/** For the log alone; the reference leads from what the person reads to this line. */
export function report(
  { deps }: Visit,
  error: unknown,
  { where, requestId }: Failed,
): { readonly what: Problem; readonly reference: string } {
  const what = problemOf(error);
  const reference = deps.newReference();
  const edge = error instanceof EdgeError ? error.message : undefined;
  deps.log.error('turn.failed', { where, requestId, what, reference, edge, ...errorFields(error) });
  return { what, reference };
}

function problemLine(
  { problem, common }: Visit['words'],
  { what, permission, reference }: { readonly what: Problem; readonly permission: string; readonly reference: string },
): string {
  switch (what) {
    case 'permission':
      return `${problem.permission({ permission })} ${common.reference({ reference })}`;
    case 'graph-down':
      return `${problem.graphDown} ${problem.later}`;
    case 'db-down':
      return `${problem.dbDown} ${problem.later}`;
    case 'generic':
      return `${problem.generic} ${problem.genericDo} ${common.reference({ reference })}`;
  }
}
