import { isFinal } from '../domain/invitation.ts';
import type { Language } from '../domain/language.ts';
import { appendStep } from './append-step.ts';
import type { Clock } from './ports/clock.ts';
import type { Directory } from './ports/directory.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { GuestPage, GuestPages } from './ports/guest-pages.ts';
import type { Reading } from './ports/ledger.ts';
import type { People } from './ports/people.ts';
import type { RecordDeps } from './record-step.ts';

export interface AnswerGuestDeps extends RecordDeps {
  readonly guestPages: GuestPages;
  readonly people: People;
  /** Undefined where the directory does not say. */
  readonly organisationName: () => Promise<string | undefined>;
}

export type GuestPageOutcome =
  | {
      /** `open`: it can be said; `done`: it was said; `over`: the invitation has ended, and nothing comes of it. */
      readonly outcome: 'open' | 'done' | 'over';
      /** Undefined once it has been wiped. */
      readonly language?: Language | undefined;
      readonly organisation?: string | undefined;
      readonly inviterName?: string | undefined;
    }
  /** A token that we have not made. */
  | { readonly outcome: 'unknown' };

const ENTRY = { stranger: 'stranger-reported', 'no-more-reminders': 'reminders-stopped' } as const;

/** What a page of the mail's foot asks; changes nothing, so that whatever opens links in mails does no harm. */
export async function lookUpGuestPage(
  deps: AnswerGuestDeps,
  page: GuestPage,
  token: string,
): Promise<GuestPageOutcome> {
  const reading = await readingFor(deps, page, token);
  return reading ? outcomeOf(deps, page, reading) : { outcome: 'unknown' };
}

/** The guest has said it; saying it again changes nothing more. */
export async function settleGuestPage(
  deps: AnswerGuestDeps,
  page: GuestPage,
  token: string,
): Promise<GuestPageOutcome> {
  const reading = await readingFor(deps, page, token);
  if (!reading) return { outcome: 'unknown' };
  const entry = { kind: ENTRY[page] } as const;
  const isWanted = (invitation: Reading['invitation']) => standingOf(page, invitation) === 'open';
  const { id } = reading.invitation;
  const recorded = await appendStep(deps, { id, entry, isWanted });
  if (recorded === 'outdated') throw new EdgeError('unavailable', 'invitation-in-use', { retryAfterSeconds: 1 });
  const now = (await deps.ledger.read(id)) ?? reading;
  return outcomeOf(deps, page, now);
}

async function readingFor(deps: AnswerGuestDeps, page: GuestPage, token: string): Promise<Reading | undefined> {
  const id = deps.guestPages.read(page, token);
  return id && deps.ledger.read(id);
}

function standingOf(page: GuestPage, invitation: Reading['invitation']): 'open' | 'done' | 'over' {
  const { strangerAt, remindersStoppedAt, acceptedAt } = invitation.track;
  const saidAt = page === 'stranger' ? strangerAt : (remindersStoppedAt ?? strangerAt);
  if (saidAt) return 'done';
  // Somebody may say that they do not know the inviter after they have accepted as well; reminders end there by themselves.
  const isOver = page === 'stranger' ? isFinal(invitation) : isFinal(invitation) || acceptedAt !== undefined;
  return isOver ? 'over' : 'open';
}

async function outcomeOf(deps: AnswerGuestDeps, page: GuestPage, reading: Reading): Promise<GuestPageOutcome> {
  const { invitation, invitee } = reading;
  const [inviter, organisation] = await Promise.all([deps.people.find(invitation.inviterId), deps.organisationName()]);
  return {
    outcome: standingOf(page, invitation),
    language: invitee?.language,
    organisation,
    inviterName: inviter?.name === '' ? undefined : inviter?.name,
  };
}

const NAME_MS = 600_000;
const PATIENCE_MS = 2_000;

/**
 * The organisation's name, asked for once in ten minutes, whoever opens how many pages. A page without it is better than one that
 * waits for a directory that does not answer.
 */
export function rememberedOrganisation({
  directory,
  clock,
}: {
  readonly directory: Directory;
  readonly clock: Clock;
}): () => Promise<string | undefined> {
  let asked: { readonly until: number; readonly name: Promise<string | undefined> } | undefined;
  return () => {
    const now = clock().getTime();
    if (!asked || asked.until <= now) asked = { until: now + NAME_MS, name: organisationName(directory) };
    return soon(asked.name);
  };
}

async function organisationName(directory: Directory): Promise<string | undefined> {
  try {
    const { organisation } = await directory.read({ organisation: { fact: 'organisation-name' } });
    return 'read' in organisation ? organisation.read : undefined;
  } catch (error) {
    if (error instanceof EdgeError) return undefined;
    throw error;
  }
}

function soon<T>(answer: Promise<T | undefined>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
