import assert from 'node:assert/strict';
import type { Draft, FormError, Stage } from '../../src/domain/draft.ts';
import type { Drafts } from '../../src/use-cases/ports/drafts.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { at, INVITER, NOON, TEAM, userId } from '../support/builders.ts';
import { aFreshDraft, aReview, aReviewedPerson, newInvitationId } from '../support/fresh-builders.ts';

export interface DraftsUnderTest {
  readonly drafts: Drafts;
  readonly enqueued: readonly NewJob[];
}

const ERRORS: { readonly [Code in FormError['code']]: Extract<FormError, { readonly code: Code }> } = {
  'no-address': { code: 'no-address' },
  'address-malformed': { code: 'address-malformed', text: 'ann@' },
  'too-many': { code: 'too-many', count: 21, max: 20 },
  'message-too-long': { code: 'message-too-long', length: 1200, max: 1000 },
  'team-not-chosen': { code: 'team-not-chosen' },
  'sponsor-unknown': { code: 'sponsor-unknown' },
  'cc-malformed': { code: 'cc-malformed', text: 'kim@' },
};

const CHOICES = { 'ann.lee@fabrikam.example': 'only-add', 'ben@fabrikam.example': 'new-link' } as const;

/** Somebody who is here already, with all that a check can find of them. */
const HERE = aReviewedPerson({
  standing: 'already-there',
  findings: [
    { code: 'already-invited', severity: 'choice', detail: { address: 'ann.lee@fabrikam.example' }, tells: 'admin' },
    {
      code: 'partner-blocked-inbound',
      severity: 'not-checked',
      fact: 'inboundPartner',
      notApplicable: { licence: 'P1' },
    },
  ],
  choices: ['add', 'send-again', 'new-link', 'only-add'],
  choice: 'only-add',
  accountId: userId(20),
  open: { invitationId: newInvitationId(), isOwn: true, mark: 'delivery-1' },
  sentAgainAt: at(3),
});

const EXAMPLES: { readonly [Name in Stage['stage']]: Extract<Stage, { readonly stage: Name }> } = {
  form: {
    stage: 'form',
    errors: Object.values(ERRORS),
  },
  checking: { stage: 'checking', purpose: 'send', since: at(5), choices: CHOICES, seen: aReview(), isLate: true },
  review: {
    stage: 'review',
    review: aReview({
      people: [HERE, aReviewedPerson({ standing: 'blocked' })],
      audience: 'admin',
      sponsorName: 'Kim',
    }),
    changed: true,
    choices: CHOICES,
    opened: 1,
  },
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

  it('names those whose administrators have not been told yet', async () => {
    const { drafts } = await make();
    const draft = aFreshDraft(EXAMPLES.review);
    await drafts.create({ ...draft, askedAdmins: { at: NOON } });
    const asking = await drafts.asking(1000);
    const told = { ...draft, askedAdmins: { at: NOON, reached: 0 }, version: draft.version + 1 };
    await drafts.save({ draft: told, after: draft.version, jobs: [] });

    assert.ok(asking.includes(draft.id));
    assert.equal((await drafts.asking(1000)).includes(draft.id), false);
  });

  it('gives what was typed as it was typed, whatever the characters', async () => {
    const { drafts } = await make();
    const message = 'a\u0000b "quoted" \ud83d\ude00 안녕하세요 \ud800 \\u0041';
    const draft = aFreshDraft(EXAMPLES.form, {
      form: { addresses: '  Ann <\u0000>', teamId: '', message, language: 'ko', sponsorId: '', cc: ' Kim \u0000' },
    });
    await drafts.create(draft);
    assert.deepEqual(await drafts.read(draft.id), draft);
  });

  it('gives the form with all that can stand on it', async () => {
    const { drafts } = await make();
    const more = { sponsorId: INVITER, cc: 'kim@contoso.example', teamId: TEAM } as const;
    const draft = aFreshDraft(EXAMPLES.form, {
      form: { addresses: 'ann@fabrikam.example', message: '', language: 'en', ...more },
      askedFrom: 'shared-channel',
    });
    await drafts.create(draft);
    assert.deepEqual(await drafts.read(draft.id), draft);
  });

  it('gives a review that nobody would be mailed about', async () => {
    const { drafts } = await make();
    const { mail: _, teamName: __, ...review } = aReview({ people: [HERE] });
    const draft = aFreshDraft({ stage: 'review', review, changed: false, choices: {} });
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
