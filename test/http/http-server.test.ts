import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, it } from 'mocha';
import { type HttpServer, type HttpServerParts, httpServer } from '../../src/http/http-server.ts';
import { halfSent } from './half-sent.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('the HTTP server', () => {
  let server: HttpServer;
  let url: string;
  const errors: unknown[] = [];
  afterEach(() => server.close());

  async function open(parts: Partial<HttpServerParts> = {}): Promise<void> {
    errors.length = 0;
    server = httpServer({
      messages: async ({ body }, response) => void response.end(JSON.stringify({ body })),
      readiness: async () => ({ ready: true, parts: { database: 'ok' } }),
      onError: (error) => errors.push(error),
      ...parts,
    });
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  }

  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(`${url}${path}`, init);
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  const post = (body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
    ask('/api/messages', { method: 'POST', body, headers });

  it('hands a JSON body over', async () => {
    await open();
    const { status, text } = await post('{"type":"message","text":"초대"}', {
      'Content-Type': 'application/json; charset=utf-8',
    });
    assert.deepEqual([status, JSON.parse(text)], [200, { body: { type: 'message', text: '초대' } }]);
  });

  it('refuses whatever is no JSON, in its own words', async () => {
    await open();
    const answers = [
      [await post('{"a":', JSON_TYPE), 400, 'not-json'],
      [await post('', JSON_TYPE), 400, 'not-json'],
      [await post('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415, 'unsupported-media-type'],
      [await post('{}', { 'Content-Type': 'text/plain' }), 415, 'unsupported-media-type'],
      [await post(gzipSync('{}'), { ...JSON_TYPE, 'Content-Encoding': 'gzip' }), 415, 'unsupported-media-type'],
    ] as const;
    for (const [{ status, text }, expected, error] of answers)
      assert.deepEqual([status, JSON.parse(text)], [expected, { error }]);
  });

  it('refuses more than an activity can be, whether it says so or not', async () => {
    await open();
    const large = JSON.stringify('x'.repeat(300 * 1024));
    assert.equal((await post(large)).status, 413);
    const unannounced = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 5; part += 1) controller.enqueue(new Uint8Array(64 * 1024).fill(32));
        controller.close();
      },
    });
    const init = { method: 'POST', body: unannounced, headers: JSON_TYPE, duplex: 'half' } as RequestInit;
    assert.equal((await ask('/api/messages', init)).status, 413);
    assert.equal((await post(JSON.stringify('x'.repeat(200 * 1024)))).status, 200);
  });

  it('takes a body that breaks off for nobody’s failure', async () => {
    await open();
    const port = Number(new URL(url).port);
    const start = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    for (const rest of ['Transfer-Encoding: chunked\r\n\r\nzz\r\n', 'Content-Length: 9\r\n\r\n{}']) {
      const socket = connect(port, '127.0.0.1');
      const closed = once(socket, 'close');
      socket.end(`${start}${rest}`).resume();
      await closed;
    }
    assert.equal((await ask('/healthz')).status, 200);
    assert.deepEqual(errors, []);
  });

  it('names no library: neither in a header nor in a refusal', async () => {
    await open();
    const answers = [
      await ask('/'),
      await ask('/api/messages'),
      await ask('/healthz', { method: 'DELETE' }),
      await ask('/%zz'),
    ];
    for (const { text, headers } of answers) {
      assert.equal(headers.get('server'), null);
      assert.match(text, /^\{"error":"[a-z-]+"\}$/);
    }
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 405, 405, 404],
    );
  });

  it('answers with a fixed body when a handler throws, and lives', async () => {
    await open({
      messages: async () => {
        throw new Error('secret of ann@fabrikam.example');
      },
    });
    const { status, text } = await post('{}');
    assert.deepEqual([status, text], [500, '{"error":"internal"}']);
    assert.equal(errors.length, 1);
    assert.equal((await ask('/healthz')).status, 200);
  });

  it('says whether it is ready, and why not', async () => {
    await open();
    assert.equal((await ask('/readyz')).status, 200);
    await server.close();
    await open({ readiness: async () => ({ ready: false, parts: { database: 'no answer' } }) });
    const { status, text } = await ask('/readyz');
    assert.deepEqual([status, JSON.parse(text)], [503, { ready: false, parts: { database: 'no answer' } }]);
    assert.equal((await ask('/healthz')).status, 200, 'it is alive all the same');
  });

  it('serves the pages handed to it', async () => {
    const pages = [
      { method: 'get', path: '/mail/:id', handle: async (request, response) => void response.end(request.params.id) },
    ] satisfies HttpServerParts['pages'];
    await open({ pages });
    assert.equal((await ask('/mail/7')).text, '7');
  });

  it('says when its port is taken', async () => {
    await open();
    const second = httpServer({
      messages: async () => undefined,
      readiness: async () => ({ ready: true, parts: {} }),
      onError: () => undefined,
    });
    await assert.rejects(second.listen(Number(new URL(url).port), '127.0.0.1'), { code: 'EADDRINUSE' });
  });

  it('closes although connections are kept alive', async () => {
    await open();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => {
      socket.once('data', resolve);
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n');
    });
    await server.close();
    await closed;
    await open();
  });

  it('closes although a body never ends, when it has waited long enough', async () => {
    await open({ closeLimitMs: 20 });
    const socket = await halfSent(Number(new URL(url).port));
    const closed = once(socket, 'close');
    await server.close();
    await closed;
    await assert.rejects(ask('/healthz'));
    await open();
  });

  it('lets what is under way finish', async () => {
    const begun = Promise.withResolvers<void>();
    const turn = Promise.withResolvers<void>();
    await open({
      messages: async (_request, response) => {
        begun.resolve();
        await turn.promise;
        response.end('{"done":true}');
      },
    });
    const answer = post('{}');
    await begun.promise;
    const closing = server.close();
    turn.resolve();
    assert.equal((await answer).text, '{"done":true}');
    await closing;
    await open();
  });
});
