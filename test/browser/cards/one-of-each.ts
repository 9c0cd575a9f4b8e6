import type { Scene } from '../../cards/scene.ts';

/** Of these it counts whether they are there, not what they say. */
const WORDS = ['text', 'title', 'label', 'value', 'placeholder', 'errorMessage', 'fallbackText', 'id', 'verb', 'url'];
/** What is sent, and what is not drawn. */
const UNSEEN = ['data', 'fallback', 'choices', 'choices.data'];

/** As many scenes as have every kind of element, in every place where it stands: those left out differ from them in words alone. */
export function oneOfEach(scenes: readonly Scene[]): readonly Scene[] {
  const known = new Set<string>();
  return scenes.filter(({ content }) => {
    const before = known.size;
    for (const kind of kindsIn(content.card, '')) known.add(kind);
    return known.size > before;
  });
}

/** Each element with what it looks like and what it stands in. */
function* kindsIn(node: unknown, around: string): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const one of node) yield* kindsIn(one, around);
    return;
  }
  const fields = Object.entries(node).filter(([key]) => !UNSEEN.includes(key));
  const own = fields.flatMap(([key, value]) => (typeof value === 'object' ? [] : `${key}=${lookOf(key, value)}`));
  yield `${around} ${own.toSorted().join()}`;
  const { type = '', style = '' } = Object.fromEntries(fields);
  for (const [, value] of fields) yield* kindsIn(value, `${around}/${type}${style}`);
}

function lookOf(key: string, value: unknown): unknown {
  return WORDS.includes(key) ? value !== '' : value;
}
