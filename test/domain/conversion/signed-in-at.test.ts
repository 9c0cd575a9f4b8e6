import assert from 'node:assert/strict';
import { isRedeemed, signedInBy, signedInByLog } from '../../../src/domain/conversion/signed-in-at.ts';
import type { DirectoryPerson } from '../../../src/domain/person.ts';
import { aPerson } from '../../support/builders.ts';

const OWN = ['contoso.example'];
const HOME = { signInType: 'userPrincipalName', issuer: 'contoso.example', assignedId: 'kim@contoso.example' };

function signedIn(...identities: DirectoryPerson['identities']): DirectoryPerson {
  return aPerson({ identities });
}

describe('who signs an account in', () => {
  it('is nobody from outside where only our own domains do', () => {
    const ours = { signInType: 'federated', issuer: 'CONTOSO.example', assignedId: 'x' };
    assert.equal(signedInBy(signedIn(HOME, ours), OWN), undefined);
    assert.equal(isRedeemed(signedIn(HOME, ours), OWN), false);
  });

  it('is the issuer, and the domain of an id that is an address', () => {
    const outside = { signInType: 'federated', issuer: 'ExternalAzureAD', assignedId: 'Kim@Fabrikam.example' };
    assert.deepEqual(signedInBy(signedIn(HOME, outside), OWN), { provider: 'ExternalAzureAD', at: 'fabrikam.example' });
  });

  it('leaves the domain open where the id is none, or empty', () => {
    for (const assignedId of [undefined, '', '10032001ABC', 'kim_fabrikam.example#EXT#']) {
      const outside = { signInType: 'federated', issuer: 'ExternalAzureAD', assignedId };
      assert.deepEqual(signedInBy(signedIn(outside), OWN), { provider: 'ExternalAzureAD', at: undefined });
    }
  });

  it('shows by the state or by the identity, whichever comes first', () => {
    const outside = { signInType: 'federated', issuer: 'mail' };
    assert.equal(isRedeemed(signedIn(outside), OWN), true);
    assert.equal(isRedeemed(aPerson({ externalUserState: 'Accepted' }), OWN), true);
    assert.equal(isRedeemed(aPerson({ externalUserState: 'PendingAcceptance' }), OWN), false);
  });
});

describe('where somebody has signed in, by the log', () => {
  const line = (name: string, minute = 0) => ({ name, at: new Date(Date.UTC(2026, 10, 20, 9, minute)) });

  it('is the domain of the newest sign-in from outside, in whatever order the lines come', () => {
    const lines = [line('kim@adatum.example', 3), line('Kim@Fabrikam.example', 5), line('kim@contoso.example', 7)];
    assert.equal(signedInByLog(lines, OWN), 'fabrikam.example');
    assert.equal(signedInByLog(lines.toReversed(), OWN), 'fabrikam.example');
  });

  it('is not known by a name of ours, by one that we made up for a guest, or by none', () => {
    for (const name of ['kim@contoso.example', 'kim_fabrikam.example#EXT#@adatum.example', 'kim', ''])
      assert.equal(signedInByLog([line(name)], OWN), undefined, name);
    assert.equal(signedInByLog([], OWN), undefined);
  });
});
