import type { Conversion } from '../domain/conversion/conversion.ts';
import type { Comparison, ConversionPerson, HeldThing, SnapshotPart } from '../domain/conversion/conversion-person.ts';
import { momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { type StepTaken, stepsTaken } from './closing-steps.ts';
import { domainsOf } from './conversion-attention.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';
import { MARKS, type TroubleView, troubleView, upperFirst } from './status-telling.ts';

/** A step and its result (P5). */
export interface ClosingFact {
  readonly spacing: 'small' | 'medium';
  readonly mark: string;
  readonly title: PlainText;
  readonly notes: readonly PlainText[];
  readonly troubles: readonly TroubleView[];
}

/** What was read after the acceptance and what was done since, each with its result; what was not readable is said. */
export function closingFacts(telling: RequestTelling): readonly ClosingFact[] {
  const { conversion, person } = telling;
  const { closing: words } = telling.words;
  const facts: readonly StepTaken[] = [
    ...acceptance(conversion, telling),
    ...(wasRead(person) ? [{ mark: 'done', title: words.same } as const] : []),
    ...(person ? [comparison(person, words), ...signIn(person, telling)] : []),
    ...stepsTaken(telling),
  ];
  return facts.map(({ mark, title, notes = [], trouble }, index) => ({
    spacing: index === 0 ? 'medium' : 'small',
    mark: MARKS[mark],
    title: plainText(upperFirst(title)),
    notes: notes.map(plainText),
    troubles: trouble === undefined ? [] : [troubleView(trouble, telling.words)],
  }));
}

/** An account that is gone by then has no id to compare. */
function wasRead(person: ConversionPerson | undefined): boolean {
  return person === undefined || person.provider !== undefined || person.comparison !== undefined;
}

function acceptance(
  { track }: Conversion,
  { person, name, reader, words: { closing: words, conversionSteps } }: RequestTelling,
): readonly StepTaken[] {
  if (!track.redeemedAt) return [];
  const date = momentText(track.redeemedAt, reader);
  if (!person) return [{ mark: 'done', title: conversionSteps.acceptedDone({ name }), notes: [date] }];
  const { provider } = person;
  const title =
    provider === undefined ? words.acceptedUnread({ name, date }) : words.accepted({ name, date, provider });
  return [{ mark: 'done', title }];
}

function comparison({ comparison: found }: ConversionPerson, words: Sentences['closing']): StepTaken {
  if (!found) return { mark: 'next', title: words.notCompared };
  const { same, gone, added, unread } = found;
  const title = words.compared({ same, gone: gone.length, added: added.length });
  const notes = [
    ...(gone.length === 0 ? [] : [words.gone({ things: gone.map(nameOf) })]),
    ...(added.length === 0 ? [] : [words.added({ things: added.map(nameOf) })]),
    ...unreadTexts(unread, words),
  ];
  return { mark: 'done', title, notes };
}

function nameOf({ name, id, type }: HeldThing): string {
  return name || (type ? `${type} ${id}` : id);
}

/** One line a permission that is missing, and one for what did not answer. */
function unreadTexts(unread: Comparison['unread'], words: Sentences['closing']): readonly string[] {
  const byPermission = new Map<string | undefined, readonly SnapshotPart[]>();
  for (const { part, permission } of unread) {
    byPermission.set(permission, [...new Set([...(byPermission.get(permission) ?? []), part])]);
  }
  return [...byPermission].map(([permission, parts]) =>
    permission === undefined ? words.unreadAlone({ parts }) : words.unread({ parts, permission }),
  );
}

/** Compared with `mail` only where an id shows at which domain they signed in; it stays said that they differed. */
function signIn({ signedInAt, address }: ConversionPerson, telling: RequestTelling): readonly StepTaken[] {
  const { entries, name, words } = telling;
  if (signedInAt === undefined) return [{ mark: 'next', title: words.closing.signInUnread({ name }) }];
  const verified = entries.findLast((entry) => entry.kind === 'verified');
  const domains = domainsOf({ signedInAt, address });
  switch (verified?.result) {
    case 'mismatch':
      return [{ mark: 'next', title: words.conversionTroubles.mismatch(domains).sentence }];
    case 'as-accepted':
      return [{ mark: 'done', title: words.closing.withoutTeams({ domain: signedInAt }) }];
    default:
      return [{ mark: 'done', title: words.closing.domains({ domain: signedInAt }) }];
  }
}
