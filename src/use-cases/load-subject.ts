import { handsOnByInvitation } from '../domain/access-change/access-change.ts';
import { type HandedOn, handedOnIn } from '../domain/access-change/handed-on.ts';
import { domainOf, parseMailbox } from '../domain/email-address.ts';
import type { RequestId, UserId } from '../domain/ids.ts';
import { roleInChange } from './access-change/change-viewer.ts';
import {
  type AccessChangeSubject,
  askerOf,
  type CardSubject,
  type ConversionRequestSubject,
  type StoredSubject,
} from './card-subject.ts';
import { roleInConversion, roleOfAdministrator, roleOnForm } from './conversion/conversion-viewer.ts';
import type { RightDeps } from './inviter-right.ts';
import type { AccessChangeReading, AccessChanges } from './ports/access-changes.ts';
import type { ConversionDrafts } from './ports/conversion-drafts.ts';
import type { ConversionReading, Conversions } from './ports/conversions.ts';
import type { Drafts } from './ports/drafts.ts';
import type { Ledger, Reading } from './ports/ledger.ts';
import type { ViewerRole } from './ports/notifier.ts';
import type { Press, PressNote, PressOutcome } from './press-outcome.ts';

interface StoredSubjectDeps {
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly conversionDrafts: ConversionDrafts;
  readonly conversions: Conversions;
  readonly accessChanges: AccessChanges;
}

export interface SubjectDeps extends StoredSubjectDeps, RightDeps {
  /** Undefined where the directory does not say. */
  readonly organisationName: () => Promise<string | undefined>;
  /** Where Teams opens for our organisation. */
  readonly teamsAddress: string;
}

/** What the card of this id shows now: the request or the conversion once there is one, else the draft. */
export async function loadSubject(deps: SubjectDeps, id: RequestId): Promise<CardSubject | undefined> {
  const subject = await storedSubject(deps, id);
  if (subject?.kind === 'conversion-request') return conversionSubject(deps, subject.reading);
  if (subject?.kind === 'access-change') return changeSubject(deps, subject.reading);
  if (subject?.kind !== 'request') return subject;
  const { reminderDays } = await deps.policies.current();
  return { ...subject, reminderDays };
}

/** As it is recorded: enough for its stamp. */
export async function storedSubject(deps: StoredSubjectDeps, id: RequestId): Promise<StoredSubject | undefined> {
  const { ledger, drafts, conversionDrafts, conversions } = deps;
  const request = await requestOf(ledger, id);
  if (request) return request;
  const draft = await drafts.read(id);
  // Sent between the two looks: without the request its card would say that nothing was sent.
  if (draft?.stage === 'sent') return (await requestOf(ledger, id)) ?? { kind: 'draft', draft };
  if (draft) return { kind: 'draft', draft };

  const conversion = await conversionOf(conversions, id);
  if (conversion) return conversion;
  const form = await conversionDrafts.read(id);
  // Asked for between the two looks.
  if (form?.stage === 'asked') return conversionOf(conversions, id);
  if (form) return { kind: 'conversion', draft: form };
  const reading = await deps.accessChanges.read(id);
  return reading && { kind: 'access-change', reading, handedOn: await handedOnOf(ledger, reading) };
}

async function handedOnOf(ledger: Ledger, { change }: AccessChangeReading): Promise<HandedOn | undefined> {
  const opened = handsOnByInvitation(change) ? await ledger.read(change.invitationId) : undefined;
  return opened && handedOnIn(opened.entries);
}

async function requestOf(ledger: Ledger, id: RequestId): Promise<StoredSubject | undefined> {
  const [first, ...others] = await ledger.readRequest(id);
  return first && { kind: 'request', readings: [first, ...others] };
}

async function conversionOf(conversions: Conversions, id: RequestId): Promise<StoredSubject | undefined> {
  const reading = await conversions.read(id);
  return reading && { kind: 'conversion-request', reading };
}

