import { badRequest } from '../refusal.ts';

export type Literal = string | boolean | number | null;
export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
type TextTest = 'startswith' | 'endswith';

/** A property, with the type it was cast to where a cast stands before it: `microsoft.graph.x/userId`. */
export interface PropertyPath {
  readonly cast: string | undefined;
  readonly segments: readonly string[];
}

export type FilterNode =
  | { readonly kind: 'compare'; readonly path: PropertyPath; readonly operator: Operator; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: PropertyPath; readonly values: readonly Literal[] }
  | { readonly kind: 'text'; readonly test: TextTest; readonly path: PropertyPath; readonly value: string }
  | { readonly kind: 'any'; readonly path: PropertyPath; readonly variable: string; readonly body: FilterNode }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly term: FilterNode };

interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN =
  /\s*(?:'((?:[^']|'')*)'|(\d{4}-\d\d-\d\dT[\d:.]+Z)|(-?\d+(?:\.\d+)?)(?![\w-])|([A-Za-z_@][\w.@/-]*)|([(),:]))/y;
const OPERATORS: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const CONSTANTS: Readonly<Record<string, Literal>> = { true: true, false: false, null: null };
const DEEPEST = 40;

export function parseFilter(text: string): FilterNode {
  const tokens = tokenize(text);
  let position = 0;

  function peek(): Token {
    return tokens[position] as Token;
  }
  function fail(): never {
    throw badRequest(`Invalid filter clause: There is an error at position ${peek().at} in '${text}'.`);
  }
  function take(kind: Token['kind'], wanted?: string): Token {
    const token = peek();
    if (token.kind !== kind || (wanted !== undefined && token.text !== wanted)) fail();
    position += 1;
    return token;
  }
  function isNext(kind: Token['kind'], wanted: string): boolean {
    return peek().kind === kind && peek().text === wanted;
  }
  function joined(word: 'and' | 'or', term: (depth: number) => FilterNode, depth: number): FilterNode {
    const terms = [term(depth)];
    while (isNext('word', word)) {
      position += 1;
      terms.push(term(depth));
    }
    return terms.length === 1 ? (terms[0] as FilterNode) : { kind: word, terms };
  }
  function anyOf(depth: number): FilterNode {
    return joined('or', allOf, depth);
  }
  function allOf(depth: number): FilterNode {
    return joined('and', negated, depth);
  }
  function negated(depth: number): FilterNode {
    if (depth > DEEPEST) fail();
    if (!isNext('word', 'not')) return primary(depth);
    position += 1;
    return { kind: 'not', term: negated(depth + 1) };
  }
  function primary(depth: number): FilterNode {
    if (isNext('sign', '(')) {
      position += 1;
      const inner = anyOf(depth + 1);
      take('sign', ')');
      return inner;
    }
    const word = take('word').text;
    if (isNext('sign', '(')) return called(word, depth);
    return compared(word);
  }
  function called(word: string, depth: number): FilterNode {
    take('sign', '(');
    const test = word.toLowerCase();
    if (test === 'startswith' || test === 'endswith') {
      const path = toPath(take('word').text);
      take('sign', ',');
      const value = take('string').text;
      take('sign', ')');
      return { kind: 'text', test, path, value };
    }
    const collection = /^(.+)\/any$/.exec(word)?.[1];
    if (collection === undefined) fail();
    const variable = take('word').text;
    take('sign', ':');
    const body = anyOf(depth + 1);
    take('sign', ')');
    return { kind: 'any', path: toPath(collection), variable, body };
  }
  function compared(word: string): FilterNode {
    const path = toPath(word);
    const operator = take('word').text;
    if (operator === 'in') return { kind: 'in', path, values: list() };
    if (!OPERATORS.includes(operator)) fail();
    return { kind: 'compare', path, operator: operator as Operator, value: literal() };
  }
  function list(): Literal[] {
    take('sign', '(');
    const values = [literal()];
    while (isNext('sign', ',')) {
      position += 1;
      values.push(literal());
    }
    take('sign', ')');
    return values;
  }
  function literal(): Literal {
    const token = peek();
    if (token.kind === 'string') return take('string').text;
    if (token.kind === 'number') return Number(take('number').text);
    const constant = token.kind === 'word' ? CONSTANTS[token.text] : undefined;
    if (constant === undefined) fail();
    position += 1;
    return constant;
  }

  const tree = anyOf(0);
  take('end');
  return tree;
}

function toPath(word: string): PropertyPath {
  const segments = word.split('/');
  const cast = segments[0]?.startsWith('microsoft.graph.') ? segments[0] : undefined;
  return { cast, segments: cast === undefined ? segments : segments.slice(1) };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw badRequest(`Invalid filter clause: Syntax error at position ${at} in '${text}'.`);
    const [, string, moment, number, word, sign] = match;
    if (moment !== undefined) tokens.push({ kind: 'string', text: moment, at });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll("''", "'"), at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else tokens.push({ kind: 'sign', text: sign as string, at });
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}
