import type { TokenCredential } from '@azure/identity';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Readiness } from './http/http-server.ts';
import type { Clock } from './use-cases/ports/clock.ts';

export interface WatchedCredential {
  readonly credential: TokenCredential;
  /** How the last request for a token ended; asking anew would hang for seconds where there is no identity. */
  lastResult(): 'not-asked' | 'ok' | 'failed';
}

/** A process that is not ready gets no traffic, and without traffic nobody asks again: a failure must not count for ever. */
const FAILURE_COUNTS_MS = 60_000;

export function watchedCredential(credential: TokenCredential, clock: Clock = () => new Date()): WatchedCredential {
  let last: { readonly result: 'ok' | 'failed'; readonly at: number } | undefined;
  const remember = (result: 'ok' | 'failed') => {
    last = { result, at: clock().getTime() };
  };
  return {
    credential: {
      getToken: async (scopes, options) => {
        try {
          const token = await credential.getToken(scopes, options);
          remember(token ? 'ok' : 'failed');
          return token;
        } catch (error) {
          remember('failed');
          throw error;
        }
      },
    },
    lastResult: () => {
      const hasLapsed = last?.result === 'failed' && clock().getTime() - last.at >= FAILURE_COUNTS_MS;
      return last && !hasLapsed ? last.result : 'not-asked';
    },
  };
}

export interface ReadinessParts<Schema> {
  readonly db: Kysely<Schema>;
  readonly watched: Pick<WatchedCredential, 'lastResult'>;
  /** Whether the database has every migration that this code counts on. */
  readonly isMigrated: () => Promise<boolean>;
}

/** Ready: migrated, the database answers, and the last token for Graph was had. */
export function readinessOf<Schema>({ db, watched, isMigrated }: ReadinessParts<Schema>): () => Promise<Readiness> {
  return async () => {
    const database = await sql`select 1`.execute(db).then(
      () => 'ok',
      () => 'failed',
    );
    const migrations = await isMigrated().then(
      (isDone) => (isDone ? 'ok' : 'missing'),
      () => 'failed',
    );
    const graphToken = watched.lastResult();
    const ready = database === 'ok' && migrations === 'ok' && graphToken !== 'failed';
    return { ready, parts: { database, migrations, graphToken } };
  };
}
