import type { Conversion } from '../../domain/conversion/conversion.ts';
import { isTeamsLinkOpen } from '../../domain/conversion/conversion-follow-up.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { TeamsLinkMail } from '../../domain/mail.ts';
import { organisationIn, senderOf } from '../compose-mail.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import { holderLanguage } from './holder-language.ts';
import { isInHand, type MailedOnce, type MailOnceDeps, type MailResult, mailOnce } from './mail-once.ts';
import { type ReadingWithPerson, withPerson } from './reading-with-person.ts';
import { appendConversion, type NewConversionEntry, recordConversion } from './record-conversion.ts';
import { tryWithin, UNANSWERED_SECONDS } from './try-within.ts';

export interface MailTeamsLinkDeps extends MailOnceDeps {
  readonly directory: Directory;
  /** Where Teams opens for our organisation. */
  readonly teamsAddress: string;
}

export type MailTeamsLinkOutcome = { readonly outcome: 'nothing-to-do' | 'in-hand' | 'failed' | MailedOnce };

/** The address of Teams for us to the external address: once by itself, then by a press (product 5.9). Run by a job. Throws EdgeError. */
export async function mailTeamsLink(deps: MailTeamsLinkDeps, id: RequestId): Promise<MailTeamsLinkOutcome> {
  const found = await deps.conversions.read(id);
  if (!found || !isTeamsLinkOpen(found.conversion)) return { outcome: 'nothing-to-do' };
  const wanted = found.entries.findLast(({ kind }) => kind === 'verified' || kind === 'teams-link-asked');
  return tryWithin<MailTeamsLinkOutcome>(deps, {
    since: wanted?.at ?? found.conversion.requestedAt,
    withinSeconds: UNANSWERED_SECONDS,
    act: () => mailLink(deps, found),
    giveUp: () => giveUp(deps, id),
  });
}

/** Only where certainly nothing has gone out. */
async function giveUp(deps: MailTeamsLinkDeps, id: RequestId): Promise<MailTeamsLinkOutcome> {
  const recorded = await appendConversion(deps, id, ({ conversion }) => {
    const { teamsLink } = conversion.track;
    if (!isTeamsLinkOpen(conversion) || teamsLink?.sendingAt) return undefined;
    return { entries: [{ kind: 'teams-link-failed', mail: (teamsLink?.mails ?? 0) + 1, because: 'unanswered' }] };
  });
  return { outcome: typeof recorded === 'string' ? 'outdated' : 'failed' };
}

async function mailLink(deps: MailTeamsLinkDeps, found: ConversionReading): Promise<MailTeamsLinkOutcome> {
  const { teamsLink } = found.conversion.track;
  const mail = teamsLink?.mails ?? 0;
  const fail = async (because: 'unsure' | 'address-refused' | 'not-wanted', number = mail + 1) => {
    const failed = { kind: 'teams-link-failed', mail: number, because } as const;
    return { outcome: (await recordConversion(deps, found, [failed])) ? 'failed' : 'outdated' } as const;
  };
  if (teamsLink?.sendingAt) return isInHand(deps, teamsLink.sendingAt) ? { outcome: 'in-hand' } : fail('unsure', mail);
  const reading = withPerson(found);
  if (!reading) return fail('address-refused');
  // Somebody went on although Teams does not open for them (product 5.3): they are told of it only where a person wants that.
  if (reading.person.withoutTeams && !teamsLink?.isAsked) return fail('not-wanted');
  return { outcome: await send(deps, reading, mail + 1) };
}

async function send(deps: MailTeamsLinkDeps, reading: ReadingWithPerson, mail: number): Promise<MailedOnce> {
  const content = await compose(deps, reading);
  return mailOnce(deps, reading, {
    job: { name: 'mail-teams-link', requestId: reading.conversion.id },
    intention: (clientRequestId) => ({ kind: 'teams-link-sending', mail, clientRequestId }),
    send: (clientRequestId) => deps.mailer.sendTeamsLink({ mail: content, clientRequestId }),
    resultEntry: (result) => resultEntry(result, mail),
    isUnsettled: (now) => isUnsettled(now, mail),
  });
}

async function compose(
  { directory, teamsAddress }: MailTeamsLinkDeps,
  { conversion, person }: ReadingWithPerson,
): Promise<TeamsLinkMail> {
  const { asker, organisation } = await directory.read({
    asker: { fact: 'person', id: conversion.askerId },
    organisation: { fact: 'organisation-name' },
  });
  const { inviterName, inviterAddress: askerAddress } = senderOf(asker);
  return {
    ...{ language: holderLanguage(person), organisation: organisationIn(organisation), address: person.address },
    ...{ askerName: inviterName || person.askerName, askerAddress, teamsLink: teamsAddress },
  };
}

function resultEntry(result: MailResult, mail: number): NewConversionEntry {
  switch (result.outcome) {
    case 'sent':
      return { kind: 'teams-link-sent', mail };
    case 'put-off':
      return { kind: 'teams-link-put-off', mail, because: result.because };
    case 'refused':
      return { kind: 'teams-link-failed', mail, because: result.refusal };
    case 'unsure':
      return { kind: 'teams-link-failed', mail, because: 'unsure' };
  }
}

function isUnsettled({ track: { teamsLink } }: Conversion, mail: number): boolean {
  return teamsLink?.mails === mail && (teamsLink.sendingAt !== undefined || teamsLink.failed === 'unsure');
}
