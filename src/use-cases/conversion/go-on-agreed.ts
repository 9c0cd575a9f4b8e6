import { accountPresent } from '../../domain/conversion/account-present.ts';
import { isCheckOld } from '../../domain/conversion/check-age.ts';
import type { Conversion } from '../../domain/conversion/conversion.ts';
import { agreedUntil } from '../../domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { accountIn } from '../../domain/conversion/conversion-reading.ts';
import { isByConverter } from '../../domain/conversion/parties.ts';
import { assessConversion } from '../../domain/conversion/pre-flight.ts';
import { decidersAmong } from '../../domain/decision.ts';
import type { UserId } from '../../domain/ids.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import { currentAdmins } from '../current-admins.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { acceptedCodes } from './accepted-codes.ts';
import { endedBefore } from './ended-before.ts';
import { gatherConversionFacts } from './gather-conversion.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';
import { readGiven } from './read-given.ts';
import { type ReadingWithPerson, readWithPerson } from './reading-with-person.ts';

export interface CheckAgreedDeps extends ConversionPressDeps {
  readonly accounts: Accounts;
}

/** Reads everything again of an account whose conversion is agreed in principle: is gone what had to be taken away? Throws EdgeError. */
export function checkAgreed(deps: CheckAgreedDeps, press: Press): Promise<PressOutcome> {
  return readAgreed(deps, press);
}

async function readAgreed(deps: CheckAgreedDeps, press: Press, note?: PressNote): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const reading = await readWithPerson(deps.conversions, requestId);
  // Nothing is read for a press that comes to nothing.
  const found = reading && !whyNot(deps, reading, press) ? await lookAgain(deps, reading, callerId) : undefined;
  if (found === 'no-admin') return { outcome: 'no-admin' };
  return pressOnConversion(deps, press, (now) => {
    const why = whyNot(deps, now, press);
    const { person } = now;
    if (why || !person || !found) return why ?? 'stale';
    // Nothing is asked for in the name of somebody who may not ask any more.
    if (found === 'asker-lost')
      return { entries: [{ kind: 'stopped-before-issue', because: 'right-lost', codes: [] }] };
    return {
      entries: [{ kind: 'checked-again', by: callerId }],
      person: { ...person, ...found },
      ...(note && { note }),
    };
  });
}

/** What had to be taken away is gone: the question whether it is done goes to the other administrators. Throws EdgeError. */
export async function askNow(deps: CheckAgreedDeps, press: Press): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const { version: policyVersion, fourEyes } = await deps.policies.current();
  const reading = await deps.conversions.read(requestId);
  const isGood = reading !== undefined && !whyNot(deps, reading, press);
  if (isGood && reading.person?.preFlight.standing === 'ready' && isCheckOld(reading.person.checkedAt, deps.clock()))
    return readAgreed(deps, press, 'read-anew');
  const admins = isGood ? await currentAdmins(deps) : [];
  return pressOnConversion(deps, press, (now) => {
    const why = whyNot(deps, now, press);
    const { conversion, person } = now;
    if (why || person?.preFlight.standing !== 'ready') return why ?? 'stale';
    const parties = { askerId: conversion.askerId, holderId: conversion.accountId, fourEyes };
    if (decidersAmong(admins, parties).length === 0) return 'one-admin';
    const findings = acceptedCodes(person.preFlight);
    return { entries: [{ kind: 'confirmation-asked', by: callerId, policyVersion, findings }] };
  });
}

/**
 * By whoever asked alone, or by any administrator where they are none; as long as it is good, and on what they have read: each
 * look makes another card.
 */
function whyNot(
  { clock }: ConversionPressDeps,
  { conversion, entries }: Pick<ConversionReading, 'conversion' | 'entries'>,
  { callerId, mark }: Press,
): PressNote | undefined {
  const mayGoOn = conversion.askerId === callerId || isByConverter(entries);
  if (!mayGoOn || conversion.accountId === callerId) return 'stale';
  if (conversion.state !== 'agreed-in-principle') return isFurther(conversion) ? 'twice' : 'stale';
  if (clock() >= agreedUntil(conversion)) return 'stale';
  if (mark === conversionPressMark(conversion)) return undefined;
  return mark?.startsWith('conversion-agreed-in-principle-') ? 'twice' : 'stale';
}

/** Somebody has asked already: most likely the very same press. */
function isFurther({ state, track }: Conversion): boolean {
  return state === 'awaiting-confirmation' && track.agreedInPrincipleAt !== undefined;
}

type Found = Partial<ConversionPerson> & Pick<ConversionPerson, 'preFlight'>;

/** Everything of it, read for a press of that administrator. Another conversion cannot be under way: this one has the account. */
export async function lookAgain(
  deps: CheckAgreedDeps,
  { conversion, person }: ReadingWithPerson,
  callerId: UserId,
): Promise<Found | 'no-admin' | 'asker-lost'> {
  const { askerId, accountId } = conversion;
  const { address, signIn, withoutTeams } = person;
  const policy = await deps.policies.current();
  const mayWriteMail = await deps.accounts.mayWriteMail();
  const ended = await endedBefore(deps, accountId, conversion.id);
  const stated = { accountId, askerId, address, signIn, withoutTeams, mayWriteMail, ended };
  const [facts, given] = await Promise.all([
    gatherConversionFacts(deps.directory, stated, policy),
    readGiven(deps, { callerId, accountId, policy }),
  ]);
  if (given === 'no-admin') return given;
  if (facts === 'no-admin') return 'asker-lost';
  const account = accountIn(facts);
  const present = accountPresent(facts);
  return {
    ...(account && { name: account.displayName || person.name, userPrincipalName: account.userPrincipalName }),
    // What was chosen for the holder stays.
    ...(present && { ...present, holderLanguage: person.holderLanguage ?? present.holderLanguage }),
    ...given,
    preFlight: assessConversion(facts, policy),
    checkedAt: deps.clock(),
  };
}
