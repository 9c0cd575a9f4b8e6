import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type ConversionDraft,
  type ConversionReview,
  EMPTY_CONVERSION_FORM,
} from '../../src/domain/conversion/conversion-draft.ts';
import { exportPerson } from '../../src/use-cases/export-person.ts';
import { forgetPerson } from '../../src/use-cases/forget-person.ts';
import type { Who } from '../../src/use-cases/who.ts';
import { email, INVITER, NOON, userId } from '../support/builders.ts';
import { aConversionReview, aFreshConversion, KIM } from '../support/fresh-conversions.ts';
import { ADDRESS, aHouse, type House } from '../support/house.ts';

const DAY = 86_400;
const KIMS_NAME = 'kim@contoso.example';
const KIMS_ADDRESS = 'kim@fabrikam.example';
const OWNER = userId(61);
const WITHOUT_TEAMS = {
  reason: 'Kim works by mail.',
  external: KIMS_ADDRESS,
  signIn: 'kim.cho@northwind.example',
};

/** With somebody else in its way. */
const REVIEW: ConversionReview = aConversionReview({
  preFlight: {
    standing: 'blocked',
    findings: [
      { code: 'holds-role', severity: 'block', detail: { roles: ['User Administrator'] } },
      {
        code: 'address-taken',
        severity: 'block',
        detail: { address: KIMS_ADDRESS, owner: 'Ann Lee', kind: 'user' },
        evidence: { property: 'mail', value: ADDRESS },
      },
      {
        code: 'in-role-group',
        severity: 'not-checked',
        fact: 'roleGroups',
        mustBeRead: true,
        unread: { because: 'no-answer' },
      },
    ],
    fine: ['synced'],
  },
});

const FORM = { ...EMPTY_CONVERSION_FORM, person: 'Kim' };

async function kept(house: House, draft: ConversionDraft): Promise<ConversionDraft> {
  await house.edges.conversionDrafts.create(draft);
  return draft;
}

function reviewed(more: Partial<ConversionDraft> = {}): ConversionDraft {
  return aFreshConversion({ stage: 'review', review: REVIEW }, { withoutTeams: WITHOUT_TEAMS, ...more });
}

function choosing(): ConversionDraft {
  const candidates = [
    { id: KIM, displayName: 'Kim Cho', userPrincipalName: KIMS_NAME, department: 'Sales' },
    { id: OWNER, displayName: 'Kim Park', userPrincipalName: 'kim.park@contoso.example' },
  ];
  return aFreshConversion({ stage: 'choosing', candidates }, { form: FORM });
}

describe('a form for a conversion', () => {
  it('is kept for a month, whatever became of it', async () => {
    const house = aHouse();
    const drafts = [reviewed(), choosing(), aFreshConversion({ stage: 'cancelled' })];
    for (const draft of drafts) await kept(house, draft);
    const left = async () => {
      const found = await Promise.all(drafts.map(({ id }) => house.edges.conversionDrafts.read(id)));
      return found.filter((draft) => draft !== undefined).length;
    };
    house.pass(30 * DAY);
    await house.sweep();
    assert.equal(await left(), 3);
    house.pass(1);
    await house.sweep();
    assert.equal(await left(), 0);
  });
});

describe('forgetting a person whose account was to be converted', () => {
  for (const [what, address] of [
    ['sign-in name', KIMS_NAME],
    ['external address', KIMS_ADDRESS.toUpperCase()],
    ['sign-in account', WITHOUT_TEAMS.signIn],
  ] as const)
    it(`leaves nobody in the form that has their ${what}, and its card to edit`, async () => {
      const house = aHouse();
      const { id, reference } = await kept(house, reviewed());
      const forgotten = await forgetPerson(house.edges, { address: email(address), evenOpen: false });
      assert.deepEqual(forgotten.outcome === 'forgotten' && [forgotten.drafts, forgotten.invitations], [1, 0]);
      const form = EMPTY_CONVERSION_FORM;
      assert.deepEqual(await house.edges.conversionDrafts.read(id), {
        ...{ id, reference, askerId: INVITER, form, version: 2, createdAt: NOON, stage: 'cancelled' },
      });
      assert.deepEqual(await forgetPerson(house.edges, { address: email(address), evenOpen: false }), {
        outcome: 'nothing-held',
      });
    });

  it('counts it with the forms of invitations, and leaves those of others', async () => {
    const house = aHouse();
    await house.review();
    await kept(house, reviewed());
    const other = await kept(house, choosing());
    const forgotten = await forgetPerson(house.edges, { address: email(ADDRESS), evenOpen: false });
    assert.equal(forgotten.outcome === 'forgotten' && forgotten.drafts, 2);
    assert.deepEqual(await house.edges.conversionDrafts.read(other.id), other);
  });

  it('forgets it too when it is changed meanwhile, and says so where that does not end', async () => {
    const house = aHouse();
    const { id } = await kept(house, reviewed());
    const { conversionDrafts } = house.edges;
    let presses = 2;
    const save: typeof conversionDrafts.save = async (saving) => {
      presses -= 1;
      if (presses < 0) return conversionDrafts.save(saving);
      await conversionDrafts.save({
        draft: reviewed({ id, version: saving.after + 1 }),
        after: saving.after,
        jobs: [],
      });
      return { outcome: 'outdated' };
    };
    const deps = { ...house.edges, conversionDrafts: { ...conversionDrafts, save } };
    const asked = { address: email(KIMS_NAME), evenOpen: false };
    presses = 99;
    await assert.rejects(forgetPerson(deps, asked), { message: 'unavailable: draft-in-use' });
    presses = 2;
    assert.equal((await forgetPerson(deps, asked)).outcome, 'forgotten');
    assert.equal((await conversionDrafts.read(id))?.stage, 'cancelled');
  });
});

