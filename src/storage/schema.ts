import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Written as text of JSON by us, because node-postgres would make an array of PostgreSQL out of a JSON array. */
type Json = ColumnType<unknown, string, string>;
/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

interface RequestTable {
  readonly id: Fixed<string>;
  readonly reference: Fixed<string>;
  readonly inviter_id: Fixed<string>;
  readonly requested_at: Fixed<Date>;
}

/** No personal data here: people's data stand in `invitee` and can be wiped. */
interface InvitationTable {
  readonly id: Fixed<string>;
  readonly request_id: Fixed<string>;
  /** The order in which the invitations of a request were asked for. */
  readonly ordinal: GeneratedAlways<number>;
  readonly act: Fixed<string>;
  readonly account_id: Fixed<string | null>;
  readonly sponsor_id: Fixed<string>;
  readonly has_notice: Fixed<boolean>;
  readonly team_id: Fixed<string | null>;
  readonly team_name: Fixed<string | null>;
  /** Of the address; kept here, because what is known of a domain outlives its people's data. */
  readonly domain: Fixed<string>;
  /** When the guest accepted, as the last entry about it says. */
  readonly accepted_at: Date | null;
  readonly due_at: Date | null;
}

interface InviteeTable {
  readonly invitation_id: Fixed<string>;
  /** Null once it has been wiped, and everything else of the person with it. */
  readonly address: string | null;
  /** In its place, by a key: says whether it was this address, and not which one it was. */
  readonly address_hash: string | null;
  /** The address while its invitation is open, unique: one address has one open invitation. */
  readonly claimed_address: string | null;
  readonly name: string | null;
  readonly message: string | null;
  readonly language: string;
  readonly cc: string | null;
  /** There were words, and they were removed. */
  readonly has_lost_message: Generated<boolean>;
  /** When something of it was removed last. */
  readonly wiped_at: Date | null;
  /** When the sweep asks next what of it is still needed; the epoch where it never has. */
  readonly look_at: Generated<Date>;
}

interface LedgerEntryTable {
  readonly invitation_id: Fixed<string>;
  readonly number: Fixed<number>;
  readonly kind: Fixed<string>;
  readonly at: Fixed<Date>;
  readonly body: ColumnType<unknown, string, never>;
}

interface LinkTable {
  readonly invitation_id: Fixed<string>;
  readonly attempt: Fixed<number>;
  readonly key_id: string;
  readonly nonce: Uint8Array;
  /** With the authentication tag at its end. */
  readonly ciphertext: Uint8Array;
  readonly kept_at: Generated<Date>;
}

interface LinkCardTable {
  readonly invitation_id: Fixed<string>;
  readonly attempt: number;
  readonly viewer_id: Fixed<string>;
  readonly service_url: Fixed<string>;
  readonly conversation_id: Fixed<string>;
  readonly activity_id: Fixed<string>;
  /** It was passed on, or another way was taken, while the link lives. */
  readonly is_to_hide: boolean;
  /** The chat was closed to us. */
  readonly put_off_until: ColumnType<Date | null, Date | undefined, Date>;
}

/** One row a mail, for a minute. */
interface MailSentTable {
  readonly at: Fixed<Date>;
}

interface DraftTable {
  readonly id: Fixed<string>;
  readonly inviter_id: Fixed<string>;
  readonly version: number;
  readonly stage: string;
  readonly checking_since: Date | null;
  readonly created_at: Fixed<Date>;
  readonly body: Json;
}

interface ConversionDraftTable {
  readonly id: Fixed<string>;
  readonly asker_id: Fixed<string>;
  readonly version: number;
  readonly stage: string;
  readonly checking_since: Date | null;
  readonly created_at: Fixed<Date>;
  readonly body: Json;
}

/** What is asked of one account. No personal data here, as with an invitation. */
interface AccountTable {
  readonly id: Fixed<string>;
  /** The order in which they were asked for. */
  readonly ordinal: GeneratedAlways<number>;
  readonly reference: Fixed<string>;
  readonly asker_id: Fixed<string>;
  readonly account_id: Fixed<string>;
  readonly requested_at: Fixed<Date>;
  /** The account while it is open, unique: one account has one open row. */
  readonly claimed_account: string | null;
  readonly due_at: Date | null;
  /** Since when it is over; as long as it is open, when something happened last. */
  readonly quiet_since: Date;
}

