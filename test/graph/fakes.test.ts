import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TeamId, UserId } from '../../src/domain/ids.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import { graphInvitations } from '../../src/graph/graph-invitations.ts';
import { graphMemberships } from '../../src/graph/graph-memberships.ts';
import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import type { Directory } from '../../src/use-cases/ports/directory.ts';
import type { Invitations } from '../../src/use-cases/ports/invitations.ts';
import type { Memberships } from '../../src/use-cases/ports/memberships.ts';
import { email } from '../support/builders.ts';
import { fakeDirectory } from '../support/fake-directory.ts';
import { fakeInvitations } from '../support/fake-invitations.ts';
import { fakeMemberships } from '../support/fake-memberships.ts';
import { type TenantUnderTest, tenantUnderTest } from './tenant-under-test.ts';

const SAM = PEOPLE.samPark as UserId;
const MINA = PEOPLE.minaKerr as UserId;
const HARBOUR = TEAMS.harbour as TeamId;
const NORTH = TEAMS.projectNorth as TeamId;

// A fake that says something else than the edge it stands for would make every test of a use-case worthless.
describe('the fakes of the ports', () => {
  let tenant: TenantUnderTest;
  before(async () => {
    tenant = await tenantUnderTest();
  });
  after(() => tenant.close());

  function readAll(directory: Directory): Promise<object> {
    return directory.read({
      sam: { fact: 'person', id: SAM },
      nobody: { fact: 'person', id: randomUUID() as UserId },
      memberships: { fact: 'memberships', of: SAM, among: [SAM, TEAMS.design, TEAMS.finance] },
      none: { fact: 'memberships', of: SAM, among: [] },
      owned: { fact: 'owned-teams', of: MINA },
      team: { fact: 'team', id: HARBOUR },
      noTeam: { fact: 'team', id: randomUUID() as TeamId },
      owners: { fact: 'team-owners', id: NORTH },
      byMail: { fact: 'accounts-with-address', address: email('mina.kerr@fabrikam.example') },
      unknown: { fact: 'accounts-with-address', address: email('ann.lee@fabrikam.example') },
      listed: { fact: 'listed-by-teams', team: HARBOUR, user: MINA },
      notListed: { fact: 'listed-by-teams', team: NORTH, user: MINA },
    });
  }

  it('directory: the same tenant reads the same', async () => {
    const directory = graphDirectory(tenant.client);
    const [sam, mina] = await Promise.all([SAM, MINA].map((id) => personOf(directory, id)));
    assert.ok(sam && mina);
    const fake = fakeDirectory({
      people: [sam, mina],
      groups: { [TEAMS.design]: [SAM] },
      teams: [
        { id: HARBOUR, name: 'Harbour', owners: [], listed: [MINA] },
        { id: NORTH, name: 'Project North', owners: [SAM], listed: [] },
      ],
    });
    assert.deepEqual(await readAll(fake), await readAll(directory));
  });

  it('invitations: the same address keeps its account and gets a new link', async () => {
    async function twice(invitations: Invitations): Promise<object> {
      const order = {
        address: email('bo@fabrikam.example'),
        sponsorId: SAM,
        landing: 'teams',
        clientRequestId: randomUUID(),
      } as const;
      const first = await invitations.invite(order);
      const second = await invitations.invite(order);
      assert.ok(first.outcome === 'issued' && second.outcome === 'issued');
      return {
        sameAccount: first.guestId === second.guestId,
        sameLink: first.redeemUrl.reveal() === second.redeemUrl.reveal(),
      };
    }
    const real = graphInvitations({
      client: tenant.client,
      landings: { teams: `${tenant.url}/teams/?tenantId=t`, apps: `${tenant.url}/apps/?tenantId=t` },
    });
    const expected = { sameAccount: true, sameLink: false };
    assert.deepEqual([await twice(fakeInvitations()), await twice(real)], [expected, expected]);
  });

  it('memberships: a second time is no failure', async () => {
    async function twice(memberships: Memberships): Promise<readonly object[]> {
      const order = { teamId: NORTH, userId: MINA, clientRequestId: randomUUID() };
      return [await memberships.add(order), await memberships.add(order)];
    }
    const added = [{ outcome: 'added' }, { outcome: 'added' }];
    assert.deepEqual([await twice(fakeMemberships()), await twice(graphMemberships(tenant.client))], [added, added]);
  });
});

async function personOf(directory: Directory, id: UserId): Promise<DirectoryPerson | undefined> {
  const { person } = await directory.read({ person: { fact: 'person', id } });
  return 'read' in person ? person.read : undefined;
}