describe('an export', () => {
  async function conversions(house: House, who: Who) {
    const exported = JSON.stringify(await exportPerson(house.edges, who));
    const all: { readonly conversions: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(exported);
    return { all: all.conversions, text: JSON.stringify(all.conversions) };
  }

  for (const who of [{ id: KIM }, { address: email(KIMS_NAME) }])
    it(`of the holder by ${Object.keys(who)} is all that was found of them, and nobody in their way`, async () => {
      const house = aHouse();
      const draft = await kept(house, reviewed());
      const { all, text } = await conversions(house, who);
      assert.equal(all.length, 1);
      const [{ addresses: _, ...only } = {}] = all;
      const { id, reference, askerId, form } = draft;
      const { account, address, signIn, preFlight } = REVIEW;
      const [role, taken, groups] = preFlight.findings;
      assert.deepEqual(only, {
        ...{ id, reference, as: ['account'], askerId, stage: 'review', createdAt: NOON.toISOString() },
        ...{ reason: WITHOUT_TEAMS.reason, external: form.external, signIn: form.signIn },
        review: {
          ...{ account, address, signIn, checkedAt: NOON.toISOString(), standing: 'blocked', fine: ['synced'] },
          findings: [role, { code: taken?.code, severity: taken?.severity }, groups],
        },
      });
      assert.doesNotMatch(text, /Ann|Sam Park/);
    });

  it('of an address that nobody has verified is that address, and no account', async () => {
    const house = aHouse();
    const draft = await kept(house, reviewed());
    for (const address of [KIMS_ADDRESS, ADDRESS]) {
      const { id, reference, askerId } = draft;
      assert.deepEqual((await conversions(house, { address: email(address) })).all, [
        {
          ...{ id, reference, as: ['named'], askerId, stage: 'review', createdAt: NOON.toISOString() },
          addresses: [{ text: address }],
        },
      ]);
    }
  });

  it('of whoever asked is their own words, and nobody whom they asked about', async () => {
    const house = aHouse();
    const draft = reviewed();
    const { id, reference, askerId } = await kept(house, { ...draft, form: { ...draft.form, message: 'Hello' } });
    assert.deepEqual((await conversions(house, { id: INVITER })).all, [
      {
        ...{ id, reference, as: ['asker'], askerId, stage: 'review', createdAt: NOON.toISOString() },
        ...{ reason: WITHOUT_TEAMS.reason, message: 'Hello' },
      },
    ]);
  });

  it('of somebody among those to choose from is their own line', async () => {
    const house = aHouse();
    await kept(house, choosing());
    for (const who of [{ id: OWNER }, { address: email('kim.park@contoso.example') }]) {
      const { all, text } = await conversions(house, who);
      assert.deepEqual(
        [all[0]?.as, all[0]?.candidate],
        [['named'], { id: OWNER, displayName: 'Kim Park', userPrincipalName: 'kim.park@contoso.example' }],
      );
      assert.doesNotMatch(text, /Kim Cho|Sales/);
    }
    assert.equal((await conversions(house, { id: INVITER })).all[0]?.candidate, undefined);
  });

  it('of whoever was chosen is what was said of them before anything was checked', async () => {
    const house = aHouse();
    const { form } = await kept(house, aFreshConversion({ stage: 'form', errors: [] }, { askerId: KIM }));
    const [only] = (await conversions(house, { id: KIM })).all;
    assert.deepEqual([only?.as, only?.external, only?.signIn], [['asker', 'account'], form.external, form.signIn]);
  });
});
