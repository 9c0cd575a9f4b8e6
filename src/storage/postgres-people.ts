import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../use-cases/ports/clock.ts';
import type { ChatPerson, People } from '../use-cases/ports/people.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredLanguage, StoredUserId, storable } from './stored-values.ts';

const Person = z.object({
  id: StoredUserId,
  channel_user_id: z.string(),
  name: z.string(),
  tenant_id: z.string(),
  service_url: z.string(),
  conversation_id: z.string().nullable(),
  chosen_language: StoredLanguage.nullable(),
  seen_language: StoredLanguage.nullable(),
  time_zone: z.string().nullable(),
});

export function postgresPeople({ db, clock }: { readonly db: Kysely<Schema>; readonly clock: Clock }): People {
  return {
    see: (person) => see(db, person, clock()),
    find: async (id) => {
      const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
      return row && personOf(readRow(Person, row, `person ${id}`));
    },
    chooseLanguage: async (id, language) => {
      await db.updateTable('person').set({ chosen_language: language }).where('id', '=', id).execute();
    },
    forget: (before, limit) => forget(db, before, limit),
  };
}

async function see(db: Kysely<Schema>, person: ChatPerson, now: Date): Promise<void> {
  const known = {
    channel_user_id: person.channelUserId,
    name: storable(person.name),
    tenant_id: person.tenantId,
    service_url: person.serviceUrl,
    seen_at: now,
  };
  await db
    .insertInto('person')
    .values({
      id: person.id,
      ...known,
      conversation_id: person.conversationId ?? null,
      chosen_language: person.chosenLanguage ?? null,
      seen_language: person.seenLanguage ?? null,
      time_zone: person.timeZone ?? null,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        ...known,
        // Install events carry no name.
        name: sql`coalesce(nullif(excluded.name, ''), person.name)`,
        conversation_id: sql`coalesce(excluded.conversation_id, person.conversation_id)`,
        chosen_language: sql`coalesce(excluded.chosen_language, person.chosen_language)`,
        seen_language: sql`coalesce(excluded.seen_language, person.seen_language)`,
        time_zone: sql`coalesce(excluded.time_zone, person.time_zone)`,
      }),
    )
    .execute();
}

/** Reads the ledger's table beside its own: who is to be told something one day is told it in their language. */
async function forget(db: Kysely<Schema>, before: Date, limit: number): Promise<void> {
  await sql`
    update person set name = '', chosen_language = null, seen_language = null, time_zone = null
    where id in (
      select id from person
      where seen_at < ${before} and (name <> '' or coalesce(chosen_language, seen_language, time_zone) is not null)
      and not exists (
        select from request join invitation on invitation.request_id = request.id
        where request.inviter_id = person.id and invitation.due_at is not null
      )
      limit ${limit}
    )`.execute(db);
}

function personOf(row: z.output<typeof Person>): ChatPerson {
  const { conversation_id, chosen_language, seen_language, time_zone } = row;
  return {
    id: row.id,
    channelUserId: row.channel_user_id,
    name: row.name,
    tenantId: row.tenant_id,
    serviceUrl: row.service_url,
    ...(conversation_id !== null && { conversationId: conversation_id }),
    ...(chosen_language !== null && { chosenLanguage: chosen_language }),
    ...(seen_language !== null && { seenLanguage: seen_language }),
    ...(time_zone !== null && { timeZone: time_zone }),
  };
}
