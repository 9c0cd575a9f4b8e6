import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { AccessPolicy, InternalAccount } from '../../../src/domain/conversion/internal-account.ts';
import { assessConversion } from '../../../src/domain/conversion/pre-flight.ts';
import { read } from '../../../src/domain/facts.ts';
import type { Reference, UserId } from '../../../src/domain/ids.ts';
import type { InvitesFrom } from '../../../src/domain/tenant-facts.ts';
import { aGuest, aHolder, aPerson, email, POLICY, userId } from '../../support/builders.ts';
import {
  account,
  anAccount,
  aPlan,
  codes,
  details,
  FINE,
  found,
  KIM,
  NO_ANSWER,
  NO_HOME,
  NO_LOOK_UP,
  OUTSIDE,
  stated,
} from './fine-conversion.ts';

const [TEAMS] = anAccount().plans;
const DANA = aPerson({ id: userId(61), displayName: 'Dana Choi', userPrincipalName: 'dana@contoso.example' });

describe('an account that is B2B already (G2.3 row 7)', () => {
  const federated = (issuer: string): Partial<InternalAccount> => ({
    identities: [{ signInType: 'federated', issuer }],
  });

  for (const issuer of ['ExternalAzureAD', 'MicrosoftAccount', 'google.com', 'mail', 'adfs.fabrikam.example']) {
    it(`is known by its identity of ${issuer}`, () => {
      assert.deepEqual(details('already-external', account(federated(issuer))), [{ provider: issuer }]);
    });
  }

  it('is known by how it came to be', () => {
    assert.deepEqual(codes(account({ creationType: 'Invitation' })), ['already-external']);
  });

  it('is not one whose identity is of a domain of ours, nor one with a local sign-in', () => {
    assert.deepEqual(codes(account(federated('Contoso.example'))), []);
    assert.deepEqual(codes(account({ creationType: 'LocalAccount' })), []);
  });

  it('is known by its state even where our domains could not be read', () => {
    const facts = { ...account({ externalUserState: 'Accepted' }), ownDomains: NO_ANSWER };

    assert.equal(details('already-external', facts).length, 1);
  });

  it('is invited, and nothing more, while the invitation waits', () => {
    const waiting = { ...federated('fabrikam.example'), externalUserState: 'PendingAcceptance' };

    assert.deepEqual(codes(account(waiting)), ['already-invited']);
  });

  it('may be invited anew where the invitation is of a conversion of ours that ended, and says so', () => {
    const ended = 'GL-4M8P-R6' as Reference;
    const facts = { ...FINE, ...account({ externalUserState: 'PendingAcceptance' }) };
    const { standing, findings } = assessConversion({ ...facts, stated: { ...facts.stated, ended } }, POLICY);
    assert.equal(standing, 'ready');
    const warned = findings.find(({ code }) => code === 'already-invited');
    assert.deepEqual([warned?.severity, warned && 'detail' in warned && warned.detail], ['warn', { ended }]);
    assert.equal(assessConversion(facts, POLICY).standing, 'blocked');
  });
});

describe('whose address it is (G2.3 row 8)', () => {
  it('may be the account itself, in whichever case its id is spelled', () => {
    const self = { ...aHolder(anAccount()), id: KIM.toUpperCase() as UserId };

    assert.deepEqual(codes({ accounts: read([self, { ...self, isOnlyOtherMail: true }]) }), []);
  });

  it('names everybody who holds it, each for what they are', () => {
    const twin = aGuest({ id: userId(62), mail: OUTSIDE });
    const facts = { accounts: read([aHolder(DANA), aHolder(twin)]), groups: read([{ id: userId(60), name: 'Desk' }]) };

    assert.deepEqual(codes(facts), ['address-taken', 'address-taken', 'guest-twin']);
    assert.deepEqual(
      details('address-taken', facts).map(({ owner, kind }) => [owner, kind]),
      [
        ['Dana Choi', 'user'],
        ['Desk', 'group'],
      ],
    );
  });

  it('is known to be taken although not everything could be read', () => {
    assert.equal(details('address-taken', { accounts: read([aHolder(DANA)]), groups: NO_ANSWER }).length, 1);
    assert.equal(
      details('address-taken', { accounts: NO_ANSWER, groups: read([{ id: 'g', name: 'Desk' }]) }).length,
      1,
    );
  });

  it('says the sign-in name of a colleague without a name', () => {
    const nameless = aHolder({ ...DANA, displayName: '' });

    assert.equal(details('address-taken', { accounts: read([nameless]) })[0]?.owner, 'dana@contoso.example');
  });
});

