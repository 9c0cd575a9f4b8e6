import type { Conversion } from '../../domain/conversion/conversion.ts';
import type { ConversionEntryKind } from '../../domain/conversion/conversion-entry.ts';
import { isLinkToBeMailed } from '../../domain/conversion/conversion-follow-up.ts';
import { domainOf } from '../../domain/email-address.ts';
import type { MailRefusal } from '../../domain/failures.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import type { ConversionMail } from '../../domain/mail.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';
import { signInOf } from '../../domain/sign-in.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import { organisationIn, senderOf } from '../compose-mail.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { Wave } from '../wave.ts';
import { type Acceptance, askAcceptance, recordWiped, type WipingDeps } from './acceptance.ts';
import { holderLanguage } from './holder-language.ts';
import { isInHand, type MailedOnce, type MailOnceDeps, type MailResult, mailOnce } from './mail-once.ts';
import { type ReadingWithPerson, withPerson } from './reading-with-person.ts';
import { appendConversion, type NewConversionEntry, recordConversion } from './record-conversion.ts';
import { tryWithin, UNANSWERED_SECONDS } from './try-within.ts';

export interface MailLinkDeps extends RightDeps, MailOnceDeps, WipingDeps {}

export type MailLinkOutcome = {
  readonly outcome: 'nothing-to-do' | 'in-hand' | 'redeemed' | 'failed' | MailedOnce;
};

/**
 * The link to the external address, where the Teams route has failed (product 5.5), and to nobody else. A mail without its result
 * is never repeated by itself: the same link goes out again by a press (product 10). What certainly did not go out is tried for
 * a day. Run by a job. Throws EdgeError.
 */
export async function mailConversionLink(deps: MailLinkDeps, id: RequestId): Promise<MailLinkOutcome> {
  const found = await deps.conversions.read(id);
  if (!found || !isLinkToBeMailed(found.conversion)) return { outcome: 'nothing-to-do' };
  return tryWithin<MailLinkOutcome>(deps, {
    since: wantedSince(found),
    withinSeconds: UNANSWERED_SECONDS,
    act: () => mailLink(deps, found),
    giveUp: () => giveUp(deps, id),
  });
}

/** Each press has its own time. */
function wantedSince({ conversion, entries }: ConversionReading): Date {
  const wanted = entries.findLast(({ kind }) => WANTED.includes(kind));
  return wanted?.at ?? conversion.requestedAt;
}

const WANTED: readonly ConversionEntryKind[] = ['issued', 'routed-by-mail', 'link-again-asked'];

/** Only where certainly nothing has gone out: what may have is told of anyway. */
async function giveUp(deps: MailLinkDeps, id: RequestId): Promise<MailLinkOutcome> {
  const recorded = await appendConversion(deps, id, ({ conversion }) => {
    const { state, track } = conversion;
    if (state !== 'issued' || !isLinkToBeMailed(conversion)) return undefined;
    return { entries: [{ kind: 'link-refused', mail: (track.linkMail?.mails ?? 0) + 1, refusal: 'unanswered' }] };
  });
  return { outcome: typeof recorded === 'string' ? 'outdated' : 'failed' };
}

async function mailLink(deps: MailLinkDeps, found: ConversionReading): Promise<MailLinkOutcome> {
  const { conversion } = found;
  if (conversion.state === 'sending') {
    const { mail, since } = conversion;
    return isInHand(deps, since) ? { outcome: 'in-hand' } : fail(deps, found, { kind: 'link-unsure', mail, since });
  }
  const mail = (conversion.track.linkMail?.mails ?? 0) + 1;
  const refuse = (refusal: MailRefusal) => fail(deps, found, { kind: 'link-refused', mail, refusal });
  const reading = withPerson(found);
  // Somebody asked not to be known here any more: there is nobody to send it to.
  if (!reading) return refuse('address-refused');

  const { acceptance, holds, compose } = await prepare(deps, reading);
  if (acceptance === 'accepted') return recordWiped(deps, reading, 'redeemed');
  // Following it says what became of the account.
  if (acceptance === 'not-there') return { outcome: 'nothing-to-do' };
  if (!holds) return refuse('inviter-lost-right');
  const { invitationId, track } = conversion;
  const redeemUrl = await deps.conversionLinks.read({ invitationId, attempt: track.linkAttempt ?? 0 });
  if (!redeemUrl) return refuse('link-lost');
  return { outcome: await send(deps, reading, { mail, redeemUrl, content: compose() }) };
}

