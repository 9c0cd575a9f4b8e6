import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { InvitationFailure } from '../../src/domain/failures.ts';
import { invitationFailure } from '../../src/graph/graph-errors.ts';
import { graphInvitations } from '../../src/graph/graph-invitations.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import type { InvitationOrder } from '../../src/use-cases/ports/invitations.ts';
import { email, INVITER, userId } from '../support/builders.ts';
import {
  clientOf,
  credentialWith,
  type FakeGraph,
  graphError,
  type Reply,
  startFakeGraph,
} from '../support/fake-graph.ts';

const LINK = 'https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fSECRET';
const ORDER: InvitationOrder = {
  address: email('ann.lee@fabrikam.example'),
  name: 'Ann Lee',
  sponsorId: INVITER,
  landing: 'teams',
  clientRequestId: '11111111-2222-4333-8444-555566667777',
};
const CONVERSION: InvitationOrder = { ...ORDER, name: undefined, accountId: userId(20) };
const ISSUED = { inviteRedeemUrl: LINK, invitedUser: { id: userId(20) } };

describe('Graph invitations', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function invite(order = ORDER): ReturnType<ReturnType<typeof graphInvitations>['invite']> {
    return graphInvitations({
      client: clientOf(graph),
      landings: { teams: 'https://teams.example/?tenantId=t', apps: 'https://myapps.example/?tenantId=t' },
    }).invite(order);
  }

  it('asks for one guest, without a mail of Microsoft’s, with the inviter as the sponsor', async () => {
    graph.script({ status: 201, body: ISSUED }, { status: 201, body: ISSUED });
    const outcome = await invite();
    assert.equal(outcome.outcome, 'issued');
    assert.equal(outcome.outcome === 'issued' && outcome.guestId, userId(20));
    assert.equal(outcome.outcome === 'issued' && outcome.redeemUrl.reveal(), LINK);
    assert.doesNotMatch(inspect(outcome, { depth: 9 }), /SECRET/);
    const [request] = graph.requests;
    assert.equal(request?.path, '/v1.0/invitations');
    assert.equal(request?.headers['client-request-id'], ORDER.clientRequestId);
    assert.deepEqual(request?.body, {
      invitedUserEmailAddress: 'ann.lee@fabrikam.example',
      invitedUserDisplayName: 'Ann Lee',
      inviteRedirectUrl: 'https://teams.example/?tenantId=t',
      sendInvitationMessage: false,
      invitedUserSponsors: [{ id: INVITER }],
    });
    await invite({ ...ORDER, name: undefined });
    assert.ok(!('invitedUserDisplayName' in (graph.requests[1]?.body as object)));
  });

  for (const [language, named] of [
    ['en', 'en-US'],
    ['ko', 'ko-KR'],
  ] as const) {
    it(`has Microsoft send its own mail where that is asked for, in ${named} and without words that it would drop`, async () => {
      graph.script({ status: 201, body: ISSUED });
      await invite({ ...ORDER, sponsorId: undefined, microsoftsMail: language });
      assert.deepEqual(graph.requests[0]?.body, {
        invitedUserEmailAddress: 'ann.lee@fabrikam.example',
        invitedUserDisplayName: 'Ann Lee',
        inviteRedirectUrl: 'https://teams.example/?tenantId=t',
        sendInvitationMessage: true,
        invitedUserMessageInfo: { messageLanguage: named },
      });
    });
  }

  it('converts an account by naming it, as the identity that changes accounts, and gives it no sponsor (G3.3)', async () => {
    const writer = await startFakeGraph();
    writer.script({ status: 201, body: ISSUED });
    await graphInvitations({
      client: clientOf(graph),
      clientForAccounts: clientOf(writer),
      landings: { teams: 'https://teams.example/?tenantId=t', apps: 'https://myapps.example/?tenantId=t' },
    }).invite(CONVERSION);
    assert.deepEqual(writer.requests[0]?.body, {
      invitedUserEmailAddress: 'ann.lee@fabrikam.example',
      inviteRedirectUrl: 'https://teams.example/?tenantId=t',
      sendInvitationMessage: false,
      invitedUser: { id: userId(20) },
    });
    assert.equal(graph.requests.length, 0);
    await writer.close();
  });

  const RESET: InvitationOrder = { ...CONVERSION, isReset: true };

  it('resets a redemption by naming the guest and saying so, as the identity that changes accounts (G3.5)', async () => {
    const writer = await startFakeGraph();
    writer.script({ status: 201, body: ISSUED });
    const landings = { teams: 'https://teams.example/?tenantId=t', apps: 'https://myapps.example/?tenantId=t' };
    const clients = { client: clientOf(graph), clientForAccounts: clientOf(writer) };
    const outcome = await graphInvitations({ ...clients, landings }).invite(RESET);
    assert.equal(outcome.outcome === 'issued' && outcome.guestId, userId(20));
    assert.deepEqual(writer.requests[0]?.body, {
      invitedUserEmailAddress: 'ann.lee@fabrikam.example',
      inviteRedirectUrl: 'https://teams.example/?tenantId=t',
      sendInvitationMessage: false,
      invitedUser: { id: userId(20) },
      resetRedemption: true,
    });
    assert.equal(graph.requests.length, 0);
    await writer.close();
  });

  for (const [roles, failure] of [
    [['User.Invite.All'], 'permission-missing'],
    [['User.ReadWrite.All'], 'input-refused'],
  ] as const) {
    it(`blames the permission for a reset that is forbidden only where it is missing (${roles.join()})`, async () => {
      graph.script(graphError(403, 'Generic authorization exception.', 'Forbidden'));
      const client = clientOf(graph, { credential: credentialWith(...roles) });
      const landings = { teams: 'https://teams.example/?tenantId=t', apps: 'https://myapps.example/?tenantId=t' };
      assert.deepEqual(await graphInvitations({ client, landings }).invite(RESET), { outcome: 'refused', failure });
    });
  }

  it('answers with whichever account Microsoft names, and leaves the judgement to whoever asked (E4)', async () => {
    graph.script({ status: 201, body: { ...ISSUED, invitedUser: { id: userId(21) } } });
    const outcome = await invite(CONVERSION);
    assert.equal(outcome.outcome === 'issued' && outcome.guestId, userId(21));
  });

  it('says that an address may be there a moment later, of a conversion alone (E5)', async () => {
    const text = "The email you're using to invite this user doesn't match any emails on the user object.";
    graph.script(graphError(400, text), graphError(400, text.replace("doesn't", 'doesn’t')), graphError(400, text));
    const refused = { outcome: 'refused', failure: 'input-refused' };
    for (const _ of [1, 2]) assert.deepEqual(await invite(CONVERSION), { ...refused, mayPass: true });
    assert.deepEqual(await invite(), refused);
  });

  it('ends at the apps that are shared where there is no team', async () => {
    graph.script({ status: 201, body: ISSUED });
    await invite({ ...ORDER, landing: 'apps' });
    assert.equal(
      (graph.requests[0]?.body as { inviteRedirectUrl?: string }).inviteRedirectUrl,
      'https://myapps.example/?tenantId=t',
    );
  });

  it('needs nothing of the answer but the account and the link (G3.3)', async () => {
    graph.script({ status: 200, body: { ...ISSUED, status: 'PendingAcceptance', invitedUserMessageInfo: null } });
    assert.equal((await invite()).outcome, 'issued');
  });

  const UNREADABLE: readonly Reply[] = [
    { status: 201, body: { invitedUser: { id: userId(20) } } },
    { status: 201, body: { ...ISSUED, inviteRedeemUrl: null } },
    { status: 201, body: { ...ISSUED, inviteRedeemUrl: `javascript:alert('${LINK}')` } },
    { status: 201, body: { ...ISSUED, inviteRedeemUrl: `${LINK}\n\nSECRET` } },
    { status: 201, body: { inviteRedeemUrl: LINK } },
    { status: 201, body: { inviteRedeemUrl: LINK, invitedUser: { id: LINK } } },
    { status: 201, raw: '' },
    { status: 200, raw: `<html>${LINK}` },
    { status: 201, raw: `{"inviteRedeemUrl":"${LINK}` },
    { status: 500, body: { error: { code: LINK, message: LINK } } },
    { status: 503, raw: LINK, headers: { 'Retry-After': '0.01' } },
    { reset: 'midway' },
    { reset: 'before' },
  ];
  UNREADABLE.forEach((reply, n) => {
    it(`is unsure after an answer it cannot read, asks once, and keeps the link to itself (${n + 1})`, async () => {
      graph.script(reply);
      const error = await invite().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.ok(error instanceof EdgeError);
      assert.equal(error.kind, 'ambiguous');
      assert.equal(graph.requests.length, 1);
      assert.doesNotMatch(`${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`, /SECRET/);
    });
  });

  it('hands a refusal on as a value', async () => {
    graph.script(
      graphError(403, 'Guest invitations not allowed for your company. Contact your company administrator.'),
    );
    assert.deepEqual(await invite(), { outcome: 'refused', failure: 'invitations-off' });
  });

  it('sends no sponsor where none is asked for', async () => {
    graph.script({ status: 201, body: ISSUED });
    assert.equal((await invite({ ...ORDER, sponsorId: undefined })).outcome, 'issued');
    assert.ok(!('invitedUserSponsors' in (graph.requests[0]?.body as object)));
  });

  const SPONSORS: readonly string[] = [
    'Invalid request input: invitedUserSponsors.',
    "Sponsor '8a9b' does not exist.",
    'The number of SPONSORS cannot exceed 5.',
  ];
  for (const message of SPONSORS) {
    it(`says that the sponsor is what was refused: ${message}`, async () => {
      graph.script(graphError(400, message), graphError(400, message));
      assert.deepEqual(await invite(), { outcome: 'sponsor-refused' });
      // Nothing that we sent: a second attempt without the sponsor would not help.
      assert.deepEqual(await invite({ ...ORDER, sponsorId: undefined }), {
        outcome: 'refused',
        failure: 'input-refused',
      });
    });
  }

  it('does not blame the sponsor for what only mentions one in another status', async () => {
    graph.script(graphError(403, 'No sponsor in the world helps.'));
    assert.deepEqual(await invite(), { outcome: 'refused', failure: 'permission-missing' });
  });

  it('takes two writers that met for not done', async () => {
    graph.script(graphError(409, 'Conflict'));
    await assert.rejects(invite(), { kind: 'unavailable' });
  });
});