interface AccountEntryTable {
  readonly number: Fixed<number>;
  readonly kind: Fixed<string>;
  readonly at: Fixed<Date>;
  readonly body: ColumnType<unknown, string, never>;
}

interface AccountPersonTable {
  /** Null once it has been wiped. */
  readonly body: ColumnType<unknown, string, string | null>;
  /** In place of the address, by a key; of a conversion: the external one. */
  readonly address_hash: ColumnType<string | null, undefined, string | null>;
  readonly wiped_at: ColumnType<Date | null, undefined, Date>;
}

interface ConversionTable extends AccountTable {
  readonly invitation_id: Fixed<string>;
}

interface ConversionEntryTable extends AccountEntryTable {
  readonly conversion_id: Fixed<string>;
}

interface ConversionPersonTable extends AccountPersonTable {
  readonly conversion_id: Fixed<string>;
  readonly has_snapshot: boolean;
  readonly has_message: Generated<boolean>;
  readonly has_lost_message: Generated<boolean>;
}

interface ConversionCodeTable {
  readonly conversion_id: Fixed<string>;
  readonly number: number;
  /** Keyed; the code itself is nowhere. */
  readonly hash: Uint8Array;
  readonly made_at: Date;
}

interface AccessChangeTable extends AccountTable {
  readonly change: Fixed<string>;
  readonly invitation_id: Fixed<string>;
  readonly invitation_request_id: Fixed<string>;
  readonly conversion_id: Fixed<string | null>;
}

interface AccessChangeEntryTable extends AccountEntryTable {
  readonly access_change_id: Fixed<string>;
}

interface AccessChangePersonTable extends AccountPersonTable {
  readonly access_change_id: Fixed<string>;
}

interface CheckedAddressTable {
  readonly caller_id: Fixed<string>;
  /** Not the address: who was asked about is nobody's business later. */
  readonly address_hash: Fixed<string>;
  readonly at: Date;
}

interface PersonTable {
  readonly id: string;
  readonly channel_user_id: string;
  readonly name: string;
  readonly tenant_id: string;
  readonly service_url: string;
  readonly conversation_id: string | null;
  readonly chosen_language: string | null;
  readonly seen_language: string | null;
  readonly time_zone: string | null;
  readonly seen_at: Generated<Date>;
}

interface CardCopyTable {
  readonly request_id: string;
  readonly viewer_id: string;
  readonly service_url: string;
  readonly conversation_id: string;
  readonly activity_id: string;
  readonly shown: string;
  /** The chat was closed to us at the last edit. */
  readonly is_unreachable: Generated<boolean>;
  /** Tried again from then on all the same. */
  readonly put_off_until: Generated<Date | null>;
}

interface PolicyTable {
  readonly version: Fixed<number>;
  readonly body: ColumnType<unknown, string, never>;
  readonly by: Fixed<string>;
  readonly at: GeneratedAlways<Date>;
}

export interface Schema {
  readonly request: RequestTable;
  readonly invitation: InvitationTable;
  readonly invitee: InviteeTable;
  readonly ledger_entry: LedgerEntryTable;
  readonly link: LinkTable;
  readonly link_card: LinkCardTable;
  readonly mail_sent: MailSentTable;
  readonly draft: DraftTable;
  readonly conversion_draft: ConversionDraftTable;
  readonly conversion: ConversionTable;
  readonly conversion_entry: ConversionEntryTable;
  readonly conversion_person: ConversionPersonTable;
  readonly conversion_link: LinkTable;
  readonly access_change: AccessChangeTable;
  readonly access_change_entry: AccessChangeEntryTable;
  readonly access_change_person: AccessChangePersonTable;
  readonly conversion_code: ConversionCodeTable;
  readonly checked_address: CheckedAddressTable;
  readonly person: PersonTable;
  readonly card_copy: CardCopyTable;
  readonly policy: PolicyTable;
}
