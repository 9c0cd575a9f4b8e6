import type { HandedOn } from '../domain/access-change/handed-on.ts';
import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import type { DecisionDays } from '../domain/decision.ts';
import type { Draft } from '../domain/draft.ts';
import type { RequestId, UserId } from '../domain/ids.ts';
import type { AccessChangeReading } from './ports/access-changes.ts';
import type { ConversionReading } from './ports/conversions.ts';
import type { Reading } from './ports/ledger.ts';

/** What a living card shows: the form and its review until it is sent, then the request, for one and the same message. */
export type CardSubject =
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** For its asker, in full only while they administer, and for administrators who were asked to look at what was found. */
  | { readonly kind: 'conversion'; readonly draft: ConversionDraft }
  /** From the moment on in which it was asked for; each viewer has a card of their own. */
  | {
      readonly kind: 'conversion-request';
      readonly reading: ConversionReading;
      readonly decisionDays: DecisionDays;
      readonly fourEyes: boolean;
      /** Whether the holder is asked at all; undefined: they are. */
      readonly asksHolder?: boolean | undefined;
      /** Days on which the holder is reminded, and whether we may replace the internal password. */
      readonly reminderDays?: readonly number[] | undefined;
      readonly replacesPassword?: boolean | undefined;
      /** What the holder reads: our name, and where Teams opens for us. */
      readonly organisation: string;
      readonly teamsAddress: string;
    }
  /** What is to be handed on or taken: each viewer has a card of their own. */
  | {
      readonly kind: 'access-change';
      readonly reading: AccessChangeReading;
      /** What its invitation says of it, once there is one. */
      readonly handedOn?: HandedOn | undefined;
      readonly decisionDays: DecisionDays;
    }
  | {
      readonly kind: 'request';
      readonly readings: readonly [Reading, ...Reading[]];
      /** The policy's days on which guests are reminded, so that the next one can be named. */
      readonly reminderDays?: readonly number[] | undefined;
    };

export type ConversionRequestSubject = Extract<CardSubject, { readonly kind: 'conversion-request' }>;
export type AccessChangeSubject = Extract<CardSubject, { readonly kind: 'access-change' }>;

/** A subject as it is recorded, without what the policy and the directory say of it. */
export type StoredSubject =
  | Exclude<CardSubject, ConversionRequestSubject | AccessChangeSubject>
  | Pick<ConversionRequestSubject, 'kind' | 'reading'>
  | Pick<AccessChangeSubject, 'kind' | 'reading' | 'handedOn'>;

/** Whose it is; others see it only where it was sent to them. */
export function askerOf(subject: CardSubject): UserId {
  switch (subject.kind) {
    case 'draft':
      return subject.draft.inviterId;
    case 'conversion':
      return subject.draft.askerId;
    case 'conversion-request':
      return subject.reading.conversion.askerId;
    case 'access-change':
      return subject.reading.change.askerId;
    case 'request':
      return subject.readings[0].invitation.inviterId;
  }
}

/** By which its copies are remembered. */
export function requestIdOf(subject: CardSubject): RequestId {
  switch (subject.kind) {
    case 'draft':
    case 'conversion':
      return subject.draft.id;
    case 'conversion-request':
      return subject.reading.conversion.id;
    case 'access-change':
      return subject.reading.change.id;
    case 'request':
      return subject.readings[0].invitation.requestId;
  }
}

/** Whether the card of a form may show what the directory says of people: then it goes by what its reader may know now. */
export function isForAdmins(subject: CardSubject): boolean {
  return subject.kind === 'conversion' && subject.draft.stage !== 'checking' && subject.draft.stage !== 'cancelled';
}

/** Says whether two renderings would differ; kept with each copy. */
export function stampOf(subject: StoredSubject): string {
  switch (subject.kind) {
    case 'draft':
      return `draft:${subject.draft.version}`;
    case 'conversion':
      return `conversion:${subject.draft.version}`;
    case 'conversion-request':
      return `conversion-ledger:${subject.reading.number}${wipeOf(subject.reading)}`;
    case 'access-change':
      return `change-ledger:${subject.reading.number}${subject.reading.person ? '' : '-2'}${subject.handedOn?.acceptedAt ? '-accepted' : ''}`;
    case 'request':
      return `ledger:${sumOf(subject.readings, ({ number }) => number)}${wipesIn(subject.readings)}`;
  }
}

/** As for several. */
function wipeOf({ person }: ConversionReading): string {
  if (!person) return '-2';
  return person.hasLostMessage ? '-1' : '';
}

/** What was removed beside the ledger is no entry in it. */
function wipesIn(readings: readonly Reading[]): string {
  const wipes = sumOf(readings, ({ invitee }) => {
    if (!invitee) return 2;
    return invitee.hasLostMessage ? 1 : 0;
  });
  return wipes === 0 ? '' : `-${wipes}`;
}

function sumOf(readings: readonly Reading[], count: (reading: Reading) => number): number {
  return readings.reduce((sum, reading) => sum + count(reading), 0);
}
