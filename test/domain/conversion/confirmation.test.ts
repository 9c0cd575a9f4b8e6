import assert from 'node:assert/strict';
import { accountPresent } from '../../../src/domain/conversion/account-present.ts';
import { assessConversion } from '../../../src/domain/conversion/pre-flight.ts';
import { codesToTick } from '../../../src/domain/conversion/ticks.ts';
import { read } from '../../../src/domain/facts.ts';
import type { Reference } from '../../../src/domain/ids.ts';
import { POLICY, userId } from '../../support/builders.ts';
import {
  account,
  anAccount,
  aPlan,
  details,
  FINE,
  MAILBOX,
  NO_ANSWER,
  OFFICE,
  OUTSIDE,
  standing,
  stated,
} from './fine-conversion.ts';

const NO_PERMISSION = { unread: { because: 'permission', permission: 'Policy.Read.All' } } as const;
const OTHER = '5c1e3f0a-77d2-4b6e-9a41-0d8f6b2c4e20';

describe('mail that has to be another one', () => {
  const mayWrite = stated({ mayWriteMail: true });

  for (const mail of [undefined, 'k.cho@fabrikam.example']) {
    const code = mail === undefined ? 'mail-missing' : 'mail-differs';

    it(`stops nothing where we change it ourselves: ${code}`, () => {
      assert.equal(standing({ ...account({ mail }), ...mayWrite }), 'ready');
      assert.equal(details(code, { ...account({ mail }), ...mayWrite })[0]?.isCuredByUs, true);
    });

    it(`stops where we may not, or Exchange is in charge: ${code}`, () => {
      assert.equal(standing(account({ mail })), 'blocked');
      const withMailbox = account({ mail, plans: [aPlan(MAILBOX)] });
      assert.equal(details(code, { ...withMailbox, ...mayWrite })[0]?.isCuredByUs, false);
    });
  }

  it('keeps its place among what must be fixed', () => {
    const { findings } = assessConversion({ ...FINE, ...account({ mail: undefined }), ...mayWrite }, POLICY);
    assert.deepEqual([findings[0]?.code, findings[0]?.severity], ['mail-missing', 'block']);
  });

  it('leaves a gate a gate', () => {
    const elsewhere = stated({ mayWriteMail: true, signIn: 'kim@northwind.example' as typeof FINE.stated.signIn });
    assert.equal(standing({ ...account({ mail: undefined }), ...elsewhere }), 'gate');
  });
});

describe('another conversion of the account', () => {
  it('is named, and stops this one', () => {
    const facts = stated({ running: 'GL-7K2M' as Reference });
    assert.equal(standing(facts), 'blocked');
    assert.deepEqual(details('already-running', facts), [{ reference: 'GL-7K2M' }]);
  });
});

describe('what whoever confirms ticks', () => {
  const ticksFor = (facts: Partial<typeof FINE>) => codesToTick(assessConversion({ ...FINE, ...facts }, POLICY));

  it('is what would have blocked and was not read, each once', () => {
    assert.deepEqual(ticksFor({ domainLists: NO_PERMISSION }), ['domain-denied', 'domain-not-allowed']);
  });

  it('is nothing where all was read, nor what only would have warned', () => {
    assert.deepEqual(ticksFor({}), []);
    assert.deepEqual(ticksFor({ devices: NO_ANSWER }), []);
  });

  it('is nothing that no licence lets anybody have, and nothing that must be read', () => {
    assert.deepEqual(ticksFor({ eligibleRoles: { notApplicable: { licence: 'Entra ID P2' } } }), []);
    assert.deepEqual(ticksFor({ contacts: NO_ANSWER }), []);
  });
});

describe('what the account is like before anything is written', () => {
  it('is kept in the words that the closing card needs, the licence with the mailbox first', () => {
    const group = { id: userId(63), name: 'Office for all' };
    const licences = [
      { skuId: OTHER, disabledPlanIds: [] },
      { skuId: OFFICE, disabledPlanIds: [], byGroup: group.id },
    ];
    const present = accountPresent({
      ...FINE,
      ...account({ licences, userType: 'Member', preferredLanguage: 'ko-KR' }),
      licencePlans: read([{ skuId: OFFICE, name: 'ENTERPRISEPACK', planIds: [MAILBOX] }]),
      licensingGroups: read([group]),
    });
    assert.deepEqual(present, {
      mailBefore: OUTSIDE,
      isSynced: false,
      userType: 'Member',
      partner: 'Fabrikam',
      holderLanguage: 'ko',
      licences: [{ name: 'ENTERPRISEPACK', byGroup: 'Office for all' }, { name: OTHER }],
    });
  });

  it('says that mail was empty, and names a group by its id where nothing else is known', () => {
    const licences = [{ skuId: OFFICE, disabledPlanIds: [MAILBOX], byGroup: userId(63) }];
    const present = accountPresent({ ...FINE, ...account({ mail: '', licences }), licencePlans: NO_ANSWER });
    assert.equal(present?.mailBefore, undefined);
    assert.deepEqual(present?.licences, [{ name: OFFICE, byGroup: userId(63) }]);
  });

  it('is not known of an account that was not read', () => {
    assert.equal(accountPresent({ ...FINE, account: NO_ANSWER }), undefined);
    assert.equal(accountPresent({ ...FINE, account: read(anAccount({ userType: undefined })) })?.userType, 'Member');
  });
});
