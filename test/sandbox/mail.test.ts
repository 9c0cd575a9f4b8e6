import assert from 'node:assert/strict';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

const SEND = '/v1.0/users/invitations@contoso.example/sendMail';

describe('sandbox tenant: mail', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  function to(...addresses: string[]) {
    return addresses.map((address) => ({ emailAddress: { address } }));
  }
  function message(different: object = {}) {
    return {
      message: {
        subject: 'Sam Park invites you',
        body: {
          contentType: 'html',
          content: '<h1>Hello</h1><p>Open <a href="https://go.example/?a=1&amp;b=2">this</a></p>',
        },
        toRecipients: to('kim@fabrikam.example'),
        replyTo: to('sam.park@contoso.example'),
        internetMessageHeaders: [{ name: 'x-guestlist', value: '42' }],
        ...different,
      },
      saveToSentItems: false,
    };
  }
  async function inbox(address: string) {
    return (await caller.control('GET', `mail?to=${encodeURIComponent(address)}`)).body;
  }

  it('is accepted with an empty 202 and arrives with everything it had', async () => {
    const { status, body } = await caller.graph('POST', SEND, message());
    assert.deepEqual([status, body], [202, '']);
    const [mail] = await inbox('kim@fabrikam.example');
    assert.equal(mail.from.address, 'invitations@contoso.example');
    assert.deepEqual(mail.replyTo, ['sam.park@contoso.example']);
    assert.deepEqual(mail.headers, { 'x-guestlist': '42' });
    assert.equal(mail.text, 'Hello\n\nOpen this <https://go.example/?a=1&b=2>');
    assert.equal(mail.saveToSentItems, false);
  });

  it('goes by object id too, and to each recipient', async () => {
    const path = `/v1.0/users/${PEOPLE.invitationsMailbox}/sendMail`;
    await caller.graph('POST', path, message({ ccRecipients: to('cc@fabrikam.example') }));
    assert.equal((await inbox('cc@fabrikam.example')).length, 1);
  });

  for (const [name, body, code] of [
    ['no recipient', { toRecipients: [] }, 'ErrorInvalidRecipients'],
    ['a bad recipient', { toRecipients: to('nobody') }, 'ErrorInvalidRecipients'],
    ['a body of another kind', { body: { contentType: 'markdown', content: 'x' } }, 'Request_BadRequest'],
    [
      'a header of the standard',
      { internetMessageHeaders: [{ name: 'Reply-To', value: 'x' }] },
      'InvalidInternetMessageHeader',
    ],
    ['an unknown property', { attachment: 'x' }, 'Request_BadRequest'],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const answer = await caller.graph('POST', SEND, message(body));
      assert.deepEqual([answer.status, answer.body.error.code], [400, code]);
    });
  }

  it('knows who has no mailbox', async () => {
    const unknown = await caller.graph('POST', '/v1.0/users/nobody@contoso.example/sendMail', message());
    assert.deepEqual([unknown.status, unknown.body.error.code], [404, 'ErrorInvalidUser']);
    const without = await caller.graph('POST', `/v1.0/users/${PEOPLE.eligibleContractor}/sendMail`, message());
    assert.deepEqual([without.status, without.body.error.code], [404, 'MailboxNotEnabledForRESTAPI']);
  });

  it('thirty a minute pass', async () => {
    const answers = await Promise.all(Array.from({ length: 31 }, () => caller.graph('POST', SEND, message())));
    const late = answers.filter(({ status }) => status === 429);
    assert.equal(late.length, 1);
    assert.equal(late[0]?.body.error.code, 'ApplicationThrottled');
    assert.ok(Number(late[0]?.headers.get('retry-after')) > 0);
    await caller.control('PUT', 'clock', { advanceSeconds: 61 });
    assert.equal((await caller.graph('POST', SEND, message())).status, 202);
  });

  it('may bounce, be late or be refused', async () => {
    await caller.control('PUT', 'variants', { 'mail-delivery': 'bounced' });
    assert.equal((await caller.graph('POST', SEND, message())).status, 202);
    assert.match((await inbox('invitations@contoso.example'))[0].subject, /^Undeliverable/);
    await caller.control('PUT', 'variants', { 'mail-delivery': 'slow' });
    await caller.graph('POST', SEND, message());
    assert.equal((await inbox('kim@fabrikam.example')).length, 0);
    await caller.control('PUT', 'clock', { advanceSeconds: 601 });
    assert.equal((await inbox('kim@fabrikam.example')).length, 1);
    await caller.control('PUT', 'variants', { 'mail-delivery': 'refused' });
    assert.equal((await caller.graph('POST', SEND, message())).status, 403);
  });

  it('can be read as pages, the HTML kept apart', async () => {
    await caller.graph('POST', SEND, message({ subject: '<b>Hi</b>' }));
    assert.match((await caller.page('/mail')).text, /kim@fabrikam\.example/);
    const [mail] = await inbox('kim@fabrikam.example');
    const path = `/mail/kim%40fabrikam.example/${mail.id}`;
    const { text } = await caller.page(path);
    assert.ok(text.includes('&lt;b&gt;Hi&lt;/b&gt;') && !text.includes('<b>Hi</b>'));
    assert.match(text, /<iframe [^>]*sandbox=/);
    const isolated = await fetch(`${caller.tenant.url}${path}/body`);
    assert.match(isolated.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.match(await isolated.text(), /<h1>Hello<\/h1>/);
  });
});
