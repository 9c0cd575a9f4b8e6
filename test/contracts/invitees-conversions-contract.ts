import assert from 'node:assert/strict';
import {
  type ConversionDraft,
  type ConversionReview,
  EMPTY_CONVERSION_FORM,
} from '../../src/domain/conversion/conversion-draft.ts';
import type { AccountCandidate } from '../../src/domain/conversion/internal-account.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { ConversionDrafts } from '../../src/use-cases/ports/conversion-drafts.ts';
import type { Invitees } from '../../src/use-cases/ports/invitees.ts';
import { email, userId } from '../support/builders.ts';
import { newAddress } from '../support/fresh-builders.ts';
import { aConversionReview, aFreshConversion } from '../support/fresh-conversions.ts';

export interface ConversionsUnderTest {
  readonly invitees: Invitees;
  readonly conversionDrafts: ConversionDrafts;
}

const FORM = { stage: 'form', errors: [] } as const;

export function conversionsSearchedContract(make: () => Promise<ConversionsUnderTest>): void {
  it('finds an address in any spelling, and a name to sign in with', async () => {
    const under = await make();
    const form = { ...EMPTY_CONVERSION_FORM, person: 'Kim', external: 'x', signIn: 'y' };
    const typed = aFreshConversion(FORM, { form: { ...form, external: ' KIM@Bücher.example' } });
    const named = aFreshConversion({ stage: 'choosing', candidates: [candidate('kim@bücher.example')] }, { form });
    const found = aFreshConversion({ stage: 'review', review: takenBy('Kim <kim@bücher.example>') }, { form });
    const other = aFreshConversion(FORM, { form: { ...form, external: 'joe.kim@bücher.example' } });
    for (const draft of [typed, named, found, other]) await under.conversionDrafts.create(draft);
    const drafts = await under.invitees.conversionsWith(email('kim@bücher.example'));
    assert.deepEqual(drafts.map(({ id }) => id).toSorted(), [typed.id, named.id, found.id].toSorted());
  });

  it('goes through all there are', async () => {
    const under = await make();
    const address = newAddress();
    const form = { ...EMPTY_CONVERSION_FORM, external: address };
    const many = Array.from({ length: 201 }, () => aFreshConversion(FORM, { form }));
    for (const draft of many) await under.conversionDrafts.create(draft);
    assert.equal((await under.invitees.conversionsWith(address)).length, 201);
    assert.deepEqual(await under.invitees.draftsWith(address), []);
  });

  it('finds who asked, who was chosen, who could be chosen and whose account it is, by their ids', async () => {
    const under = await make();
    const [asker, chosen, possible, holder] = [41, 42, 43, 44].map(userId);
    assert.ok(asker && chosen && possible && holder);
    const { account, ...review } = aConversionReview();
    const of: readonly (readonly [UserId, ConversionDraft])[] = [
      [asker, aFreshConversion(FORM, { askerId: asker })],
      [chosen, aFreshConversion(FORM, { form: { ...EMPTY_CONVERSION_FORM, personId: chosen, person: '\u0000' } })],
      [possible, aFreshConversion({ stage: 'choosing', candidates: [{ ...candidate('kim'), id: possible }] })],
      [holder, aFreshConversion({ stage: 'review', review: { ...review, account: { ...account, id: holder } } })],
    ];
    for (const [, draft] of of) await under.conversionDrafts.create(draft);
    for (const [id, draft] of of)
      assert.deepEqual(await under.invitees.naming(id), { readings: [], drafts: [], conversions: [draft] });
  });
}

function candidate(userPrincipalName: string): AccountCandidate {
  return { id: userId(60), displayName: 'Kim Cho', userPrincipalName };
}

function takenBy(owner: string): ConversionReview {
  const detail = { address: 'taken@fabrikam.example', owner, kind: 'user' } as const;
  const findings = [{ code: 'address-taken', severity: 'block', detail }] as const;
  return aConversionReview({ preFlight: { standing: 'blocked', findings, fine: [] } });
}
