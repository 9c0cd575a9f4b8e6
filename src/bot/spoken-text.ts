import type { TeamsActivity } from './activity.ts';

const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&nbsp;/gi, ' '],
  [/&lt;/gi, '<'],
  [/&gt;/gi, '>'],
  [/&quot;/gi, '"'],
  [/&#39;/g, "'"],
  // Last, so that nothing is unpacked twice.
  [/&amp;/gi, '&'],
];

/**
 * What the person said to the bot: without any mention (the library takes out the first one only, T5.4),
 * on one line, with ordinary blanks, and with the few HTML entities that clients send in plain text.
 */
export function spokenText({ text, entities }: TeamsActivity): string {
  const mentions = (entities ?? []).flatMap((entity) =>
    entity.type === 'mention' && typeof entity.text === 'string' && entity.text !== '' ? [entity.text] : [],
  );
  const bare = mentions.reduce((line, mention) => line.replaceAll(mention, ' '), text ?? '');
  const plain = ENTITIES.reduce(
    (line, [entity, char]) => line.replace(entity, char),
    bare.replace(/<at\b[^>]*>.*?<\/at>/gi, ' '),
  );
  // \s covers the no-break space; zero-width characters come along with pasted text.
  return plain
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
