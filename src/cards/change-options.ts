import { type AskedChange, offeredChanges } from '../domain/access-change/offered-changes.ts';
import { bareText } from '../domain/bare-text.ts';
import { momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { findingWords } from './finding-groups.ts';
import type { OpenedPerson } from './opened-person.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';

/** What an administrator may ask another one to confirm, for somebody who is here or was (design 3.4). */
export interface ChangesView {
  /** What was wanted last, and stood in its own way. */
  readonly refused: readonly { readonly sentence: PlainText; readonly reasons: readonly PlainText[] }[];
  readonly changes: readonly ChangesOption[];
  /** It was asked for from this card, and others decide it. */
  readonly askedChanges: readonly PlainText[];
}

interface ChangesOption {
  readonly text: PlainText;
  readonly resets: readonly { readonly title: string }[];
  readonly addresses: readonly AddressInput[];
  readonly restores: readonly { readonly title: string }[];
}

interface AddressInput {
  readonly title: string;
  readonly label: string;
  /** As typed, where that was refused. */
  readonly typed: string;
  readonly missing: string;
  readonly send: string;
}

/** An inviter is offered only what leaves everybody's sign-in as it is. */
export function changesView(opened: OpenedPerson, reader: Reader): ChangesView {
  const { draft, person } = opened;
  const words = sentences(reader.language);
  if (draft.review.audience !== 'admin') return { refused: [], changes: [], askedChanges: [] };
  const { change } = person;
  if (change && change.findings.length === 0) {
    const asked = words.askChange.asked[change.wanted];
    const values = { time: momentText(change.at, reader), address: change.address ?? person.address };
    return { refused: [], changes: [], askedChanges: [plainText(asked(values))] };
  }
  const offered = offeredChanges(person);
  return {
    refused: refusedOf(opened, words),
    changes: offered.length === 0 ? [] : [optionOf(offered, opened, words)],
    askedChanges: [],
  };
}

function optionOf(
  offered: readonly AskedChange[],
  { person: { change } }: OpenedPerson,
  { askChange: said }: Sentences,
): ChangesOption {
  const titlesOf = (one: AskedChange) => (offered.includes(one) ? [{ title: said.buttons[one] }] : []);
  return {
    text: plainText(offered.includes('restore') ? said.comesBack : said.handsOn),
    resets: titlesOf('reset'),
    addresses: titlesOf('address').map((button) => ({
      ...button,
      label: said.newAddress,
      typed: bareText(change?.address ?? ''),
      missing: said.addressMissing,
      send: said.sendAddress,
    })),
    restores: titlesOf('restore'),
  };
}

function refusedOf({ person }: OpenedPerson, words: Sentences): ChangesView['refused'] {
  const { change } = person;
  if (!change || change.findings.length === 0) return [];
  const reasons = change.findings.flatMap((finding) =>
    'detail' in finding ? [findingWords(finding, words, 'admin').sentence] : [],
  );
  const sentence = words.askChange.inTheWay({ address: change.address ?? person.address });
  return [{ sentence: plainText(sentence), reasons: reasons.map(plainText) }];
}
