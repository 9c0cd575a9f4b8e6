import { sql, type Transaction } from 'kysely';
import type { MailPace } from '../use-cases/ports/mail-pace.ts';
import type { Schema } from './schema.ts';
import { type Recorder, transact } from './transaction.ts';

const WINDOW_MS = 60_000;
/** Exchange takes 30 messages a minute from one mailbox (E11). */
const MAILS_A_MINUTE = 30;
/** Any number that no other lock of ours has. */
const PACE_LOCK = 7_202;

/** Counts the mails of the last minute for all processes together; one asks after the other. */
export function postgresMailPace(recorder: Omit<Recorder, 'enqueue'>): MailPace {
  return {
    wait: (at) => transact(recorder, (trx) => waitFor(trx, at)),
    take: (at) =>
      transact(recorder, async (trx) => {
        await sql`select pg_advisory_xact_lock(${PACE_LOCK})`.execute(trx);
        const since = new Date(at.getTime() - WINDOW_MS);
        // Those of the future are of a clock that was wrong.
        await trx
          .deleteFrom('mail_sent')
          .where((row) => row.or([row('at', '<=', since), row('at', '>', new Date(at.getTime() + WINDOW_MS))]))
          .execute();
        const seconds = await waitFor(trx, at);
        if (seconds === 0) await trx.insertInto('mail_sent').values({ at }).execute();
        return seconds;
      }),
  };
}

async function waitFor(trx: Transaction<Schema>, at: Date): Promise<number> {
  const from = new Date(at.getTime() - WINDOW_MS);
  // Those of the future are of a clock that was wrong.
  const until = new Date(at.getTime() + WINDOW_MS);
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*) as count, min(at) as oldest from mail_sent where at > ${from} and at <= ${until}`.execute(trx);
  const { count = 0, oldest } = rows[0] ?? {};
  if (!oldest || count < MAILS_A_MINUTE) return 0;
  return Math.max(1, Math.ceil((oldest.getTime() + WINDOW_MS - at.getTime()) / 1000));
}
