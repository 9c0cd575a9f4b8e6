import assert from 'node:assert/strict';
import type { Draft, Stage } from '../../src/domain/draft.ts';
import type { Drafts } from '../../src/use-cases/ports/drafts.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { at, NOON } from '../support/builders.ts';
import { aFreshDraft, aReview } from '../support/fresh-builders.ts';

export interface DraftsUnderTest {
  readonly drafts: Drafts;
  readonly enqueued: readonly NewJob[];
}

const EXAMPLES: { readonly [Name in Stage['stage']]: Extract<Stage, { readonly stage: Name }> } = {
  form: {
    stage: 'form',
    errors: [
      { code: 'no-address' },
      { code: 'address-malformed', text: 'ann@' },
      { code: 'one-at-a-time', count: 2 },
      { code: 'message-too-long', length: 1200, max: 1000 },
      { code: 'team-not-chosen' },
    ],
  },
  checking: { stage: 'checking', purpose: 'send', since: at(5), seen: aReview(), isLate: true },
  review: { stage: 'review', review: aReview({ eligible: false }), changed: true },
  sent: { stage: 'sent' },
  cancelled: { stage: 'cancelled' },
};

export function draftsContract(name: string, make: () => Promise<DraftsUnderTest>): void {
  describe(`the drafts contract, ${name}`, () => {
    describe('read', () => readingContract(make));
    describe('save', () => savingContract(make));
    describe('in time', () => timeContract(make));
  });
}

function readingContract(make: () => Promise<DraftsUnderTest>): void {
  for (const stage of Object.values(EXAMPLES)) {
    it(`gives a draft at ${stage.stage} as it was`, async () => {
      const { drafts } = await make();
      const draft = aFreshDraft(stage);
      await drafts.create(draft);
      assert.deepEqual(await drafts.read(draft.id), draft);
    });
  }

  it('gives what was typed as it was typed, whatever the characters', async () => {
    const { drafts } = await make();
    const message = 'a\u0000b "quoted" \ud83d\ude00 안녕하세요 \ud800 \\u0041';
    const draft = aFreshDraft(EXAMPLES.form, {
      form: { addresses: '  Ann <\u0000>', teamId: '', message, language: 'ko' },
    });
    await drafts.create(draft);
    assert.deepEqual(await drafts.read(draft.id), draft);
  });

  it('knows nothing of others', async () => {
    const { drafts } = await make();
    assert.equal(await drafts.read(aFreshDraft(EXAMPLES.form).id), undefined);
  });
}

function savingContract(make: () => Promise<DraftsUnderTest>): void {
  it('replaces the draft and enqueues', async () => {
    const { drafts, enqueued } = await make();
    const draft = aFreshDraft(EXAMPLES.form);
    await drafts.create(draft);
    const next: Draft = { ...aFreshDraft(EXAMPLES.checking), ...idOf(draft), version: 2 };
    const jobs: readonly NewJob[] = [{ job: { name: 'check-draft', requestId: draft.id } }];
    assert.deepEqual(await drafts.save({ draft: next, after: 1, jobs }), { outcome: 'saved' });
    assert.deepEqual(await drafts.read(draft.id), next);
    assert.deepEqual(enqueued, jobs);
  });

  it('refuses what was decided on another version, and enqueues nothing', async () => {
    const { drafts, enqueued } = await make();
    const draft = aFreshDraft(EXAMPLES.form);
    await drafts.create(draft);
    const jobs: readonly NewJob[] = [{ job: { name: 'check-draft', requestId: draft.id } }];
    for (const after of [0, 2]) {
      const next: Draft = { ...aFreshDraft(EXAMPLES.cancelled), ...idOf(draft), version: after + 1 };
      assert.deepEqual(await drafts.save({ draft: next, after, jobs }), { outcome: 'outdated' });
    }
    assert.deepEqual(await drafts.read(draft.id), draft);
    assert.deepEqual(enqueued, []);
  });

  it('saves exactly one of several decisions made at the same time', async () => {
    const { drafts, enqueued } = await make();
    const draft = aFreshDraft(EXAMPLES.form);
    await drafts.create(draft);
    const next: Draft = { ...draft, ...EXAMPLES.cancelled, version: 2 };
    const jobs: readonly NewJob[] = [{ job: { name: 'show-card', requestId: draft.id } }];
    const answers = await Promise.all(Array.from({ length: 8 }, () => drafts.save({ draft: next, after: 1, jobs })));
    assert.equal(answers.filter(({ outcome }) => outcome === 'saved').length, 1);
    assert.equal(enqueued.length, 1);
  });
}

function timeContract(make: () => Promise<DraftsUnderTest>): void {
  it('finds those that have been checking since before a time, the longest first', async () => {
    const { drafts } = await make();
    const [late, early, fresh] = [at(20), at(10), at(31)].map((since) => aFreshDraft({ ...EXAMPLES.checking, since }));
    const shown = aFreshDraft(EXAMPLES.review);
    for (const draft of [late, early, fresh, shown]) if (draft) await drafts.create(draft);
    assert.deepEqual(await drafts.stuck(at(30), 10), [early?.id, late?.id]);
    assert.deepEqual(await drafts.stuck(at(30), 1), [early?.id]);
  });

  it('does not take one that has left checking for stuck', async () => {
    const { drafts } = await make();
    const draft = aFreshDraft(EXAMPLES.checking);
    await drafts.create(draft);
    const next: Draft = { ...aFreshDraft(EXAMPLES.review), ...idOf(draft), version: 2 };
    await drafts.save({ draft: next, after: 1, jobs: [] });
    assert.deepEqual(await drafts.stuck(at(1_000), 10), []);
  });

  it('forgets those made before a time', async () => {
    const { drafts } = await make();
    const old = aFreshDraft(EXAMPLES.review, { createdAt: at(-1) });
    const young = aFreshDraft(EXAMPLES.review, { createdAt: NOON });
    for (const draft of [old, young]) await drafts.create(draft);
    await drafts.forget(NOON);
    assert.equal(await drafts.read(old.id), undefined);
    assert.deepEqual(await drafts.read(young.id), young);
  });
}

function idOf({ id, reference, createdAt }: Draft): Pick<Draft, 'id' | 'reference' | 'createdAt'> {
  return { id, reference, createdAt };
}