describe('what a refused invitation means', () => {
  const TEXTS: readonly (readonly [number, string, InvitationFailure])[] = [
    [403, 'Guest invitations not allowed for your company.', 'invitations-off'],
    [400, 'Invitee is in inviter tenant', 'own-domain'],
    [400, "The domain of the user's email address is a verified domain of this directory.", 'own-domain'],
    [400, "User's email address cannot be in a verified domain of this directory", 'own-domain'],
    [
      400,
      'The invited user already exists in the directory as object ID: 8a9b. They can use that account.',
      'already-exists',
    ],
    [
      400,
      "Non-external user already exists with the given mail address and can't be invited.",
      'internal-object-exists',
    ],
    [400, 'Another object with the same value for property proxyAddresses already exists.', 'address-conflict'],
    [400, 'Another object with the same value for property mail already exists.', 'address-conflict'],
    [
      400,
      'The invited user already exists in the directory as objectID: 8a9b, but the account is blocked from signing in.',
      'already-exists',
    ],
    [403, 'This invitation is blocked by cross-tenant access settings in your organization.', 'blocked-by-us'],
    [
      403,
      "This invitation is blocked by cross-tenant access settings. Admins in both your organization and the invited user's must act.",
      'blocked-by-both',
    ],
    [400, 'Microsoft B2B Cross Cloud Worker application has been disabled', 'partner-app-disabled'],
    [400, 'Invitations to this domain are blocked by your organization.', 'domain-refused'],
    [403, 'The domain is not on the allow list.', 'domain-refused'],
    [400, 'The directory object quota limit for the Tenant has been exceeded.', 'quota-reached'],
    [403, 'Insufficient privileges to complete the operation.', 'permission-missing'],
    [403, 'Generic authorization exception.', 'permission-missing'],
    [400, 'User invitation failed. Invalid request input.', 'input-refused'],
    [400, "The email you're using to invite this user doesn't match any emails on the user object.", 'input-refused'],
    [404, '', 'input-refused'],
    [422, 'Something new', 'input-refused'],
  ];
  for (const [status, message, failure] of TEXTS) {
    it(`${failure}: ${status} ${message.slice(0, 60)}`, () => {
      assert.equal(meaning(status, message), failure);
      assert.equal(meaning(status, message.toUpperCase()), failure);
    });
  }

  it('reads the code as well as the text', () => {
    assert.equal(meaning(400, '', 'Directory_QuotaExceeded'), 'quota-reached');
    assert.equal(meaning(409, '', 'Request_MultipleObjectsWithSameKeyValue'), 'address-conflict');
    assert.equal(meaning(403, '', 'Authorization_RequestDenied'), 'permission-missing');
  });
});

function meaning(status: number, message: string, code = ''): InvitationFailure {
  return invitationFailure({ status, code, message, requestId: undefined });
}
