import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { InvitationMail } from '../../src/domain/mail.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { graphMailer } from '../../src/graph/graph-mailer.ts';
import type { Mailer, MailOutcome } from '../../src/use-cases/ports/mailer.ts';
import { email } from '../support/builders.ts';
import { clientOf, type FakeGraph, graphError, type Reply, startFakeGraph } from '../support/fake-graph.ts';
import { PLAIN_MAILS } from '../support/plain-mails.ts';

const MAIL: InvitationMail = {
  language: 'en',
  organisation: 'Contoso',
  inviterName: 'Sam Park',
  inviterAddress: 'sam.park@contoso.example',
  address: email('ann.lee@fabrikam.example'),
  name: 'Ann Lee',
  signIn: 'unknown',
  reminders: 3,
};
const PAGES = {
  stranger: 'https://guestlist.contoso.example/guest/stranger/s',
  noMoreReminders: 'https://guestlist.contoso.example/guest/no-more-reminders/n',
};
const LINK = 'https://login.microsoftonline.com/redeem?rd=SECRET';

describe('the Graph mailer', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function mailer(): Mailer {
    return graphMailer({
      client: clientOf(graph),
      mailbox: 'invitations@contoso.example',
      ...PLAIN_MAILS,
      write: ({ organisation }, { redeemUrl, pages }) => ({
        fromName: `${organisation} invitations`,
        subject: 'Come',
        html: `<a href="${redeemUrl}"><a href="${pages.stranger}"><a href="${pages.noMoreReminders}">`,
      }),
    });
  }

  function send(reply: Reply, mail = MAIL): Promise<MailOutcome> {
    graph.script(reply);
    return mailer().send({ mail, redeemUrl: new RedeemUrl(LINK), pages: PAGES, clientRequestId: 'the-id' });
  }

  function notify(reply: Reply): Promise<MailOutcome> {
    graph.script(reply);
    return mailer().notify({ notice: { ...MAIL, to: email('assistant@fabrikam.example') }, clientRequestId: 'the-id' });
  }

  it('sends from the mailbox in the organisation’s name, answers go to the inviter, no copy is kept', async () => {
    assert.deepEqual(await send({ status: 202, raw: '' }), { outcome: 'accepted' });
    const [request] = graph.requests;
    assert.equal(request?.path, '/v1.0/users/invitations@contoso.example/sendMail');
    assert.equal(request?.headers['client-request-id'], 'the-id');
    assert.deepEqual(request?.body, {
      message: {
        subject: 'Come',
        body: {
          contentType: 'html',
          content: `<a href="${LINK}"><a href="${PAGES.stranger}"><a href="${PAGES.noMoreReminders}">`,
        },
        from: { emailAddress: { name: 'Contoso invitations', address: 'invitations@contoso.example' } },
        toRecipients: [{ emailAddress: { name: 'Ann Lee', address: 'ann.lee@fabrikam.example' } }],
        replyTo: [{ emailAddress: { name: 'Sam Park', address: 'sam.park@contoso.example' } }],
      },
      saveToSentItems: false,
    });
  });

  it('sends to a bare address when there is no name', async () => {
    await send({ status: 202, raw: '' }, { ...MAIL, name: undefined });
    const { message } = graph.requests[0]?.body as { message: { toRecipients: unknown } };
    assert.deepEqual(message.toRecipients, [{ emailAddress: { address: 'ann.lee@fabrikam.example' } }]);
  });

  it('tells one more address by the same way, without the link', async () => {
    assert.deepEqual(await notify({ status: 202, raw: '' }), { outcome: 'accepted' });
    const [request] = graph.requests;
    assert.equal(request?.path, '/v1.0/users/invitations@contoso.example/sendMail');
    assert.equal(request?.headers['client-request-id'], 'the-id');
    assert.deepEqual(request?.body, {
      message: {
        subject: 'A guest',
        body: { contentType: 'html', content: '<p>ann.lee@fabrikam.example' },
        from: { emailAddress: { name: 'Contoso invitations', address: 'invitations@contoso.example' } },
        toRecipients: [{ emailAddress: { address: 'assistant@fabrikam.example' } }],
        replyTo: [{ emailAddress: { name: 'Sam Park', address: 'sam.park@contoso.example' } }],
      },
      saveToSentItems: false,
    });
  });

  const CONVERSION = {
    language: 'en',
    organisation: 'Contoso',
    askerName: 'Sam Park',
    askerAddress: 'sam.park@contoso.example',
    address: email('kim@fabrikam.example'),
  } as const;

  function sendConversion(reply: Reply): Promise<MailOutcome> {
    graph.script(reply);
    const mail = {
      ...CONVERSION,
      name: 'Kim Cho',
      signInAccount: email('kim@fabrikam.example'),
      userPrincipalName: 'kim@contoso.example',
      signIn: 'unknown',
    } as const;
    return mailer().sendConversion({ mail, redeemUrl: new RedeemUrl(LINK), clientRequestId: 'the-id' });
  }

  function sendCode(reply: Reply): Promise<MailOutcome> {
    graph.script(reply);
    const { askerName: deciderName, askerAddress: deciderAddress, ...mail } = CONVERSION;
    const code = 'SECRET';
    return mailer().sendCode({ mail: { ...mail, deciderName, deciderAddress, code }, clientRequestId: 'the-id' });
  }

  function sendTeamsLink(reply: Reply): Promise<MailOutcome> {
    graph.script(reply);
    const mail = { ...CONVERSION, teamsLink: 'https://teams.microsoft.com/?tenantId=t' };
    return mailer().sendTeamsLink({ mail, clientRequestId: 'the-id' });
  }

  const OF_A_CONVERSION = [
    ['the link', sendConversion, { subject: 'Move', content: `<p>${LINK}`, name: 'Kim Cho' }],
    ['the code', sendCode, { subject: 'A code', content: '<p>SECRET' }],
    [
      'the address of Teams',
      sendTeamsLink,
      { subject: 'Teams', content: '<p>https://teams.microsoft.com/?tenantId=t' },
    ],
  ] as const;
  for (const [says, act, { subject, content, ...named }] of OF_A_CONVERSION) {
    it(`sends ${says} of a conversion to the external address; answers go to whoever stands for it`, async () => {
      assert.deepEqual(await act({ status: 202, raw: '' }), { outcome: 'accepted' });
      const [request] = graph.requests;
      assert.equal(request?.path, '/v1.0/users/invitations@contoso.example/sendMail');
      assert.equal(request?.headers['client-request-id'], 'the-id');
      assert.deepEqual(request?.body, {
        message: {
          subject,
          body: { contentType: 'html', content },
          from: { emailAddress: { name: 'Contoso invitations', address: 'invitations@contoso.example' } },
          toRecipients: [{ emailAddress: { ...named, address: 'kim@fabrikam.example' } }],
          replyTo: [{ emailAddress: { name: 'Sam Park', address: 'sam.park@contoso.example' } }],
        },
        saveToSentItems: false,
      });
    });
  }

  const REFUSALS: readonly (readonly [Reply, string])[] = [
    [graphError(403, 'Access is denied.', 'ErrorAccessDenied'), 'not-allowed'],
    [graphError(404, 'The requested user is invalid.', 'ErrorInvalidUser'), 'mailbox-not-found'],
    [graphError(404, 'The mailbox is inactive.', 'MailboxNotEnabledForRESTAPI'), 'mailbox-not-found'],
    [graphError(400, 'At least one recipient is not valid.', 'ErrorInvalidRecipients'), 'address-refused'],
    [graphError(400, 'The message is too large.', 'ErrorMessageSizeExceeded'), 'mail-refused'],
    [graphError(413, ''), 'mail-refused'],
  ];
  for (const [reply, refusal] of REFUSALS) {
    it(`takes ${JSON.stringify(reply).slice(0, 60)}… for ${refusal}`, async () => {
      assert.deepEqual(await send(reply), { outcome: 'refused', refusal });
      for (const act of [notify, sendConversion, sendCode, sendTeamsLink])
        assert.deepEqual(await act(reply), { outcome: 'refused', refusal });
    });
  }

  const UNSURE: readonly Reply[] = [
    { status: 500 },
    { status: 502 },
    { status: 503, headers: { 'Retry-After': '0.01' } },
    { status: 504 },
    { status: 408 },
    { status: 200, raw: '<html>' },
    { reset: 'before' },
    { reset: 'midway' },
  ];
  UNSURE.forEach((reply, n) => {
    for (const [says, act] of [
      ['a mail', send],
      ['a notice', notify],
      ['a link', sendConversion],
      ['a code', sendCode],
      ['an address of Teams', sendTeamsLink],
    ] as const) {
      it(`sends ${says} once, and is unsure about anything else (${n + 1})`, async () => {
        const error: unknown = await act(reply).catch((reason: unknown) => reason);
        assert.ok(error instanceof Error && 'kind' in error && error.kind === 'ambiguous');
        assert.equal(graph.requests.length, 1);
        assert.doesNotMatch(inspect(error, { depth: 9 }), /SECRET/);
      });
    }
  });

  it('says when to come again', async () => {
    await assert.rejects(send({ status: 429, headers: { 'Retry-After': '12' } }), {
      kind: 'throttled',
      retryAfterSeconds: 12,
    });
  });
});
