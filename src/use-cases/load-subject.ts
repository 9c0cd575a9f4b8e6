import type { RequestId } from '../domain/ids.ts';
import { isAdministrator } from './admin-right.ts';
import { askerOf, type CardSubject, isForAdmins } from './card-subject.ts';
import type { RightDeps } from './inviter-right.ts';
import type { ConversionDrafts } from './ports/conversion-drafts.ts';
import type { Drafts } from './ports/drafts.ts';
import type { Ledger, Reading } from './ports/ledger.ts';
import type { Press, PressOutcome } from './press-outcome.ts';

interface StoredSubjectDeps {
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly conversionDrafts: ConversionDrafts;
}

export interface SubjectDeps extends StoredSubjectDeps, RightDeps {}

/** What the card of this id shows now: the request once there is one, else the draft. */
export async function loadSubject(deps: SubjectDeps, id: RequestId): Promise<CardSubject | undefined> {
  const subject = await storedSubject(deps, id);
  if (subject?.kind !== 'request') return subject;
  const { reminderDays } = await deps.policies.current();
  return { ...subject, reminderDays };
}

/** As it is recorded, without what the policy says of it: enough for its stamp. */
export async function storedSubject(
  { ledger, drafts, conversionDrafts }: StoredSubjectDeps,
  id: RequestId,
): Promise<CardSubject | undefined> {
  const request = await requestOf(ledger, id);
  if (request) return request;
  const draft = await drafts.read(id);
  // Sent between the two looks: without the request its card would say that nothing was sent.
  if (draft?.stage === 'sent') return (await requestOf(ledger, id)) ?? { kind: 'draft', draft };
  if (draft) return { kind: 'draft', draft };
  const conversion = await conversionDrafts.read(id);
  return conversion && { kind: 'conversion', draft: conversion };
}

async function requestOf(ledger: Ledger, id: RequestId): Promise<CardSubject | undefined> {
  const [first, ...others] = await ledger.readRequest(id);
  return first && { kind: 'request', readings: [first, ...others] };
}

/** The subject as it is now, if it is the caller's own, and they may still see it. Throws EdgeError. */
export async function presentCard(deps: SubjectDeps, press: Press, note?: 'stale' | 'twice'): Promise<PressOutcome> {
  const subject = await loadSubject(deps, press.requestId);
  if (!subject) return { outcome: 'not-found' };
  if (askerOf(subject) !== press.callerId) return { outcome: 'not-yours' };
  if (isForAdmins(subject) && !(await isAdministrator(deps, press.callerId))) return { outcome: 'no-admin' };
  return { outcome: 'card', subject, note };
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