describe('cross-tenant access of a conversion (checks 1, row 15)', () => {
  const OPEN = { people: 'all', applications: 'all' } as const;
  const SHUT = { people: 'none', applications: 'none' } as const;

  for (const [partner, standard, expected] of [
    [undefined, { ...OPEN, people: 'none' }, ['partner-blocked-inbound']],
    [{}, { ...OPEN, applications: 'none' }, ['partner-blocked-inbound']],
    [OPEN, SHUT, []],
    [{ people: 'all' }, SHUT, ['partner-blocked-inbound']],
    [{ people: 'some', applications: 'none' }, OPEN, ['partner-blocked-inbound']],
    [{ applications: 'some' }, OPEN, ['partner-partly-blocked']],
  ] as const) {
    it(`of ${JSON.stringify(partner)} over ${JSON.stringify(standard)}: ${expected.join() || 'nothing'}`, () => {
      assert.deepEqual(codes({ inboundPartner: read(partner), inboundDefault: read(standard) }), expected);
    });
  }

  it('does not apply where no organisation stands behind the domain', () => {
    assert.deepEqual(codes({ ...NO_HOME, inboundDefault: read(SHUT) }), ['no-entra-home']);
  });

  it('is the default alone where partners may not be looked up', () => {
    const said = (people: 'all' | 'some') =>
      found({ ...NO_LOOK_UP, inboundDefault: read({ people }) })
        .filter(({ severity }) => severity !== 'not-checked')
        .map(({ code, severity }) => [code, severity]);

    assert.deepEqual(said('all'), [['partner-entries-not-checked', 'info']]);
    assert.deepEqual(said('some'), [['default-blocks', 'warn']]);
  });

  it('leaves to be checked only whether there is an organisation, where partners may not be looked up', () => {
    const { findings } = assessConversion({ ...FINE, ...NO_LOOK_UP }, POLICY);
    const unread = findings.filter(({ severity }) => severity === 'not-checked').map(({ code }) => code);

    assert.deepEqual(unread, ['no-entra-home', 'email-code-off', 'other-cloud']);
  });

  it('of the other side is unknown where there is another side', () => {
    const said = (facts: Parameters<typeof found>[0]) =>
      assessConversion({ ...FINE, ...facts }, POLICY).findings.filter(
        ({ code }) => code === 'partner-outbound-unknown',
      );

    assert.equal(said({}).length, 1);
    assert.deepEqual([said(NO_HOME), said(NO_LOOK_UP)], [[], []]);
  });

  it('is no finding where half of it was not read', () => {
    const facts = { inboundPartner: NO_ANSWER, inboundDefault: read(SHUT) };

    assert.deepEqual(details('partner-blocked-inbound', facts), []);
  });

  it('names the domain where the organisation has no name', () => {
    const homeTenant = read({ tenantId: userId(50), name: '', defaultDomain: 'fabrikam.example' });

    assert.deepEqual(details('partner-blocked-inbound', { homeTenant, inboundDefault: read(SHUT) }), [
      { partner: 'fabrikam.example' },
    ]);
  });
});

describe('an account that is never converted', () => {
  for (const [how, listed] of [
    ['its object id', KIM],
    ['its sign-in name', 'kim@contoso.example'],
  ] as const) {
    it(`is listed by ${how}, in whichever case the directory spells it`, () => {
      const spelled = { ...account({ userPrincipalName: 'Kim@Contoso.example' }), ...stated({ accountId: KIM }) };

      assert.deepEqual(codes(spelled, { neverConvert: [listed] }), ['never-convert']);
      assert.deepEqual(codes(spelled, { neverConvert: ['kim@fabrikam.example'] }), []);
    });
  }

  it('is listed, in whichever case it was asked for', () => {
    const accountId = KIM.toUpperCase() as UserId;

    assert.deepEqual(codes(stated({ accountId }), { neverConvert: [KIM] }), ['never-convert']);
  });

  it('is listed, whether or not its roles could be read', () => {
    const finding = found({ roles: NO_ANSWER }, { neverConvert: [KIM] }).find(({ code }) => code === 'never-convert');

    assert.equal(finding?.severity, 'block');
  });

  for (const userPrincipalName of [
    'Sync_DC01_0a1b2c@contoso.onmicrosoft.example',
    'ADToAADSyncServiceAccount@contoso.onmicrosoft.example',
  ]) {
    it(`synchronises the directory as ${userPrincipalName}`, () => {
      assert.deepEqual(details('never-convert', account({ userPrincipalName })), [{ kind: 'synchronisation' }]);
    });
  }

  it('synchronises the directory, as its role says', () => {
    const facts = { roles: read(['Directory Synchronization Accounts']) };

    assert.deepEqual(details('never-convert', facts), [{ kind: 'synchronisation' }]);
  });
});

describe('administrators of Guestlist', () => {
  it('may be converted as long as two others are left', () => {
    const admins = [userId(1), userId(2), KIM];

    assert.deepEqual(codes({ admins: read(admins) }), []);
    assert.deepEqual(codes({ admins: read(admins.slice(1)) }), ['last-admin']);
    assert.deepEqual(codes({ admins: read([KIM]) }), ['last-admin']);
    assert.deepEqual(codes({ admins: read([userId(1)]) }), []);
  });

  it('do not convert themselves, in whichever case the channel spells their id', () => {
    assert.deepEqual(codes(stated({ askerId: KIM.toUpperCase() as UserId })), ['own-account']);
  });
});

