import assert from 'node:assert/strict';
import {
  type AccountPresent,
  CANDIDATES_MAX,
  type ConversionDraft,
  type ConversionFormError,
  type ConversionReview,
  type ConversionStage,
  REASON_MAX,
} from '../../src/domain/conversion/conversion-draft.ts';
import type { ConversionDrafts } from '../../src/use-cases/ports/conversion-drafts.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { at, NOON, userId } from '../support/builders.ts';
import { aConversionReview, aFreshConversion } from '../support/fresh-conversions.ts';

export interface ConversionDraftsUnderTest {
  readonly conversionDrafts: ConversionDrafts;
  readonly enqueued: readonly NewJob[];
}

type Make = () => Promise<ConversionDraftsUnderTest>;

const ERRORS: {
  readonly [Code in ConversionFormError['code']]: Extract<ConversionFormError, { readonly code: Code }>;
} = {
  'person-missing': { code: 'person-missing' },
  'person-unknown': { code: 'person-unknown', text: 'Kim \u0000' },
  'too-many-people': { code: 'too-many-people', text: 'Kim' },
  'person-inexact': { code: 'person-inexact', text: 'Kim \u0000' },
  'checks-used-up': { code: 'checks-used-up', max: 50 },
  'external-missing': { code: 'external-missing' },
  'external-malformed': { code: 'external-malformed', text: 'kim@' },
  'sign-in-missing': { code: 'sign-in-missing' },
  'sign-in-malformed': { code: 'sign-in-malformed', text: '@fabrikam.example' },
  'message-too-long': { code: 'message-too-long', length: 1001, max: 1000 },
};

/** A finding of each sort, with each sort of detail. */
const FINDINGS: ConversionReview['preFlight']['findings'] = [
  {
    code: 'has-mailbox',
    severity: 'block',
    detail: { name: 'Kim Cho', plan: 'EXCHANGE_S_STANDARD', source: { from: 'group', group: 'Sales' } },
    evidence: { property: 'assignedPlans', value: 'exchange' },
  },
  {
    code: 'mail-missing',
    severity: 'block',
    detail: { address: 'kim@fabrikam.example', isWritable: true, isCuredByUs: true },
  },
  { code: 'synced', severity: 'info', detail: {}, evidence: { property: 'onPremisesSyncEnabled' } },
  { code: 'owns-teams', severity: 'warn', detail: { teams: ['North', 'South'], sole: [] } },
  {
    code: 'holds-role',
    severity: 'not-checked',
    fact: 'roles',
    mustBeRead: true,
    unread: { because: 'permission', permission: 'RoleManagement.Read.Directory' },
  },
  {
    code: 'used-by-programs',
    severity: 'not-checked',
    fact: 'usedByProgramsAt',
    mustBeRead: false,
    unread: { because: 'no-answer' },
  },
  {
    code: 'eligible-for-role',
    severity: 'not-checked',
    fact: 'eligibleRoles',
    mustBeRead: false,
    notApplicable: { licence: 'P2' },
  },
];

const CANDIDATES = Array.from({ length: CANDIDATES_MAX }, (_, index) => ({
  id: userId(50 + index),
  displayName: 'Kim Cho',
  userPrincipalName: `kim${index}@contoso.example`,
  ...(index > 0 && { department: `Sales ${index}` }),
}));

const PRESENT: AccountPresent = {
  mailBefore: 'Kim@Contoso.example',
  isSynced: true,
  userType: 'Guest',
  partner: 'Fabrikam',
  holderLanguage: 'ko',
  licences: [{ name: 'Microsoft 365 E3', byGroup: 'Sales' }, { name: 'Visio' }],
};

const EXAMPLES: { readonly [Name in ConversionStage['stage']]: Extract<ConversionStage, { readonly stage: Name }> } = {
  form: { stage: 'form', errors: Object.values(ERRORS) },
  choosing: { stage: 'choosing', candidates: CANDIDATES },
  checking: { stage: 'checking', since: at(5), isLate: true },
  review: {
    stage: 'review',
    review: aConversionReview({
      present: PRESENT,
      preFlight: { standing: 'blocked', findings: FINDINGS, fine: ['own-domain', 'last-admin'] },
      checkedAt: at(7),
    }),
  },
  asked: { stage: 'asked' },
  cancelled: { stage: 'cancelled' },
};

/** Whatever people type: U+0000, quotes, pairs and halves of them, an escape that is none. */
const ANY_TEXT = ' a\u0000b "quoted" \ud83d\ude00 안녕하세요 \ud800 \\u0041 ';

export function conversionDraftsContract(name: string, make: Make): void {
  describe(`the conversion drafts contract, ${name}`, () => {
    describe('read', () => readingContract(make));
    describe('save', () => savingContract(make));
    describe('in time', () => timeContract(make));
  });
}

