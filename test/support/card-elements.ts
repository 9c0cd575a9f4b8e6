/** What a client knows of a card: its buttons, its inputs, and what can be read on it. */
export interface Button {
  readonly verb: string;
  readonly title: string;
  /** The data of the action itself. */
  readonly data: Readonly<Record<string, unknown>>;
  /** `none`: the inputs stay behind (T1.4). */
  readonly takesInputs: boolean;
  /** The data that an old client sends, with the verb among them. */
  readonly fallback: Readonly<Record<string, unknown>> | undefined;
}

type Node = Readonly<Record<string, unknown>>;

/** Every `Action.Execute`, also in action sets and behind “show” buttons. */
export function buttonsOf(card: unknown): readonly Button[] {
  return [...nodesOf(card)].filter(({ type }) => type === 'Action.Execute').map(buttonOf);
}

/** The inputs with what stands in them before anybody types. */
export function inputsOf(card: unknown): Readonly<Record<string, string>> {
  const inputs = [...nodesOf(card)].filter(
    ({ type, id }) => String(type).startsWith('Input.') && typeof id === 'string',
  );
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value ?? '')]));
}

/** All that can be read on it, in order; markdown as it was sent. */
export function textOnCard(card: unknown): string {
  const read = [...nodesOf(card)].flatMap(({ type, text, title, label }) => {
    if (type === 'TextBlock' || type === 'TextRun') return [String(text)];
    return [title, label].filter((words) => typeof words === 'string');
  });
  return read.join('\n');
}

function buttonOf(action: Node): Button {
  const fallback = isNode(action.fallback) ? action.fallback : undefined;
  return {
    verb: String(action.verb),
    title: String(action.title),
    data: isNode(action.data) ? action.data : {},
    takesInputs: action.associatedInputs !== 'none',
    fallback: fallback && isNode(fallback.data) ? fallback.data : undefined,
  };
}

/** Every object of the card once; what stands only for older clients is no part of what is seen. */
function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const part of node) yield* nodesOf(part);
  } else if (isNode(node)) {
    yield node;
    for (const [key, part] of Object.entries(node)) if (key !== 'fallback' && key !== 'data') yield* nodesOf(part);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
