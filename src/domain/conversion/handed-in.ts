import { type Decision, type DecisionDays, type DecisionStep, decisionStep, nextDecisionAt } from '../decision.ts';
import { isAtGate } from './agreement.ts';
import { type ConversionDraft, FORM_DAYS } from './conversion-draft.ts';

const STUCK_SECONDS = 30;
const DAY_MS = 86_400_000;

/**
 * What is to be done now about a form that waits for the administrators: they are asked, reminded, and at last it lapses, like
 * a decision of theirs (product 5.4). While it waits for its asker, nobody is reminded of what they cannot do anything about.
 */
export function handedInStep(draft: ConversionDraft, days: DecisionDays, now: Date): DecisionStep | undefined {
  const open = questionIn(draft, days);
  if (!open) return undefined;
  const step = decisionStep(open.decision, open.days, now);
  return open.isTheAskers && step !== 'lapse' ? undefined : step;
}

/** When somebody is to be told of a form next. What could not be done at once is tried again a little later. */
export function nextTellingAt(draft: ConversionDraft, days: DecisionDays, now: Date): Date | undefined {
  const soon = now.getTime() + STUCK_SECONDS * 1000;
  if (draft.isNews) return new Date(soon);
  const open = questionIn(draft, days);
  if (!open) return undefined;
  const lapsesAt = open.decision.since.getTime() + open.days.lapse * DAY_MS;
  const next = nextDecisionAt(open.decision, open.days)?.getTime() ?? lapsesAt;
  return new Date(Math.max(soon, open.isTheAskers ? lapsesAt : Math.min(next, lapsesAt)));
}

interface Question {
  readonly decision: Decision;
  readonly days: DecisionDays;
  readonly isTheAskers: boolean;
}

/** It lapses a day before the form is removed at the latest, so that it is never forgotten in silence. */
function questionIn(draft: ConversionDraft, days: DecisionDays): Question | undefined {
  const { stage, askedAdmins, createdAt } = draft;
  if (stage !== 'review' || !askedAdmins) return undefined;
  const { at: since, reached, ...done } = askedAdmins;
  const lastDay = (createdAt.getTime() - since.getTime()) / DAY_MS + FORM_DAYS - 1;
  return {
    decision: { since, askedAt: reached === undefined ? undefined : since, ...done },
    days: { ...days, lapse: Math.min(days.lapse, lastDay) },
    isTheAskers: isAtGate(draft.review.preFlight),
  };
}