function readingContract(make: Make): void {
  for (const stage of Object.values(EXAMPLES)) {
    it(`gives a draft at ${stage.stage} as it was`, async () => {
      const { conversionDrafts } = await make();
      const draft = aFreshConversion(stage);
      await conversionDrafts.create(draft);
      assert.deepEqual(await conversionDrafts.read(draft.id), draft);
    });
  }

  for (const standing of ['ready', 'gate', 'blocked'] as const) {
    it(`gives a review that is ${standing}`, async () => {
      const { conversionDrafts } = await make();
      const review = aConversionReview({ preFlight: { standing, findings: [], fine: [] } });
      const draft = aFreshConversion({ stage: 'review', review });
      await conversionDrafts.create(draft);
      assert.deepEqual(await conversionDrafts.read(draft.id), draft);
    });
  }

  it('keeps that the administrators were asked to look, and how many of them have it', async () => {
    const { conversionDrafts } = await make();
    const done = { remindedAt: at(1), escalatedAt: at(2), lapsedAt: at(3) };
    for (const askedAdmins of [{ at: NOON }, { at: NOON, reached: 2 }, { at: NOON, reached: 0, ...done }]) {
      const draft = aFreshConversion(EXAMPLES.review, { askedAdmins });
      await conversionDrafts.create(draft);
      assert.deepEqual(await conversionDrafts.read(draft.id), draft);
    }
  });

  it('keeps who looks again, who is to hear of it, and when', async () => {
    const { conversionDrafts } = await make();
    const draft = aFreshConversion({ ...EXAMPLES.checking, isByAdmin: true });
    await conversionDrafts.create(draft);
    assert.deepEqual(await conversionDrafts.read(draft.id), draft);
    const { id, reference } = draft;
    const next = aFreshConversion(EXAMPLES.review, { id, reference, version: 2, isNews: true, dueAt: at(4) });
    await conversionDrafts.save({ draft: next, after: 1, jobs: [] });
    assert.deepEqual(await conversionDrafts.read(id), next);
  });

  it('keeps that it was read anew because somebody wanted to ask on what was old', async () => {
    const { conversionDrafts } = await make();
    const draft = aFreshConversion(EXAMPLES.review, { isReadAnew: true });
    await conversionDrafts.create(draft);
    assert.deepEqual(await conversionDrafts.read(draft.id), draft);
  });

  it('gives what was typed as it was typed, whatever the characters', async () => {
    const { conversionDrafts } = await make();
    const texts = { person: ANY_TEXT, external: ANY_TEXT, signIn: ANY_TEXT, message: ANY_TEXT };
    const form = { ...texts, personId: '', language: 'ko' } as const;
    const withoutTeams = { reason: ANY_TEXT, external: ANY_TEXT, signIn: ANY_TEXT };
    const draft = aFreshConversion(EXAMPLES.form, { form, withoutTeams });
    await conversionDrafts.create(draft);
    assert.deepEqual(await conversionDrafts.read(draft.id), draft);
  });

  for (const letter of ['x', '한', '"', '\u0000', '\ud800']) {
    it(`gives a reason of the greatest length, of ${JSON.stringify(letter)}`, async () => {
      const { conversionDrafts } = await make();
      const reason = letter.repeat(REASON_MAX);
      const withoutTeams = { reason, external: 'kim@fabrikam.example', signIn: 'kim@northwind.example' };
      const draft = aFreshConversion(EXAMPLES.review, { withoutTeams });
      await conversionDrafts.create(draft);
      assert.deepEqual(await conversionDrafts.read(draft.id), draft);
    });
  }

  it('knows nothing of others', async () => {
    const { conversionDrafts } = await make();
    await conversionDrafts.create(aFreshConversion(EXAMPLES.form));
    assert.equal(await conversionDrafts.read(aFreshConversion(EXAMPLES.form).id), undefined);
  });

  it('makes none twice', async () => {
    const { conversionDrafts } = await make();
    const draft = aFreshConversion(EXAMPLES.form);
    await conversionDrafts.create(draft);
    await assert.rejects(conversionDrafts.create({ ...draft, ...EXAMPLES.cancelled }));
    assert.deepEqual(await conversionDrafts.read(draft.id), draft);
  });
}

