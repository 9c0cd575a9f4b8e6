import type { ConversionCode } from '../../domain/conversion/conversion-details.ts';
import { assessConversion } from '../../domain/conversion/pre-flight.ts';
import { whatChanged } from '../../domain/conversion/what-changed.ts';
import { isAdministrator } from '../admin-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { Conversions } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { endedBefore } from './ended-before.ts';
import { gatherConversionFacts } from './gather-conversion.ts';
import type { ReadingWithPerson } from './reading-with-person.ts';
import type { NewConversionEntry } from './record-conversion.ts';

export type Stop = Extract<NewConversionEntry, { kind: 'stopped-before-issue' }>;

interface Expected {
  /** Another value of `mail` is still to be mended by us; afterwards it is what it is. */
  readonly mayWriteMail: boolean;
  /** What the conversion may have brought about itself. */
  readonly expected: readonly ConversionCode[];
}

/**
 * Everything once more, right before something is done: whoever asked still may, whoever confirmed administers, and nothing is
 * found that was not accepted (product 5.6). Gives why it stops; undefined: it may go on. Throws EdgeError without an answer.
 */
export async function whyStop(
  deps: RightDeps & { readonly conversions: Conversions },
  { conversion, person }: ReadingWithPerson,
  { mayWriteMail, expected }: Expected,
): Promise<Stop | undefined> {
  const { made } = conversion.track.decision;
  const { askerId, accountId } = conversion;
  const { address, signIn, withoutTeams, preFlight } = person;
  if (!made || !(await isAdministrator(deps, made.by))) return stop('right-lost');
  const policy = await deps.policies.current();
  const ended = await endedBefore(deps, accountId, conversion.id);
  const stated = { accountId, askerId, address, signIn, withoutTeams, mayWriteMail, ended };
  const facts = await gatherConversionFacts(deps.directory, stated, policy);
  if (facts === 'no-admin') return stop('right-lost');
  const change = whatChanged({ accepted: preFlight, now: assessConversion(facts, policy), expected });
  if (change.outcome === 'no-answer') throw new EdgeError('unavailable', 'check-without-answer');
  return change.outcome === 'changed' ? stop('changed', change.codes) : undefined;
}

function stop(because: Stop['because'], codes: readonly ConversionCode[] = []): Stop {
  return { kind: 'stopped-before-issue', because, codes };
}
