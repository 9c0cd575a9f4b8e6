import type {
  ConversionDraft,
  ConversionReview,
  ConversionStage,
} from '../../src/domain/conversion/conversion-draft.ts';
import { INVITER, NOON, userId } from './builders.ts';
import { newReference, newRequestId } from './fresh-builders.ts';

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
    form: { personId: KIM, person: '', external: 'kim@fabrikam.example', signIn: 'kim.cho@fabrikam.example' },
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
