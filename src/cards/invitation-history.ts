import type { UserId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger-entry.ts';
import { historyCard } from './history.ts';
import { historySentence } from './history-sentence.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';
import { type InvitationReading, tellingOf } from './status-telling.ts';

interface History extends InvitationReading {
  readonly entries: readonly LedgerEntry[];
  /** The people in it, as far as they are known. */
  readonly names: ReadonlyMap<UserId, string>;
}

/** The history of one invitation. */
export function invitationHistoryCard({ entries, names, ...reading }: History, reader: Reader): CardContent {
  const telling = tellingOf(reading, reader);
  const { invitation, words, name } = telling;
  const { requestId, reference } = invitation;
  const personOf = (id: UserId) => names.get(id) ?? words.history.somebody;
  const lines = entries.map((entry) => ({
    sentence: historySentence(entry, { ...telling, entries, personOf }),
    at: entry.at,
  }));
  return historyCard({ requestId, reference, heading: words.history.heading({ name }), lines }, reader);
}
