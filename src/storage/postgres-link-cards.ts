import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { InvitationId } from '../domain/ids.ts';
import type { LinkCard, LinkCards } from '../use-cases/ports/link-cards.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredInvitationId, StoredUserId } from './stored-values.ts';

const Card = z.object({
  invitation_id: StoredInvitationId,
  attempt: z.int(),
  viewer_id: StoredUserId,
  service_url: z.string(),
  conversation_id: z.string(),
  activity_id: z.string(),
});

/** Which messages show a link. Whether they still may is asked of the table of links itself: what is wiped there is over here. */
export function postgresLinkCards({ db }: { readonly db: Kysely<Schema> }): LinkCards {
  return {
    keep: (card) => keep(db, card),
    of: async (id) => cardsOf(await own(db, id).where(isOutdated(), '=', false).execute()),
    outdated: async (id) => cardsOf(await own(db, id).where(isOutdated(), '=', true).execute()),
    hide: async (id) => {
      await db.updateTable('link_card').set({ is_to_hide: true }).where('invitation_id', '=', id).execute();
    },
    hideOne: async (card) => {
      await db
        .updateTable('link_card')
        .set({ is_to_hide: true })
        .where('conversation_id', '=', card.conversationId)
        .where('activity_id', '=', card.activityId)
        .execute();
    },
    forget: async (card) => {
      await db
        .deleteFrom('link_card')
        .where('conversation_id', '=', card.conversationId)
        .where('activity_id', '=', card.activityId)
        .execute();
    },
    putOff: async (card, until) => {
      await db
        .updateTable('link_card')
        .set({ put_off_until: until })
        .where('conversation_id', '=', card.conversationId)
        .where('activity_id', '=', card.activityId)
        .execute();
    },
    toHide: (now, limit) => toHide(db, now, limit),
  };
}

async function keep(db: Kysely<Schema>, card: LinkCard): Promise<void> {
  await db
    .insertInto('link_card')
    .values({
      invitation_id: card.invitationId,
      attempt: card.attempt,
      viewer_id: card.viewerId,
      service_url: card.serviceUrl,
      conversation_id: card.conversationId,
      activity_id: card.activityId,
      is_to_hide: false,
    })
    .onConflict((conflict) => conflict.constraint('link_card_message').doUpdateSet({ attempt: card.attempt }))
    .execute();
}

function own(db: Kysely<Schema>, id: InvitationId) {
  return db.selectFrom('link_card').selectAll().where('invitation_id', '=', id).orderBy('activity_id');
}

function isOutdated() {
  return sql<boolean>`(is_to_hide or not exists (
    select from link where link.invitation_id = link_card.invitation_id and link.attempt = link_card.attempt
  ))`;
}

async function toHide(db: Kysely<Schema>, now: Date, limit: number): Promise<readonly InvitationId[]> {
  const rows = await db
    .selectFrom('link_card')
    .select('invitation_id')
    .distinct()
    .where(isOutdated(), '=', true)
    .where((where) => where.or([where('put_off_until', 'is', null), where('put_off_until', '<=', now)]))
    .limit(limit)
    .execute();
  return rows.map((row) => readRow(StoredInvitationId, row.invitation_id, 'link card'));
}

function cardsOf(rows: readonly { readonly activity_id: string }[]): readonly LinkCard[] {
  return rows.map((row) => {
    const card = readRow(Card, row, `link card ${row.activity_id}`);
    return {
      invitationId: card.invitation_id,
      attempt: card.attempt,
      viewerId: card.viewer_id,
      serviceUrl: card.service_url,
      conversationId: card.conversation_id,
      activityId: card.activity_id,
    };
  });
}
