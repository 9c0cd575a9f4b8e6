import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { read } from '../../../src/domain/facts.ts';
import { aGuest, aHolder, email, NOON, userId } from '../../support/builders.ts';
import {
  account,
  anAccount,
  aPlan,
  FOUNDATION,
  found,
  MAILBOX,
  NO_ANSWER,
  OUTSIDE,
  stated,
} from './fine-conversion.ts';

/** The codes that block, and the properties that they name. */
function causes(facts: Parameters<typeof found>[0]) {
  return found(facts)
    .filter(({ severity }) => severity === 'block')
    .map((finding) => [finding.code, 'evidence' in finding ? finding.evidence?.property : undefined]);
}

const EMPLOYEE = {
  userType: 'Member',
  mail: 'kim@contoso.example',
  proxyAddresses: ['SMTP:kim@contoso.example'],
} as const;

// Questions that people asked in public because the portal told them nothing of the cause (G2.3, G4.2).
describe('the true cause of what people complained about', () => {
  it('azure-docs 105881: mail cannot be changed because a mailbox is licensed', () => {
    assert.deepEqual(causes(account({ ...EMPLOYEE, plans: [aPlan(MAILBOX)] })), [
      ['mail-differs', 'mail'],
      ['has-mailbox', 'assignedPlans.servicePlanId'],
    ]);
  });

  it('azure-docs 105881: a licence with Exchange in its name is no mailbox', () => {
    const plans = [...anAccount().plans, aPlan(FOUNDATION)];
    assert.deepEqual(causes(account({ ...EMPLOYEE, mail: OUTSIDE, proxyAddresses: [], plans })), []);
  });

  it('azure-docs 95965: the person was invited as a guest before, and accounts are not merged', () => {
    const guest = aGuest({ id: userId(62), mail: OUTSIDE });
    const facts = { ...account({ ...EMPLOYEE, plans: [aPlan(MAILBOX)] }), accounts: read([aHolder(guest)]) };

    assert.deepEqual(causes(facts), [
      ['mail-differs', 'mail'],
      ['has-mailbox', 'assignedPlans.servicePlanId'],
      ['guest-twin', 'mail'],
    ]);
  });

  it('azure-docs 76227: the address to invite is in a verified domain of the tenant', () => {
    const own = email('kim@contoso.example');
    const facts = { ...account({ mail: own, proxyAddresses: [] }), ...stated({ address: own, signIn: own }) };

    assert.deepEqual(causes(facts), [['own-domain', 'verifiedDomains']]);
  });

  it('azure-docs 76227: the address is outside, and mail is still inside', () => {
    assert.deepEqual(causes(account({ mail: 'kim@contoso.example', proxyAddresses: [] })), [['mail-differs', 'mail']]);
  });

  it('azure-docs 77605: a synchronisation wrote the on-premises sign-in name', () => {
    const written = { isSynced: true, onPremisesUserPrincipalName: 'kim@corp.contoso.example' };

    assert.deepEqual(causes(account(written)), [['on-premises-upn-written', 'onPremisesUserPrincipalName']]);
  });

  it('azure-docs 77605: it stays when the account is not synchronised any more', () => {
    const written = { isSynced: false, onPremisesUserPrincipalName: 'kim@corp.contoso.example' };

    assert.deepEqual(causes(account(written)), [['on-premises-upn-written', 'onPremisesUserPrincipalName']]);
  });

  it('azure-docs 107086: “Invalid request input” for a synchronised account, each cause at once', () => {
    const synced = { ...EMPLOYEE, isSynced: true, onPremisesUserPrincipalName: 'kim@corp.contoso.example' };

    assert.deepEqual(causes(account(synced)), [
      ['on-premises-upn-written', 'onPremisesUserPrincipalName'],
      ['mail-differs-synced', 'mail'],
    ]);
  });

  it('azure-docs 107086: a synchronised account without that name is only warned of', () => {
    const severities = found(account({ isSynced: true })).map(({ code, severity }) => [code, severity]);

    assert.deepEqual(severities, [['synced', 'warn']]);
  });

  it('entra-docs 802: a deleted account still holds the address', () => {
    const deleted = read([{ id: userId(64), name: 'Kim Cho', deletedAt: NOON, userType: 'Member' }]);

    assert.deepEqual(causes({ deleted }), [['address-in-bin', 'deletedDateTime']]);
  });

  it('entra-docs 802: whoever holds the address cannot be found while nobody may look', () => {
    const unread = found({ accounts: NO_ANSWER, deleted: NO_ANSWER }).filter(
      ({ severity }) => severity === 'not-checked',
    );

    assert.deepEqual(
      unread.map(({ code }) => code),
      ['address-taken', 'other-mail-elsewhere', 'guest-twin', 'address-in-bin'],
    );
  });
});