/** A conversion that was asked for, with what its cards say besides. */
export async function conversionSubject(
  { policies, organisationName, teamsAddress }: SubjectDeps,
  reading: ConversionReading,
): Promise<ConversionRequestSubject> {
  const { holderMustAgree: asksHolder, ...policy } = await policies.current();
  const { decisionDays, fourEyes, reminderDays, replacesPassword } = policy;
  // Where the directory does not say what we are called, the holder knows us by what they sign in at.
  const signIn = parseMailbox(reading.person?.userPrincipalName ?? '');
  const organisation = (await organisationName()) ?? (signIn ? domainOf(signIn) : '');
  const told = { decisionDays, fourEyes, asksHolder, reminderDays, replacesPassword };
  return { kind: 'conversion-request', reading, ...told, organisation, teamsAddress };
}

/** A change of access, with what its cards say besides. */
export async function changeSubject(
  { policies, ledger }: SubjectDeps,
  reading: AccessChangeReading,
): Promise<AccessChangeSubject> {
  const { decisionDays } = await policies.current();
  return { kind: 'access-change', reading, handedOn: await handedOnOf(ledger, reading), decisionDays };
}

/** The subject as it is now, if the caller may see it: their own, or a conversion that they decide or are. Throws EdgeError. */
export async function presentCard(deps: SubjectDeps, press: Press, note?: PressNote): Promise<PressOutcome> {
  const subject = await loadSubject(deps, press.requestId);
  if (!subject) return { outcome: 'not-found' };
  if (subject.kind === 'conversion-request') return presentConversion(deps, press.callerId, { subject, note });
  if (subject.kind === 'conversion') return presentForm(deps, press.callerId, { subject, note });
  if (subject.kind === 'access-change') {
    const as = await roleInChange(deps, press.callerId, subject.reading);
    return as === 'nobody' ? { outcome: 'no-admin' } : { outcome: 'card', subject, note, as };
  }
  if (askerOf(subject) !== press.callerId) return { outcome: 'not-yours' };
  return { outcome: 'card', subject, note };
}

async function presentForm(
  deps: SubjectDeps,
  callerId: UserId,
  shown: {
    readonly subject: Extract<CardSubject, { readonly kind: 'conversion' }>;
    readonly note: PressNote | undefined;
  },
): Promise<PressOutcome> {
  const as = await roleOnForm(deps, callerId, shown.subject.draft);
  if (as === 'nobody') return { outcome: askerOf(shown.subject) === callerId ? 'no-admin' : 'not-yours' };
  return { outcome: 'card', ...shown, as };
}

/** The card of a conversion for somebody whose right was read in this very act: an administrator, unless `as` says otherwise. */
export async function conversionCard(
  deps: SubjectDeps,
  {
    callerId,
    reading,
    note,
    as,
  }: {
    readonly callerId: UserId;
    readonly reading: ConversionReading;
    readonly note?: PressNote | undefined;
    readonly as?: ViewerRole | undefined;
  },
): Promise<PressOutcome> {
  const subject = await conversionSubject(deps, reading);
  return { outcome: 'card', subject, note, as: as ?? roleOfAdministrator(callerId, reading, subject.fourEyes) };
}

async function presentConversion(
  deps: SubjectDeps,
  callerId: UserId,
  shown: { readonly subject: ConversionRequestSubject; readonly note: PressNote | undefined },
): Promise<PressOutcome> {
  const { reading } = shown.subject;
  const as = await roleInConversion(deps, callerId, reading);
  if (as === 'nobody') return { outcome: 'no-admin' };
  // Before it is decided the holder hears nothing of it.
  if (as === 'holder' && !reading.conversion.track.decision.made) return { outcome: 'not-yours' };
  return { outcome: 'card', ...shown, as };
}

/** The invitations of a request that the caller has made, for a press on its status card. */
export async function ownReadings(deps: SubjectDeps, press: Press): Promise<readonly Reading[]> {
  const readings = await deps.ledger.readRequest(press.requestId);
  const { callerId, invitationId } = press;
  return readings.filter(
    ({ invitation: { id, inviterId } }) =>
      inviterId === callerId && (invitationId === undefined || id === invitationId),
  );
}