function savingContract(make: Make): void {
  it('replaces the draft and enqueues', async () => {
    const { conversionDrafts, enqueued } = await make();
    const draft = aFreshConversion(EXAMPLES.form, {
      withoutTeams: { reason: 'known', external: 'kim@fabrikam.example', signIn: 'kim@northwind.example' },
    });
    await conversionDrafts.create(draft);
    const { id, reference } = draft;
    const next = aFreshConversion(EXAMPLES.checking, { id, reference, version: 2 });
    const jobs: readonly NewJob[] = [{ job: { name: 'show-card', requestId: id } }];
    assert.deepEqual(await conversionDrafts.save({ draft: next, after: 1, jobs }), { outcome: 'saved' });
    assert.deepEqual(await conversionDrafts.read(id), next);
    assert.deepEqual(enqueued, jobs);
  });

  it('refuses what was decided on another version, and enqueues nothing', async () => {
    const { conversionDrafts, enqueued } = await make();
    const draft = aFreshConversion(EXAMPLES.form);
    await conversionDrafts.create(draft);
    const jobs: readonly NewJob[] = [{ job: { name: 'show-card', requestId: draft.id } }];
    for (const after of [0, 2]) {
      const next: ConversionDraft = { ...draft, ...EXAMPLES.cancelled, version: after + 1 };
      assert.deepEqual(await conversionDrafts.save({ draft: next, after, jobs }), { outcome: 'outdated' });
    }
    assert.deepEqual(await conversionDrafts.read(draft.id), draft);
    assert.deepEqual(enqueued, []);
  });

  it('does not bring back what was removed', async () => {
    const { conversionDrafts } = await make();
    const draft = aFreshConversion(EXAMPLES.form);
    await conversionDrafts.create(draft);
    await conversionDrafts.forget(at(1));
    const next: ConversionDraft = { ...draft, version: 2 };
    assert.deepEqual(await conversionDrafts.save({ draft: next, after: 1, jobs: [] }), { outcome: 'outdated' });
    assert.equal(await conversionDrafts.read(draft.id), undefined);
  });

  it('saves exactly one of several decisions made at the same time', async () => {
    const { conversionDrafts, enqueued } = await make();
    const draft = aFreshConversion(EXAMPLES.form);
    await conversionDrafts.create(draft);
    const next: ConversionDraft = { ...draft, ...EXAMPLES.cancelled, version: 2 };
    const jobs: readonly NewJob[] = [{ job: { name: 'show-card', requestId: draft.id } }];
    const saving = { draft: next, after: 1, jobs };
    const answers = await Promise.all(Array.from({ length: 8 }, () => conversionDrafts.save(saving)));
    assert.equal(answers.filter(({ outcome }) => outcome === 'saved').length, 1);
    assert.equal(enqueued.length, 1);
  });
}

function timeContract(make: Make): void {
  it('finds those that have been checking since before a time, the longest first', async () => {
    const { conversionDrafts } = await make();
    const [late, early, fresh] = [at(20), at(10), at(30)].map((since) =>
      aFreshConversion({ ...EXAMPLES.checking, since }),
    );
    const others = [EXAMPLES.form, EXAMPLES.choosing, EXAMPLES.review].map((stage) => aFreshConversion(stage));
    for (const draft of [late, early, fresh, ...others]) if (draft) await conversionDrafts.create(draft);
    assert.deepEqual(await conversionDrafts.stuck(at(30), 10), [early?.id, late?.id]);
    assert.deepEqual(await conversionDrafts.stuck(at(30), 1), [early?.id]);
  });

  it('does not take one that has left checking for stuck', async () => {
    const { conversionDrafts } = await make();
    const draft = aFreshConversion(EXAMPLES.checking);
    await conversionDrafts.create(draft);
    const { id, reference } = draft;
    const next = aFreshConversion(EXAMPLES.review, { id, reference, version: 2 });
    await conversionDrafts.save({ draft: next, after: 1, jobs: [] });
    assert.deepEqual(await conversionDrafts.stuck(at(1_000), 10), []);
  });

  it('finds those that somebody is to be told of by a time, the longest first, and whatever is typed on them', async () => {
    const { conversionDrafts } = await make();
    const { form } = aFreshConversion(EXAMPLES.form);
    const typed = { form: { ...form, message: `"dueAt":"${NOON.toISOString()}" ${ANY_TEXT}` } };
    const [late, early, fresh] = [at(20), at(10), at(31)].map((dueAt) =>
      aFreshConversion(EXAMPLES.review, { ...typed, dueAt }),
    );
    const others = Object.values(EXAMPLES).map((stage) => aFreshConversion(stage, typed));
    for (const draft of [late, early, fresh, ...others]) if (draft) await conversionDrafts.create(draft);
    assert.deepEqual(await conversionDrafts.asking(at(30), 10), [early?.id, late?.id]);
    assert.deepEqual(await conversionDrafts.asking(at(30), 1), [early?.id]);
    assert.ok(early);
    await conversionDrafts.save({ draft: { ...early, dueAt: undefined, version: 2 }, after: 1, jobs: [] });
    assert.deepEqual(await conversionDrafts.asking(at(30), 10), [late?.id]);
  });

  it('forgets those made before a time', async () => {
    const { conversionDrafts } = await make();
    const old = aFreshConversion(EXAMPLES.review, { createdAt: at(-1) });
    const young = aFreshConversion(EXAMPLES.review, { createdAt: NOON });
    for (const draft of [old, young]) await conversionDrafts.create(draft);
    await conversionDrafts.forget(NOON);
    assert.equal(await conversionDrafts.read(old.id), undefined);
    assert.deepEqual(await conversionDrafts.read(young.id), young);
  });
}
