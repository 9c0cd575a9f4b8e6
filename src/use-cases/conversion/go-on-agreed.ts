import { accountPresent } from '../../domain/conversion/account-present.ts';
import type { Conversion } from '../../domain/conversion/conversion.ts';
import { agreedUntil } from '../../domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { accountIn } from '../../domain/conversion/conversion-reading.ts';
import { assessConversion } from '../../domain/conversion/pre-flight.ts';
import { decidersAmong } from '../../domain/decision.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import { currentAdmins } from '../current-admins.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { acceptedCodes } from './accepted-codes.ts';
import { gatherConversionFacts } from './gather-conversion.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';
import { readGiven } from './read-given.ts';
import { type ReadingWithPerson, readWithPerson } from './reading-with-person.ts';

export interface CheckAgreedDeps extends ConversionPressDeps {
  readonly accounts: Accounts;
}

/** Reads everything again of an account whose conversion is agreed in principle: is gone what had to be taken away? Throws EdgeError. */
export async function checkAgreed(deps: CheckAgreedDeps, press: Press): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const reading = await readWithPerson(deps.conversions, requestId);
  // Nothing is read for a press that comes to nothing.
  const found = reading && !whyNot(deps, reading.conversion, press) ? await lookAgain(deps, reading) : undefined;
  if (found === 'no-admin') return { outcome: 'no-admin' };
  return pressOnConversion(deps, press, ({ conversion, person }) => {
    const why = whyNot(deps, conversion, press);
    if (why || !person || !found) return why ?? 'stale';
    return { entries: [{ kind: 'checked-again', by: callerId }], person: { ...person, ...found } };
  });
}

/** What had to be taken away is gone: the question whether it is done goes to the other administrators. Throws EdgeError. */
export async function askNow(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const { version: policyVersion, fourEyes } = await deps.policies.current();
  const reading = await deps.conversions.read(requestId);
  const admins = reading && !whyNot(deps, reading.conversion, press) ? await currentAdmins(deps) : [];
  return pressOnConversion(deps, press, ({ conversion, person }) => {
    const why = whyNot(deps, conversion, press);
    if (why || person?.preFlight.standing !== 'ready') return why ?? 'stale';
    const parties = { askerId: callerId, holderId: conversion.accountId, fourEyes };
    if (decidersAmong(admins, parties).length === 0) return 'one-admin';
    const findings = acceptedCodes(person.preFlight);
    return { entries: [{ kind: 'confirmation-asked', by: callerId, policyVersion, findings }] };
  });
}

/** By whoever asked alone, as long as it is good, and on what they have read: each look makes another card. */
function whyNot(
  { clock }: ConversionPressDeps,
  conversion: Conversion,
  { callerId, mark }: Press,
): PressNote | undefined {
  if (conversion.askerId !== callerId) return 'stale';
  if (conversion.state !== 'agreed-in-principle') return isFurther(conversion) ? 'twice' : 'stale';
  if (clock() >= agreedUntil(conversion)) return 'stale';
  if (mark === conversionPressMark(conversion)) return undefined;
  return mark?.startsWith('conversion-agreed-in-principle-') ? 'twice' : 'stale';
}

/** Somebody has asked already: most likely the very same press. */
function isFurther({ state, track }: Conversion): boolean {
  return state === 'awaiting-confirmation' && track.agreedInPrincipleAt !== undefined;
}

type Found = Partial<ConversionPerson>;

/** Another conversion cannot be under way: this one has the account. */
async function lookAgain(
  deps: CheckAgreedDeps,
  { conversion, person }: ReadingWithPerson,
): Promise<Found | 'no-admin'> {
  const { askerId, accountId } = conversion;
  const { address, signIn, withoutTeams } = person;
  const policy = await deps.policies.current();
  const mayWriteMail = await deps.accounts.mayWriteMail();
  const stated = { accountId, askerId, address, signIn, withoutTeams, mayWriteMail };
  const [facts, given] = await Promise.all([
    gatherConversionFacts(deps.directory, stated, policy),
    readGiven(deps, { callerId: askerId, accountId, policy }),
  ]);
  if (facts === 'no-admin' || given === 'no-admin') return 'no-admin';
  const account = accountIn(facts);
  const present = accountPresent(facts);
  return {
    ...(account && { name: account.displayName || person.name, userPrincipalName: account.userPrincipalName }),
    // What was chosen for the holder stays.
    ...(present && { ...present, holderLanguage: person.holderLanguage ?? present.holderLanguage }),
    ...given,
    preFlight: assessConversion(facts, policy),
  };
}
