import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { MailboxPurpose } from '../../../src/domain/conversion/internal-account.ts';
import { read } from '../../../src/domain/facts.ts';
import { userId } from '../../support/builders.ts';
import {
  account,
  anAccount,
  aPlan,
  codes,
  details,
  found,
  KIOSK,
  MAILBOX,
  NO_ANSWER,
  OFFICE,
  OUTSIDE,
  withPlans,
} from './fine-conversion.ts';

describe('a mailbox (G2.3 rows 3 to 5)', () => {
  for (const [status, expected] of [
    ['Enabled', ['has-mailbox']],
    ['Warning', ['has-mailbox']],
    ['LockedOut', ['has-mailbox']],
    ['unknown', ['has-mailbox']],
    ['Suspended', ['mailbox-recently-removed']],
    ['Deleted', ['mailbox-recently-removed']],
  ] as const) {
    it(`by a plan that is ${status}: ${expected.join()}`, () => {
      assert.deepEqual(codes(withPlans(aPlan(MAILBOX, { status }))), expected);
    });
  }

  for (const [what, id] of [
    ['EXCHANGE_S_FOUNDATION', '113feb6c-3fe4-4440-bddc-54d774bf0318'],
    ['Exchange Online Protection', '326e2b78-9d27-42c9-8509-46c827743a17'],
    ['an archive add-on', '176a09a6-7ec5-4039-ac02-b2791c6ba793'],
  ] as const) {
    it(`comes not with ${what}, whatever the service is called`, () => {
      for (const planId of [id, id.toUpperCase()]) assert.deepEqual(codes(withPlans(aPlan(planId))), []);
    });
  }

  it('is known by the id of the plan, however it and the service are spelled', () => {
    const facts = withPlans(aPlan(MAILBOX.toUpperCase(), { service: 'Exchange' }));

    assert.deepEqual(codes(facts), ['has-mailbox']);
    assert.equal(details('has-mailbox', facts)[0]?.plan, 'EXCHANGE_S_ENTERPRISE');
  });

  it('is named for each plan, with whom to take it from', () => {
    const facts = {
      ...account({
        plans: [aPlan(MAILBOX), aPlan(KIOSK)],
        licences: [
          { skuId: OFFICE.toUpperCase(), disabledPlanIds: [] },
          { skuId: 'f1', disabledPlanIds: [], byGroup: userId(63) },
        ],
      }),
      licencePlans: read([
        { skuId: OFFICE, planIds: [MAILBOX] },
        { skuId: 'F1', planIds: [KIOSK.toUpperCase()] },
      ]),
      licensingGroups: read([{ id: userId(63), name: 'Front line' }]),
    };

    assert.deepEqual(
      details('has-mailbox', facts).map(({ plan, source }) => [plan, source]),
      [
        ['EXCHANGE_S_ENTERPRISE', { from: 'person' }],
        ['EXCHANGE_S_DESKLESS', { from: 'group', group: 'Front line' }],
      ],
    );
    assert.deepEqual(details('mailbox-plan-by-group', facts), [{ plan: 'EXCHANGE_S_DESKLESS', group: 'Front line' }]);
  });

  it('comes from the person and from a group, where each gives a licence with it', () => {
    const facts = {
      ...account({
        plans: [aPlan(MAILBOX)],
        licences: [
          { skuId: 'f1', disabledPlanIds: [], byGroup: userId(63) },
          { skuId: OFFICE, disabledPlanIds: [] },
        ],
      }),
      licencePlans: read([OFFICE, 'f1'].map((skuId) => ({ skuId, planIds: [MAILBOX] }))),
      licensingGroups: read([{ id: userId(63), name: 'Front line' }]),
    };

    assert.deepEqual(details('has-mailbox', facts)[0]?.source, { from: 'person' });
    assert.deepEqual(details('mailbox-plan-by-group', facts), [{ plan: 'EXCHANGE_S_ENTERPRISE', group: 'Front line' }]);
  });

  it('comes from no licence in which the plan is switched off', () => {
    const facts = {
      ...account({
        plans: [aPlan(MAILBOX)],
        licences: [
          { skuId: OFFICE, disabledPlanIds: [MAILBOX], byGroup: userId(63) },
          { skuId: OFFICE, disabledPlanIds: [] },
        ],
      }),
      licensingGroups: NO_ANSWER,
    };

    assert.deepEqual(details('mailbox-plan-by-group', facts), []);
    assert.deepEqual(details('has-mailbox', facts)[0]?.source, { from: 'person' });
  });

  it('is said to come from a group whose name could not be read', () => {
    const licences = [{ skuId: OFFICE, disabledPlanIds: [], byGroup: userId(63) }];
    const facts = { ...account({ plans: [aPlan(MAILBOX)], licences }), licensingGroups: NO_ANSWER };

    assert.deepEqual(details('mailbox-plan-by-group', facts), [{ plan: 'EXCHANGE_S_ENTERPRISE', group: undefined }]);
  });

  it('comes from nobody knows where, where the licences could not be looked into and a group gives one', () => {
    const licences = [{ skuId: OFFICE, disabledPlanIds: [], byGroup: userId(63) }];
    const plans = [aPlan(MAILBOX)];
    const source = (facts: ReturnType<typeof account>) =>
      details('has-mailbox', { ...facts, licencePlans: NO_ANSWER })[0]?.source;

    assert.deepEqual(source(account({ plans, licences })), { from: 'unknown' });
    assert.deepEqual(source(account({ plans })), { from: 'person' });
  });

  it('is seen in its settings, where they may be read', () => {
    for (const [purpose, kind] of [
      ['shared', 'shared'],
      ['room', 'room'],
      ['user', 'other'],
    ] as const) {
      const [finding, ...rest] = found({ mailboxPurpose: read(purpose), ownDomains: NO_ANSWER }).filter(
        ({ severity }) => severity !== 'not-checked',
      );
      assert.ok(finding?.code === 'mailbox-without-licence' && 'detail' in finding);
      assert.deepEqual([finding.severity, finding.detail, rest], ['block', { kind }, []]);
    }
  });

  it('is guessed by an address of ours, and only where no plan that is gone explains it', () => {
    const hosted = { mail: 'kim@contoso.example', proxyAddresses: ['SMTP:kim@contoso.example'] };

    assert.deepEqual(codes(account(hosted)), ['mail-differs', 'mailbox-without-licence']);
    assert.deepEqual(
      codes(account({ ...hosted, plans: [...anAccount().plans, aPlan(MAILBOX, { status: 'Deleted' })] })),
      ['mail-differs', 'mailbox-recently-removed'],
    );
  });

  it('that is known leaves nothing to be guessed from its addresses', () => {
    for (const ours of ['SMTP:kim@contoso.example', 'smtp:kim@contoso.example']) {
      const proxyAddresses = [`smtp:${OUTSIDE}`, ours];
      const licensed = account({ proxyAddresses, plans: [...anAccount().plans, aPlan(MAILBOX)] });
      const shared = { ...account({ proxyAddresses }), mailboxPurpose: read<MailboxPurpose>('shared') };

      assert.deepEqual(codes(licensed), ['has-mailbox']);
      assert.deepEqual(codes(shared), ['mailbox-without-licence']);
    }
  });

  it('that was removed left its first address, too', () => {
    const facts = account({
      proxyAddresses: ['SMTP:kim@contoso.example'],
      plans: [...anAccount().plans, aPlan(MAILBOX, { status: 'Suspended' })],
    });

    const detail = { proxy: 'kim@contoso.example', plan: 'EXCHANGE_S_ENTERPRISE' };
    assert.deepEqual(details('mailbox-recently-removed', facts), [detail]);
    // The plan alone tells it where our domains could not be read.
    const unread = { ...facts, ownDomains: NO_ANSWER };
    assert.deepEqual(details('mailbox-recently-removed', unread), [{ plan: 'EXCHANGE_S_ENTERPRISE' }]);
  });

  it('that is not there comes from no group, whatever the licences are', () => {
    assert.deepEqual(codes({ licencePlans: NO_ANSWER }), []);
  });

  it('is not guessed by an address of telephony, nor by one at a domain that only resembles ours', () => {
    const proxyAddresses = [`SMTP:${OUTSIDE}`, 'SIP:kim@contoso.example', 'smtp:kim@mail.contoso.example'];

    assert.deepEqual(codes(account({ proxyAddresses })), []);
  });

  it('keeps mail from being written, as does what is synchronised', () => {
    const mail = 'k.cho@fabrikam.example';
    const writable = (facts: Parameters<typeof found>[0]) => details('mail-differs', facts)[0]?.isWritable;

    assert.equal(writable(account({ mail })), true);
    assert.equal(writable(account({ mail, plans: [aPlan(MAILBOX)] })), false);
    assert.equal(writable(account({ mail, plans: [aPlan(userId(99))] })), false);
    assert.equal(writable(account({ mail: 'kim@contoso.example' })), false);
    assert.equal(writable({ ...account({ mail }), mailboxPurpose: read('shared') }), false);
    assert.equal(details('mail-missing', account({ mail: undefined, isSynced: true }))[0]?.isWritable, false);
  });
});
