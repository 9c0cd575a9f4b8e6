import { randomInt, randomUUID } from 'node:crypto';
import { DEFAULT_DECISION_DAYS } from '../../src/domain/decision.ts';
import type { Draft, Review, ReviewedPerson, Stage } from '../../src/domain/draft.ts';
import type { EmailAddress } from '../../src/domain/email-address.ts';
import {
  type InvitationId,
  parseInvitationId,
  parseReference,
  parseRequestId,
  type Reference,
  type RequestId,
} from '../../src/domain/ids.ts';
import type { InvitationRequest, Invitee } from '../../src/domain/invitation.ts';
import { DEFAULT_LIMITS, DEFAULT_REMINDER_DAYS, type Policy } from '../../src/domain/policy.ts';
import type { OpenedInvitation, Opening } from '../../src/use-cases/ports/ledger.ts';
import { ADMINS, aRequest, dated, email, INVITER, NOON, TEAM } from './builders.ts';

/** Builders whose ids, references and addresses are new each time, for what is kept in one database. */
export function newRequestId(): RequestId {
  return must(parseRequestId(randomUUID()));
}

export function newInvitationId(): InvitationId {
  return must(parseInvitationId(randomUUID()));
}

const LETTERS = '23456789ABCDEF';
let references = randomInt(LETTERS.length ** 6);

/** One after the other: of some thousands drawn by chance two would be the same one day. */
export function newReference(): Reference {
  references = (references + 1) % LETTERS.length ** 6;
  const letters = [5, 4, 3, 2, 1, 0].map(
    (place) => LETTERS[Math.trunc(references / LETTERS.length ** place) % LETTERS.length],
  );
  return must(parseReference(`GL-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`));
}

export function newAddress(): EmailAddress {
  return email(`${randomUUID()}@fabrikam.example`);
}

export function aFreshRequest(more: Partial<InvitationRequest> = {}): InvitationRequest {
  return aRequest({ id: newInvitationId(), requestId: newRequestId(), reference: newReference(), ...more });
}

export function aFreshDraft(stage: Stage, more: Partial<Omit<Draft, 'stage'>> = {}): Draft {
  return {
    id: newRequestId(),
    reference: newReference(),
    inviterId: INVITER,
    form: {
      addresses: 'ann.lee@fabrikam.example',
      teamId: TEAM,
      message: 'Hello Ann',
      language: 'en',
      sponsorId: '',
      cc: '',
    },
    teams: [{ id: TEAM, name: 'Project North' }],
    mayInviteWithoutTeam: false,
    version: 1,
    createdAt: NOON,
    ...more,
    ...stage,
  };
}

/** What is configured at a first start. */
export function aFirstPolicy(more: Partial<Omit<Policy, 'version'>> = {}): Omit<Policy, 'version'> {
  return {
    inviters: [],
    admins: [ADMINS],
    limits: DEFAULT_LIMITS,
    reminderDays: DEFAULT_REMINDER_DAYS,
    refusedDomains: [],
    trustedDomains: [],
    throwAwayDomains: [],
    converters: [],
    replacesPassword: false,
    neverConvert: [],
    decisionDays: DEFAULT_DECISION_DAYS,
    fourEyes: true,
    holderMustAgree: true,
    mindsConsumerDomains: true,
    tellsWhoIsHere: true,
    ...more,
  };
}

export function aReviewedPerson(more: Partial<ReviewedPerson> = {}): ReviewedPerson {
  return {
    address: 'ann.lee@fabrikam.example',
    name: 'Ann Lee',
    standing: 'ready',
    findings: [
      {
        code: 'sub-domain-unlisted',
        severity: 'info',
        detail: { domain: 'lab.contoso.example', own: 'contoso.example' },
      },
      {
        code: 'guest-blocked',
        severity: 'not-checked',
        fact: 'accounts',
        unread: { because: 'permission', permission: 'User.Read.All' },
      },
    ],
    fine: 10,
    choices: [],
    ...more,
  };
}

export function aReview(more: Partial<Review> = {}): Review {
  return {
    people: [aReviewedPerson()],
    audience: 'inviter',
    teamName: 'Project North',
    inviterName: 'Sam Park',
    inviterAddress: 'sam.park@contoso.example',
    checkedAt: NOON,
    mail: { from: 'guests@contoso.example', subject: 'Sam Park invites you', text: 'Hello Ann' },
    ...more,
  };
}

/** A draft under review, whose `Send` opens the request. */
export function aReviewedDraft(id: RequestId): Draft {
  return aFreshDraft({ stage: 'review', review: aReview(), changed: false, choices: {} }, { id });
}

/** What is opened for one person. */
export function anOpened(more: Partial<OpenedInvitation> = {}): OpenedInvitation {
  return {
    request: aFreshRequest(),
    invitee: anInvitee(),
    entries: dated([{ kind: 'requested', by: INVITER, policyVersion: 1, findings: ['sub-domain-unlisted'] }]),
    dueAt: NOON,
    ...more,
  };
}

/** Opens them together; `open` needs their draft, at version 1, to be there. */
export function openingOf(
  invitations: Opening['invitations'],
  more: Partial<Pick<Opening, 'jobs' | 'draftVersion' | 'limit'>> = {},
): Opening {
  return { invitations, jobs: [], draftVersion: 1, ...more };
}

export function anInvitee(more: Partial<Invitee> = {}): Invitee {
  return { address: newAddress(), name: 'Ann Lee', message: 'Hello Ann', language: 'ko', ...more };
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not what it was made to be');
  return value;
}