interface Prepared {
  readonly acceptance: Acceptance;
  /** Whoever wanted it sent still administers. */
  readonly holds: boolean;
  readonly compose: () => ConversionMail;
}

/** All that the mail has to know, in one wave right before it goes out. */
async function prepare(deps: MailLinkDeps, { conversion, entries, person }: ReadingWithPerson): Promise<Prepared> {
  const domain = domainOf(person.signIn);
  const wave = new Wave();
  const acceptance = askAcceptance(wave, conversion.accountId);
  const behind = askAdminFacts(wave, whoWants({ conversion, entries }), await deps.policies.current());
  const asker = wave.ask({ fact: 'person', id: conversion.askerId });
  const organisation = wave.ask({ fact: 'organisation-name' });
  const homeTenant = wave.ask({ fact: 'home-tenant', domain });
  const federatedDomains = wave.ask({ fact: 'federated-domains' });
  const emailCodes = wave.ask({ fact: 'email-codes' });
  await wave.read(deps.directory);
  const known = asker();
  return {
    acceptance: acceptance(),
    holds: adminStandingIn(behind()) === 'admin',
    compose: () => {
      // The mail stays the asker's, as long as they are there.
      const isThere = 'read' in known && known.read?.accountEnabled;
      const { inviterName: askerName, inviterAddress: askerAddress } = senderOf(isThere ? known : behind().person);
      const { address, name, signIn: signInAccount, userPrincipalName, message } = person;
      const signInFacts = {
        homeTenant: homeTenant(),
        federatedDomains: federatedDomains(),
        emailCodes: emailCodes(),
      };
      return {
        ...{ language: holderLanguage(person), organisation: organisationIn(organisation()), askerName, askerAddress },
        ...{ address, name, signInAccount, userPrincipalName, message, signIn: signInOf(signInFacts, domain) },
        isWithoutTeams: person.withoutTeams !== undefined,
      };
    },
  };
}

/** Whoever asked for it once more, else whoever decided that it goes without the holder's chat, else whoever confirmed. */
function whoWants({ conversion, entries }: Pick<ConversionReading, 'conversion' | 'entries'>): UserId {
  const again = entries.findLast((entry) => entry.kind === 'link-again-asked');
  const { proof, decision } = conversion.track;
  return again?.by ?? proof?.by ?? decision.made?.by ?? conversion.askerId;
}

interface Sending {
  readonly mail: number;
  readonly redeemUrl: RedeemUrl;
  readonly content: ConversionMail;
}

function send(deps: MailLinkDeps, reading: ReadingWithPerson, sending: Sending): Promise<MailedOnce> {
  const { mail, redeemUrl, content } = sending;
  const since = deps.clock();
  return mailOnce(deps, reading, {
    job: { name: 'mail-conversion-link', requestId: reading.conversion.id },
    intention: (clientRequestId) => ({ kind: 'link-sending', mail, clientRequestId }),
    send: (clientRequestId) => deps.mailer.sendConversion({ mail: content, redeemUrl, clientRequestId }),
    resultEntry: (result) => resultEntry(result, { mail, since }),
    isUnsettled: (now) => isUnsettled(now, mail),
  });
}

function resultEntry(
  result: MailResult,
  { mail, since }: { readonly mail: number; readonly since: Date },
): NewConversionEntry {
  switch (result.outcome) {
    case 'sent':
      return { kind: 'link-mailed', mail };
    case 'put-off':
      return { kind: 'link-put-off', mail, because: result.because };
    case 'refused':
      return { kind: 'link-refused', mail, refusal: result.refusal };
    case 'unsure':
      return { kind: 'link-unsure', mail, since };
  }
}

/** Whatever was accepted or stopped meanwhile: what came of the mail is known only here. */
function isUnsettled({ track: { linkMail } }: Conversion, mail: number): boolean {
  return linkMail?.mails === mail && (linkMail.sendingAt !== undefined || linkMail.failed === 'unsure');
}

async function fail(
  deps: MailLinkDeps,
  reading: ConversionReading,
  entry: NewConversionEntry,
): Promise<MailLinkOutcome> {
  return { outcome: (await recordConversion(deps, reading, [entry])) ? 'failed' : 'outdated' };
}
