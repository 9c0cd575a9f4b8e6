import type { UserId } from './ids.ts';

/** What somebody has to decide who did not ask for it, and what became of the question. Whatever needs a second pair of eyes has one. */
export interface Decision {
  readonly since: Date;
  /** Everybody who may decide, and could be reached, has it. */
  readonly askedAt?: Date | undefined;
  readonly remindedAt?: Date | undefined;
  readonly escalatedAt?: Date | undefined;
  readonly made?: { readonly verdict: 'confirmed' | 'denied'; readonly by: UserId; readonly at: Date } | undefined;
  readonly lapsedAt?: Date | undefined;
}

/** Days after the question, each later than the one before: nobody waits for ever (product 5.4, 7). */
export interface DecisionDays {
  readonly remind: number;
  readonly escalate: number;
  readonly lapse: number;
}

export const DEFAULT_DECISION_DAYS: DecisionDays = { remind: 2, escalate: 4, lapse: 7 };

export type DecisionStep = 'ask' | 'remind' | 'escalate' | 'lapse';

const DAY_MS = 86_400_000;

/** What is to be done about an open question now; only the latest of several steps that were missed. */
export function decisionStep(decision: Decision, days: DecisionDays, now: Date): DecisionStep | undefined {
  const { since, askedAt, remindedAt, escalatedAt } = decision;
  if (!isOpen(decision)) return undefined;
  const isPast = (count: number) => now.getTime() >= since.getTime() + count * DAY_MS;
  if (isPast(days.lapse)) return 'lapse';
  if (!askedAt) return 'ask';
  // Days that were changed meanwhile take nothing back.
  if (escalatedAt) return undefined;
  if (isPast(days.escalate)) return 'escalate';
  return isPast(days.remind) && !remindedAt ? 'remind' : undefined;
}

/** When the next step is due; undefined: the question is settled. */
export function nextDecisionAt(decision: Decision, days: DecisionDays): Date | undefined {
  const { since, askedAt, remindedAt, escalatedAt } = decision;
  if (!isOpen(decision)) return undefined;
  if (!askedAt) return since;
  const daysAfter = (count: number) => new Date(since.getTime() + count * DAY_MS);
  if (escalatedAt) return daysAfter(days.lapse);
  return daysAfter(remindedAt ? days.escalate : days.remind);
}

/** Until when it is to be decided. */
export function decideBy({ since }: Decision, days: DecisionDays): Date {
  return new Date(since.getTime() + days.lapse * DAY_MS);
}

export function isOpen({ made, lapsedAt }: Decision): boolean {
  return made === undefined && lapsedAt === undefined;
}

interface Parties {
  readonly askerId: UserId;
  /** Whom the decision is about. */
  readonly holderId: UserId;
  readonly fourEyes: boolean;
}

/** Those of the administrators who may decide. */
export function decidersAmong(admins: readonly UserId[], parties: Parties): readonly UserId[] {
  return admins.filter((callerId) => whyNotDecide({ ...parties, callerId }) === undefined);
}

/** Why somebody may not decide; undefined: they may. Nobody decides about themselves, nor, with four eyes, what they asked for. */
export function whyNotDecide({
  callerId,
  askerId,
  holderId,
  fourEyes,
}: Parties & { readonly callerId: UserId }): 'own' | 'holder' | undefined {
  if (callerId === holderId) return 'holder';
  return fourEyes && callerId === askerId ? 'own' : undefined;
}
