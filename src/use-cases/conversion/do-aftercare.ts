import type { AftercareRefusal, AftercareStep, ConversionEntry } from '../../domain/conversion/conversion-entry.ts';
import { openAftercare } from '../../domain/conversion/conversion-follow-up.ts';
import type { RequestId } from '../../domain/ids.ts';
import { isAdministrator } from '../admin-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { AccountOutcome, Accounts } from '../ports/accounts.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { appendConversion, type RecordConversionDeps } from './record-conversion.ts';
import { tryWithin, UNANSWERED_SECONDS } from './try-within.ts';
import { whyNotCared } from './why-not-cared.ts';

export interface DoAftercareDeps extends RightDeps, RecordConversionDeps {
  readonly accounts: Accounts;
}

export type DoAftercareOutcome = { readonly outcome: 'nothing-to-do' | 'settled' };

/**
 * The steps that were asked for after the acceptance, one after the other: each is looked at by itself right before it is done.
 * The same twice is no harm, so one whose answer was lost is repeated, for a day. Run by a job. Throws EdgeError.
 */
export async function doAftercare(deps: DoAftercareDeps, id: RequestId): Promise<DoAftercareOutcome> {
  const reading = await deps.conversions.read(id);
  const steps = reading ? openAftercare(reading.conversion) : [];
  if (steps.length === 0) return { outcome: 'nothing-to-do' };
  const failures: EdgeError[] = [];
  for (const step of steps) {
    try {
      await settle(deps, id, step);
    } catch (error) {
      // One that cannot be done now keeps no other from being done.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure) throw failure;
  return { outcome: 'settled' };
}

/** Done or refused, and recorded so, on whatever was recorded meanwhile; where another run was first, it is left to that. */
async function settle(deps: DoAftercareDeps, id: RequestId, step: AftercareStep): Promise<void> {
  const reading = await deps.conversions.read(id);
  if (!reading || !openAftercare(reading.conversion).includes(step)) return;
  const asked = reading.entries.findLast(
    (entry): entry is Asked => entry.kind === 'aftercare-asked' && entry.step === step,
  );
  if (!asked) return;
  const because = await tryWithin<AftercareRefusal | undefined>(deps, {
    since: asked.at,
    withinSeconds: UNANSWERED_SECONDS,
    act: async () => (await whyNot(deps, reading, asked)) ?? act(deps, reading, asked),
    giveUp: () => 'unanswered',
  });
  const entry = because
    ? ({ kind: 'aftercare-refused', step, because } as const)
    : ({ kind: 'aftercare-done', step } as const);
  await appendConversion(deps, id, ({ conversion }) =>
    openAftercare(conversion).includes(step) ? { entries: [entry] } : undefined,
  );
}

type Asked = Extract<ConversionEntry, { readonly kind: 'aftercare-asked' }>;

/** Whoever pressed must still administer when it is done, and the policy must still want it. */
async function whyNot(
  deps: DoAftercareDeps,
  { conversion }: ConversionReading,
  { by, step }: Asked,
): Promise<AftercareRefusal | undefined> {
  if (!(await isAdministrator(deps, by))) return 'right-lost';
  if (step === 'password' && !(await deps.policies.current()).replacesPassword) return 'refused';
  return whyNotCared(deps, conversion.accountId, step);
}

/** What Microsoft said to it, if it was no. */
async function act(
  { accounts }: DoAftercareDeps,
  { conversion }: ConversionReading,
  { step, clientRequestId }: Asked,
): Promise<AftercareRefusal | undefined> {
  const answer = await ACTS[step](accounts, { id: conversion.accountId, clientRequestId });
  return answer.outcome === 'refused' ? answer.refusal : undefined;
}

type Order = Parameters<Accounts['endSessions']>[0];

const ACTS: { readonly [Step in AftercareStep]: (accounts: Accounts, order: Order) => Promise<AccountOutcome> } = {
  sessions: (accounts, order) => accounts.endSessions(order),
  guest: (accounts, order) => accounts.setUserType({ ...order, userType: 'Guest' }),
  member: (accounts, order) => accounts.setUserType({ ...order, userType: 'Member' }),
  password: (accounts, order) => accounts.replacePassword(order),
};
