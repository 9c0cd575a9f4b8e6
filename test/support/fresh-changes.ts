import type { AccessChangeRequest } from '../../src/domain/access-change/access-change.ts';
import type { AccessChangePerson } from '../../src/domain/access-change/access-change-person.ts';
import type { AccessChangeOpening } from '../../src/use-cases/ports/access-changes.ts';
import { email, INVITER, NOON } from './builders.ts';
import { newInvitationId, newReference, newRequestId } from './fresh-builders.ts';
import { aConversionRequest } from './fresh-conversions.ts';

/** A change of an account that no other is of. */
export function aChangeRequest(more: Partial<AccessChangeRequest> = {}): AccessChangeRequest {
  return {
    id: newRequestId(),
    reference: newReference(),
    change: 'address',
    askerId: INVITER,
    accountId: aConversionRequest().accountId,
    requestedAt: NOON,
    invitationId: newInvitationId(),
    invitationRequestId: newRequestId(),
    ...more,
  };
}

export function aChangePerson(more: Partial<AccessChangePerson> = {}): AccessChangePerson {
  return {
    name: 'Ann Lee',
    addressNow: 'ann.lee@fabrikam.example',
    addressNew: email('ann@northwind.example'),
    groups: ['Sales'],
    language: 'en',
    askerName: 'Sam Park',
    ...more,
  };
}

/** Asked for at noon, and due at once. */
export function aChangeOpening(more: Partial<AccessChangeOpening> = {}): AccessChangeOpening {
  const { request = aChangeRequest() } = more;
  const { askerId: by, requestedAt: at } = request;
  return {
    request,
    person: aChangePerson(),
    entries: [{ kind: 'requested', by, policyVersion: 1, at }],
    dueAt: at,
    jobs: [],
    ...more,
  };
}
