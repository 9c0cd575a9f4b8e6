import { type Kysely, sql } from 'kysely';
import type { RequestId } from '../domain/ids.ts';
import { BEHIND_DAYS } from '../use-cases/ports/card-copies.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredRequestId } from './stored-values.ts';

const DAY_MS = 86_400_000;

/**
 * Which cards do not show what is so. Reads the tables of drafts and of the ledger, because asking for each card alone would
 * be thousands of readings a minute. The stamps are those of `stampOf`; the contract of the card copies compares the two.
 * In no order: what fails each time must not keep the others out of the limit.
 */
export async function requestsBehind(db: Kysely<Schema>, now: Date, limit: number): Promise<readonly RequestId[]> {
  const since = new Date(now.getTime() - BEHIND_DAYS * DAY_MS);
  const { rows } = await sql<{ id: string }>`
    select id from (
      select draft.id
      from draft join card_copy on card_copy.request_id = draft.id
      where draft.created_at >= ${since} and draft.stage <> 'sent'
        and not card_copy.is_unreachable and card_copy.shown <> 'draft:' || draft.version
      union
      select conversion_draft.id
      from conversion_draft join card_copy on card_copy.request_id = conversion_draft.id
      where conversion_draft.created_at >= ${since} and conversion_draft.stage <> 'asked'
        and not card_copy.is_unreachable and card_copy.shown <> 'conversion:' || conversion_draft.version
      union
      select conversion.id
      from conversion join conversion_person person on person.conversion_id = conversion.id
        join card_copy on card_copy.request_id = conversion.id
      where (conversion.requested_at >= ${since} or person.wiped_at >= ${since} or conversion.quiet_since >= ${since}
          or card_copy.put_off_until is not null)
        and (not card_copy.is_unreachable or card_copy.put_off_until <= ${now}) and card_copy.shown <> (
          select 'conversion-ledger:' || max(number) || case
            when person.body is null then '-2' when person.has_lost_message then '-1' else ''
          end
          from conversion_entry where conversion_id = conversion.id
        )
      union
      select access_change.id
      from access_change join access_change_person person on person.access_change_id = access_change.id
        join card_copy on card_copy.request_id = access_change.id
        left join invitation on invitation.id = access_change.invitation_id
      where (access_change.requested_at >= ${since} or person.wiped_at >= ${since}
          or access_change.quiet_since >= ${since} or invitation.accepted_at >= ${since})
        and not card_copy.is_unreachable and card_copy.shown <> (
          select 'change-ledger:' || max(number) || case when person.body is null then '-2' else '' end
            || case when invitation.accepted_at is null then '' else '-accepted' end
          from access_change_entry where access_change_id = access_change.id
        )
      union
      select changed.id
      from (
        select id from request where requested_at >= ${since}
        union
        select request_id from invitation join invitee on invitee.invitation_id = invitation.id
        where invitee.wiped_at >= ${since}
      ) changed join card_copy on card_copy.request_id = changed.id
      where not card_copy.is_unreachable and card_copy.shown <> (
        select 'ledger:' || sum(last.number) || coalesce('-' || nullif(sum(last.wipes), 0), '')
        from invitation left join invitee on invitee.invitation_id = invitation.id, lateral (
          select number, case when invitee.address is null then 2 when invitee.has_lost_message then 1 else 0 end as wipes
          from ledger_entry where invitation_id = invitation.id order by number desc limit 1
        ) last
        where invitation.request_id = changed.id
      )
    ) behind order by random() limit ${limit}`.execute(db);
  return rows.map(({ id }) => readRow(StoredRequestId, id, 'card copy'));
}
