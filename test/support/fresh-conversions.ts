import { randomUUID } from 'node:crypto';
import type { ConversionRequest } from '../../src/domain/conversion/conversion.ts';
import {
  type ConversionDraft,
  type ConversionReview,
  type ConversionStage,
  EMPTY_CONVERSION_FORM,
} from '../../src/domain/conversion/conversion-draft.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { parseUserId, type UserId } from '../../src/domain/ids.ts';
import type { ConversionDrafts } from '../../src/use-cases/ports/conversion-drafts.ts';
import type { ConversionOpening, Conversions } from '../../src/use-cases/ports/conversions.ts';
import { email, INVITER, NOON, userId } from './builders.ts';
import { newInvitationId, newReference, newRequestId } from './fresh-builders.ts';

/** The account of the holder. */
export const KIM = userId(40);

/** A form for a conversion whose id and reference are new each time. */
export function aFreshConversion(
  stage: ConversionStage,
  more: Partial<Omit<ConversionDraft, 'stage'>> = {},
): ConversionDraft {
  return {
    id: newRequestId(),
    reference: newReference(),
    askerId: INVITER,
    form: {
      ...EMPTY_CONVERSION_FORM,
      ...{ personId: KIM, external: 'kim@fabrikam.example', signIn: 'kim.cho@fabrikam.example' },
    },
    version: 1,
    createdAt: NOON,
    ...more,
    ...stage,
  };
}

export function aConversionReview(more: Partial<ConversionReview> = {}): ConversionReview {
  return {
    account: { id: KIM, name: 'Kim Cho', userPrincipalName: 'kim@contoso.example' },
    address: 'kim@fabrikam.example',
    signIn: 'kim.cho@fabrikam.example',
    askerName: 'Sam Park',
    preFlight: { standing: 'ready', findings: [], fine: ['has-mailbox', 'address-taken'] },
    checkedAt: NOON,
    ...more,
  };
}

/** A conversion of an account that no other is of. */
export function aConversionRequest(more: Partial<ConversionRequest> = {}): ConversionRequest {
  return {
    id: newRequestId(),
    invitationId: newInvitationId(),
    reference: newReference(),
    askerId: INVITER,
    accountId: newUserId(),
    requestedAt: NOON,
    ...more,
  };
}

function newUserId(): UserId {
  const id = parseUserId(randomUUID());
  if (!id) throw new Error('a UUID is the id of a user');
  return id;
}

export function aConversionPerson(more: Partial<ConversionPerson> = {}): ConversionPerson {
  return {
    name: 'Kim Cho',
    userPrincipalName: 'kim@contoso.example',
    address: email('kim@fabrikam.example'),
    signIn: email('kim.cho@fabrikam.example'),
    isSynced: false,
    userType: 'Member',
    partner: 'Fabrikam',
    askerName: 'Sam Park',
    preFlight: { standing: 'ready', findings: [], fine: ['has-mailbox', 'address-taken'] },
    licences: [],
    ...more,
  };
}

/** Asked for at noon, and due at once. */
export function aConversionOpening(more: Partial<ConversionOpening> = {}): ConversionOpening {
  const { request = aConversionRequest() } = more;
  const { askerId: by, requestedAt: at } = request;
  return {
    request,
    person: aConversionPerson(),
    entries: [{ kind: 'requested', by, policyVersion: 1, findings: ['synced'], at }],
    dueAt: at,
    jobs: [],
    draftVersion: 1,
    ...more,
  };
}

/** Opens it from a draft of its own. */
export async function openConversion(
  { conversions, conversionDrafts }: { readonly conversions: Conversions; readonly conversionDrafts: ConversionDrafts },
  opening: ConversionOpening,
): Promise<string> {
  const { id, reference } = opening.request;
  await conversionDrafts.create(aFreshConversion({ stage: 'review', review: aConversionReview() }, { id, reference }));
  return (await conversions.open(opening)).outcome;
}
