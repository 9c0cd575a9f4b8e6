import { type PlainText, plainText } from './plain-text.ts';

export type Spacing = 'none' | 'small' | 'medium';

export interface SpacedLine {
  readonly spacing: Spacing;
  readonly text: PlainText;
}

/** Lines that belong together: the first stands off from what is before, the others follow closely. */
export function spacedLines(texts: readonly string[], first: Spacing): readonly SpacedLine[] {
  return texts.map((text, index) => ({ spacing: index === 0 ? first : 'none', text: plainText(text) }));
}

/** A TextBlock makes one line of its text, so each line of a longer one gets one of its own. */
export function paragraphLines(text: string): readonly SpacedLine[] {
  const lines = text.split(/\r?\n/).map(plainText);
  return lines.flatMap((line, index) => {
    const startsParagraph = index > 0 && lines[index - 1] === '';
    return line === '' ? [] : [{ spacing: startsParagraph ? ('small' as const) : ('none' as const), text: line }];
  });
}
