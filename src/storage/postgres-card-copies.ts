import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RequestId, UserId } from '../domain/ids.ts';
import type { CardCopies, CardCopy } from '../use-cases/ports/card-copies.ts';
import type { Clock } from '../use-cases/ports/clock.ts';
import { requestsBehind } from './copies-behind.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredRequestId, StoredUserId } from './stored-values.ts';

const Copy = z.object({
  request_id: StoredRequestId,
  viewer_id: StoredUserId,
  service_url: z.string(),
  conversation_id: z.string(),
  activity_id: z.string(),
  shown: z.string(),
});

export function postgresCardCopies({ db, clock }: { readonly db: Kysely<Schema>; readonly clock: Clock }): CardCopies {
  return {
    of: (requestId) => copiesWhere(db, { request_id: requestId }),
    before: (viewerId) => copiesWhere(db, { viewer_id: viewerId }),
    adopt: (copy) => adopt(db, copy),
    shown: (copy, now) => show(db, copy, now),
    unreachable: async (copy, until) => {
      await thisCopy(db, copy)
        .set({ is_unreachable: true, put_off_until: until ?? null })
        .execute();
    },
    letGo: (copy) => letGo(db, copy),
    behind: (limit) => requestsBehind(db, clock(), limit),
  };
}

async function copiesWhere(
  db: Kysely<Schema>,
  its: { readonly request_id: RequestId } | { readonly viewer_id: UserId },
): Promise<readonly CardCopy[]> {
  const rows = await db
    .selectFrom('card_copy')
    .selectAll()
    .where(({ and }) => and({ ...its }))
    .orderBy('conversation_id')
    .orderBy('activity_id')
    .execute();
  return rows.map((row) => copyOf(readRow(Copy, row, `card copy of ${row.request_id}`)));
}

async function adopt(db: Kysely<Schema>, copy: CardCopy): Promise<void> {
  const { viewerId, serviceUrl, shown } = copy;
  await db
    .insertInto('card_copy')
    .values({
      request_id: copy.requestId,
      viewer_id: viewerId,
      service_url: serviceUrl,
      conversation_id: copy.conversationId,
      activity_id: copy.activityId,
      shown,
    })
    .onConflict((conflict) =>
      conflict.constraint('card_copy_message').doUpdateSet({
        viewer_id: viewerId,
        service_url: serviceUrl,
        shown,
        is_unreachable: false,
        put_off_until: null,
      }),
    )
    .execute();
}

async function show(
  db: Kysely<Schema>,
  copy: CardCopy,
  now: { readonly activityId: string; readonly shown: string },
): Promise<void> {
  if (now.activityId === copy.activityId) {
    await thisCopy(db, copy).set({ shown: now.shown, is_unreachable: false, put_off_until: null }).execute();
    return;
  }
  // A press may have adopted the new message already; its row then takes the place of this one.
  await adopt(db, { ...copy, ...now });
  await letGo(db, copy);
}

async function letGo(db: Kysely<Schema>, { requestId, conversationId, activityId }: CardCopy): Promise<void> {
  await db
    .deleteFrom('card_copy')
    .where('request_id', '=', requestId)
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .execute();
}

function thisCopy(db: Kysely<Schema>, { requestId, conversationId, activityId }: CardCopy) {
  return db
    .updateTable('card_copy')
    .where('request_id', '=', requestId)
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId);
}

function copyOf(row: z.output<typeof Copy>): CardCopy {
  return {
    requestId: row.request_id,
    viewerId: row.viewer_id,
    serviceUrl: row.service_url,
    conversationId: row.conversation_id,
    activityId: row.activity_id,
    shown: row.shown,
  };
}
