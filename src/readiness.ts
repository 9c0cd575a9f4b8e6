import type { TokenCredential } from '@azure/identity';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Readiness } from './http/http-server.ts';

export interface WatchedCredential {
  readonly credential: TokenCredential;
  /** How the last request for a token ended; asking anew would hang for seconds where there is no identity. */
  lastResult(): 'not-asked' | 'ok' | 'failed';
}

export function watchedCredential(credential: TokenCredential): WatchedCredential {
  let last: ReturnType<WatchedCredential['lastResult']> = 'not-asked';
  return {
    credential: {
      getToken: async (scopes, options) => {
        try {
          const token = await credential.getToken(scopes, options);
          last = token ? 'ok' : 'failed';
          return token;
        } catch (error) {
          last = 'failed';
          throw error;
        }
      },
    },
    lastResult: () => last,
  };
}

/** Ready: migrated, the database answers, and the last token for Graph was had. */
export function readinessOf<Schema>(db: Kysely<Schema>, watched: WatchedCredential): () => Promise<Readiness> {
  return async () => {
    const database = await sql`select 1`.execute(db).then(
      () => 'ok',
      () => 'failed',
    );
    const token = watched.lastResult();
    // The process listens only after its migrations, so that they are done is all there is to say.
    return { ready: database === 'ok' && token !== 'failed', parts: { database, migrations: 'ok', graphToken: token } };
  };
}