describe('conditional access (E9)', () => {
  const DEVICES: AccessPolicy = {
    name: 'Known devices',
    asks: 'joined-device',
    includes: 'all',
    excludesGuests: false,
    excludes: [],
  };
  const GROUP = userId(80);
  const groupsOf = read({ ids: [GROUP], names: new Map(), dynamic: [] });
  const names = (...policies: readonly AccessPolicy[]) =>
    details('conditional-access-may-lock-out', { accessPolicies: read(policies), groupsOf }).map(
      ({ policy }) => policy,
    );

  it('counts where it is for all, for guests, for the account or for a group of it', () => {
    for (const includes of ['all', 'guests', [KIM.toUpperCase()], [GROUP]] as const) {
      assert.deepEqual(names({ ...DEVICES, includes }), ['Known devices']);
    }
    assert.deepEqual(names({ ...DEVICES, includes: [userId(81)] }), []);
  });

  it('does not count where guests, the account or a group of it are excepted', () => {
    assert.deepEqual(names({ ...DEVICES, excludesGuests: true }), []);
    for (const id of [KIM, GROUP]) assert.deepEqual(names({ ...DEVICES, excludes: [id] }), []);
    assert.deepEqual(names({ ...DEVICES, excludes: [userId(81)] }), ['Known devices']);
  });

  it('is said for each policy', () => {
    assert.deepEqual(names(DEVICES, { ...DEVICES, name: 'Approved apps', asks: 'approved-app' }), [
      'Known devices',
      'Approved apps',
    ]);
  });
});

describe('what hangs on an account', () => {
  it('are groups that a rule about mail, user type or the domain may move it into or out of', () => {
    const groups = (rule: string) =>
      details('dynamic-groups', {
        groupsOf: read({ ids: [], names: new Map(), dynamic: [{ id: 'g', name: 'Moved', rule }] }),
      });

    for (const rule of [
      '(user.userType -eq "Member")',
      '(User.Mail -ne null)',
      '(user.proxyAddresses -any (_ -startsWith "smtp:kim"))',
      '(user.companyName -eq "x") or (user.extensionAttribute1 -eq "Fabrikam.example")',
    ]) {
      assert.equal(groups(rule).length, 1, rule);
    }
    assert.equal(groups('(user.mailNickname -eq "kim")').length, 0);
  });

  it('are groups of the domain that mail leaves as well', () => {
    const rule = '(user.extensionAttribute1 -eq "northwind.example")';
    const groupsOf = read({ ids: [], names: new Map(), dynamic: [{ id: 'g', name: 'Northwind', rule }] });

    assert.equal(details('dynamic-groups', { groupsOf }).length, 0);
    assert.equal(details('dynamic-groups', { ...account({ mail: 'kim@Northwind.example' }), groupsOf }).length, 1);
  });

  it('is what a suspended plan still keeps, but Teams is of no use then', () => {
    const kept = codes({ ...account({ plans: [{ ...(TEAMS ?? aPlan('')), status: 'Suspended' }] }) });
    assert.deepEqual(kept, ['no-teams-for-holder']);
  });

  it('are devices, be it one', () => {
    assert.deepEqual(codes({ devices: read(1) }), ['signs-in-on-devices']);
  });

  it('is owned by it, whether or not the other owners could be read', () => {
    const owned = read({ teams: [{ id: userId(70), name: 'Dockside' }], apps: [], others: [] });

    assert.deepEqual(details('owns-teams', { owned, solelyOwned: NO_ANSWER }), [{ teams: ['Dockside'], sole: [] }]);
  });
});

describe('invitations by role (G2.3 row 18)', () => {
  it('ask nothing about roles where the tenant asks for none', () => {
    assert.deepEqual(codes({ askerRoles: NO_ANSWER }), []);
  });

  it('warn that the app may be refused, whoever asks', () => {
    const invitesFrom = read<InvitesFrom>('adminsAndGuestInviters');
    const guestInviter = read(['95e79109-95c0-4d8e-aee3-d01accf2d47b']);

    assert.deepEqual(codes({ invitesFrom }), ['invitations-restricted', 'inviter-lacks-role']);
    assert.deepEqual(codes({ invitesFrom, askerRoles: guestInviter }), ['invitations-restricted']);
  });
});

describe('how they will sign in', () => {
  it('is no question of codes where SAML signs them in', () => {
    const facts = { ...NO_HOME, emailCodes: read(false), federatedDomains: read(['fabrikam.example']) };

    assert.deepEqual(codes(facts), ['partner-domain-federated', 'no-entra-home']);
  });

  it('is no question of codes where a home signs them in', () => {
    for (const emailCodes of [read(false), NO_ANSWER]) assert.deepEqual(codes({ emailCodes }), []);
  });

  it('is said of the name of the account, and of the address while the account is unknown', () => {
    const differs = stated({ signIn: email('kim@northwind.example') });
    const named = (facts: Parameters<typeof found>[0]) =>
      details('sign-in-domain-differs', { ...differs, ...facts }).map(({ name }) => name);

    assert.deepEqual(named({}), ['Kim Cho']);
    assert.deepEqual(named({ account: NO_ANSWER }), [OUTSIDE]);
  });
});
