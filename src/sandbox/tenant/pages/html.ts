/** A piece of HTML that is already safe. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = string | number | Markup | readonly Markup[] | undefined;

/** Everything put into it is escaped, but for markup made by itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, part, index) => `${text}${rendered(values[index - 1])}${part}`));
}

function rendered(value: Content): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  return Array.isArray(value) ? value.map((one: Markup) => one.text).join('') : escaped(String(value));
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #555; --paper: #fff; --edge: #767676; --act: #0b5394; --on-act: #fff; --warn: #8a1c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f2; --soft: #c4c4c4; --paper: #1e1e1e; --edge: #9a9a9a; --act: #8ec5ff; --on-act: #10202f; --warn: #ffb3ad; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
a { color: var(--act); }
.soft { color: var(--soft); }
.warn { color: var(--warn); font-weight: 600; }
ul.list { list-style: none; padding: 0; }
ul.list li { border-top: 1px solid var(--edge); padding: .6rem 0; }
label { display: block; padding: .4rem 0; }
input[type=email], input[type=text] { width: 100%; max-width: 24rem; padding: .5rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: 4px; }
button { font: inherit; padding: .6rem 1.2rem; min-height: 44px; border: 0; border-radius: 4px; color: var(--on-act); background: var(--act); cursor: pointer; }
button.quiet { color: var(--ink); background: transparent; border: 1px solid var(--edge); }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
iframe { width: 100%; height: 36rem; border: 1px solid var(--edge); background: #fff; }
pre { white-space: pre-wrap; font: inherit; border-left: 3px solid var(--edge); padding-left: .8rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .8rem; }
dt { color: var(--soft); } dd { margin: 0; }
`;

export function wholePage(title: string, body: Markup): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main>${body.text}</main></body></html>`;
}
