import assert from 'node:assert/strict';
import type { AccessToken, TokenCredential } from '@azure/identity';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, it } from 'mocha';
import { readinessOf, watchedCredential } from '../../src/readiness.ts';
import { postgresDatabase } from '../../src/storage/postgres-database.ts';

const TOKEN: AccessToken = { token: 'x', expiresOnTimestamp: 0 };

/** A credential that gives what `answer` says, and its clock. */
function watched(answer: { token: AccessToken | null | 'throws' }) {
  let now = Date.parse('2026-11-21T05:00:00Z');
  const credential: TokenCredential = {
    getToken: async () => {
      if (answer.token === 'throws') throw new Error('no identity');
      return answer.token;
    },
  };
  const watch = watchedCredential(credential, () => new Date(now));
  const ask = () => watch.credential.getToken('x').catch(() => null);
  return {
    watch,
    ask,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe('the watched credential', () => {
  it('tells how the last request ended, and passes it on', async () => {
    const answer: Parameters<typeof watched>[0] = { token: TOKEN };
    const { watch, ask } = watched(answer);
    assert.equal(watch.lastResult(), 'not-asked');
    assert.equal(await ask(), TOKEN);
    assert.equal(watch.lastResult(), 'ok');
    answer.token = 'throws';
    await assert.rejects(watch.credential.getToken('x'), /no identity/);
    assert.equal(watch.lastResult(), 'failed');
    answer.token = null;
    await ask();
    assert.equal(watch.lastResult(), 'failed');
  });

  it('forgets a failure after a minute, because nobody asks while nobody is let in', async () => {
    const answer: Parameters<typeof watched>[0] = { token: 'throws' };
    const { watch, ask, pass } = watched(answer);
    await ask();
    pass(59);
    assert.equal(watch.lastResult(), 'failed');
    pass(1);
    assert.equal(watch.lastResult(), 'not-asked');
    await ask();
    assert.equal(watch.lastResult(), 'failed', 'asked anew, and failed anew');
    answer.token = TOKEN;
    await ask();
    pass(600);
    assert.equal(watch.lastResult(), 'ok', 'a success does not lapse');
  });
});

/** A database that answers, with nothing in it. */
function answering(): Kysely<object> {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

describe('readiness', () => {
  const partsOf = (isMigrated: () => Promise<boolean>, lastResult: 'not-asked' | 'ok' | 'failed' = 'ok') =>
    readinessOf({ db: answering(), watched: { lastResult: () => lastResult }, isMigrated })();

  it('is there when everything is', async () => {
    assert.deepEqual(await partsOf(async () => true), {
      ready: true,
      parts: { database: 'ok', migrations: 'ok', graphToken: 'ok' },
    });
    assert.equal((await partsOf(async () => true, 'not-asked')).ready, true);
  });

  it('is not there without the migrations, or where they cannot be read', async () => {
    const missing = await partsOf(async () => false);
    assert.deepEqual([missing.ready, missing.parts.migrations], [false, 'missing']);
    const unread = await partsOf(async () => {
      throw new Error('connection lost');
    });
    assert.deepEqual([unread.ready, unread.parts.migrations], [false, 'failed']);
  });

  it('is not there without a token for Graph', async () => {
    const { ready, parts } = await partsOf(async () => true, 'failed');
    assert.deepEqual([ready, parts.graphToken], [false, 'failed']);
  });

  it('is not there without the database', async () => {
    // Nobody listens there.
    const { db, close } = postgresDatabase({ url: 'postgres://127.0.0.1:1/x', onError: () => undefined });
    const { ready, parts } = await readinessOf({
      db,
      watched: { lastResult: () => 'ok' },
      isMigrated: async () => true,
    })();
    await close();
    assert.deepEqual([ready, parts.database], [false, 'failed']);
  });
});
