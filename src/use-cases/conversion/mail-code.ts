import type { CodeTrack, Conversion } from '../../domain/conversion/conversion.ts';
import { isCodeOpen } from '../../domain/conversion/conversion-follow-up.ts';
import { codeGoodUntil } from '../../domain/conversion/holder-code.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { CodeMail } from '../../domain/mail.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import { organisationIn, senderOf } from '../compose-mail.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { ConversionCodes } from '../ports/conversion-codes.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { Wave } from '../wave.ts';
import { holderLanguage } from './holder-language.ts';
import { isInHand, type MailedOnce, type MailOnceDeps, type MailResult, mailOnce } from './mail-once.ts';
import { type ReadingWithPerson, withPerson } from './reading-with-person.ts';
import { type NewConversionEntry, recordConversion } from './record-conversion.ts';

export interface MailCodeDeps extends RightDeps, MailOnceDeps {
  readonly conversionCodes: ConversionCodes;
}

export type MailCodeOutcome = { readonly outcome: 'nothing-to-do' | 'in-hand' | 'failed' | MailedOnce };

/**
 * Sends the code that was asked for, in the name of whoever confirmed, as long as they administer. The digits are made between
 * the intention and the mail and are nowhere afterwards: one that may have gone out is not sent again. Run by a job. Throws EdgeError.
 */
export async function mailCode(deps: MailCodeDeps, id: RequestId): Promise<MailCodeOutcome> {
  const found = await deps.conversions.read(id);
  const { code } = found?.conversion.track ?? {};
  if (!found || !code || !isCodeOpen(found.conversion)) return { outcome: 'nothing-to-do' };
  if (code.sendingAt) return isInHand(deps, code.sendingAt) ? { outcome: 'in-hand' } : fail(deps, found, 'unsure');
  // Whoever wanted it has long turned to something else: it is as good as one that has gone out and is too late.
  if (deps.clock() >= codeGoodUntil(code)) return fail(deps, found, 'unsure');
  const reading = withPerson(found);
  // Somebody asked not to be known here any more: there is nobody to send it to.
  if (!reading) return fail(deps, found, 'address-refused');

  const wave = new Wave();
  const decider = askAdminFacts(wave, code.by, await deps.policies.current());
  const organisation = wave.ask({ fact: 'organisation-name' });
  await wave.read(deps.directory);
  if (adminStandingIn(decider()) !== 'admin') return fail(deps, reading, 'inviter-lost-right');
  const { inviterName: deciderName, inviterAddress: deciderAddress } = senderOf(decider().person);
  const sender = { deciderName, deciderAddress, organisation: organisationIn(organisation()) };
  return { outcome: await send(deps, reading, { code, sender }) };
}

interface Sending {
  readonly code: CodeTrack;
  readonly sender: Pick<CodeMail, 'deciderName' | 'deciderAddress' | 'organisation'>;
}

function send(deps: MailCodeDeps, reading: ReadingWithPerson, { code, sender }: Sending): Promise<MailedOnce> {
  const { conversion, person } = reading;
  const number = code.askedAt.length;
  return mailOnce(deps, reading, {
    job: { name: 'mail-code', requestId: conversion.id },
    intention: (clientRequestId) => ({ kind: 'code-sending', clientRequestId }),
    send: async (clientRequestId) => {
      const digits = await deps.conversionCodes.make({ requestId: conversion.id, number });
      const mail = { ...sender, language: holderLanguage(person), address: person.address, code: digits };
      return deps.mailer.sendCode({ mail, clientRequestId });
    },
    resultEntry,
    isUnsettled: (now) => isUnsettled(now, number),
  });
}

function resultEntry(result: MailResult): NewConversionEntry {
  switch (result.outcome) {
    case 'sent':
      return { kind: 'code-sent' };
    case 'put-off':
      return { kind: 'code-put-off', because: result.because };
    case 'refused':
      return { kind: 'code-failed', because: result.refusal };
    case 'unsure':
      return { kind: 'code-failed', because: 'unsure' };
  }
}

function isUnsettled({ track: { code } }: Conversion, number: number): boolean {
  return code?.askedAt.length === number && (code.sendingAt !== undefined || code.failed === 'unsure');
}

async function fail(
  deps: MailCodeDeps,
  reading: ConversionReading,
  because: Extract<NewConversionEntry, { kind: 'code-failed' }>['because'],
): Promise<MailCodeOutcome> {
  const recorded = await recordConversion(deps, reading, [{ kind: 'code-failed', because }]);
  return { outcome: recorded ? 'failed' : 'outdated' };
}
