import { createRequire } from 'node:module';
import type { CardContent } from '../../src/cards/render-card.ts';

interface MarkdownToken {
  readonly type: string;
  readonly content: string;
  readonly children: readonly MarkdownToken[] | null;
}

interface Markdown {
  parse(text: string, env: object): readonly MarkdownToken[];
}

// markdown-it brings no types of its own; it is the processor that the browser tests give to Microsoft's renderer.
const require = createRequire(import.meta.url);
const markdownIt = require('markdown-it') as (options?: { html?: boolean }) => Markdown;
const markdown = markdownIt();
const withHtml = markdownIt({ html: true });

interface MarkdownReading {
  readonly text: string;
  /** Everything that is not a paragraph of plain text. */
  readonly elements: readonly string[];
}

/** A TextBlock's text as Markdown reads it. */
export function readMarkdown(source: string, options: { readonly html?: boolean } = {}): MarkdownReading {
  const tokens = (options.html ? withHtml : markdown).parse(source, {});
  const blocks = tokens.filter(({ type }) => !['paragraph_open', 'inline', 'paragraph_close'].includes(type));
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const marks = inline.filter(({ type }) => type !== 'text' && type !== 'text_special');
  const breaks = marks.filter(({ type }) => type !== 'strong_open' && type !== 'strong_close');
  return {
    text: inline.map(({ content }) => content).join(''),
    elements: [...blocks, ...breaks].map(({ type }) => type),
  };
}

export interface CardAction {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly style?: string;
  readonly associatedInputs?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly targetElements?: readonly string[];
  readonly fallback?: CardAction;
}

type Node = Readonly<Record<string, unknown>>;

/** Every object of the card, in source order, fallbacks left out. */
export function nodesOf(content: CardContent, { folded = true } = {}): readonly Node[] {
  return [...walk(content.card, folded ? ['fallback'] : ['fallback', 'card'])];
}

function* walk(value: unknown, skipped: readonly string[]): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const [key, member] of Object.entries(value)) if (!skipped.includes(key)) yield* walk(member, skipped);
}

export function actionsOf(content: CardContent, options?: { readonly folded?: boolean }): readonly CardAction[] {
  return nodesOf(content, options)
    .filter(({ type }) => String(type).startsWith('Action.'))
    .map((node) => node as unknown as CardAction);
}

export function rowsOf(content: CardContent): readonly (readonly CardAction[])[] {
  return nodesOf(content)
    .filter(({ type }) => type === 'ActionSet')
    .map(({ actions }) => actions as readonly CardAction[]);
}

/** The rows of a list that can be pressed: the name of the press, and the texts in it. */
export function pressedRowsOf(
  content: CardContent,
): readonly { readonly title: string; readonly texts: readonly string[]; readonly action: CardAction }[] {
  return nodesOf(content).flatMap(({ selectAction, ...row }) => {
    if (selectAction === undefined) return [];
    const action = selectAction as CardAction;
    return [{ title: action.title, texts: textsOf({ title: '', card: row }), action }];
  });
}

export function verbsOf(content: CardContent): readonly string[] {
  return actionsOf(content).flatMap(({ verb }) => (verb === undefined ? [] : [verb]));
}

/** What a person can read, in reading order. */
export function textsOf(content: CardContent): readonly string[] {
  return nodesOf(content).flatMap((node) => {
    if (node.type === 'TextBlock') return [readMarkdown(String(node.text)).text];
    if (node.type === 'Input.Toggle') return [readMarkdown(String(node.title)).text, String(node.errorMessage)];
    const bare = [node.type === 'TextRun' ? node.text : undefined, node.label, node.title, node.errorMessage];
    return bare.filter((text) => typeof text === 'string');
  });
}

/** All of it as one text, for a look whether something is said. */
export function wordsOf(content: CardContent): string {
  return textsOf(content).join('\n');
}

export function headingsOf(content: CardContent): readonly string[] {
  return nodesOf(content)
    .filter(({ style, type }) => style === 'heading' && type === 'TextBlock')
    .map(({ text }) => readMarkdown(String(text)).text);
}
