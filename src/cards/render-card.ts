import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { Language } from '../domain/language.ts';

/** What every view has. */
export interface CardView {
  /** The heading as bare text, for the notification; it shows on lock screens, so it names no address (design 1.6). */
  readonly title: string;
  readonly lang: Language;
}

export interface CardContent {
  readonly title: string;
  /** Adaptive Card 1.5. */
  readonly card: object;
}

interface Prepared {
  readonly template: Template;
  readonly conditions: readonly string[];
}

const prepared = new WeakMap<object, Prepared>();
const CONDITION = /^\$\{\$root\.(\w+)\}$/;

/** The template with the view's fields in it. Throws when the view lacks a field that the template names. */
export function renderCard<View extends CardView>(template: object, view: View): CardContent {
  const { template: expander, conditions } = preparedFrom(template);
  const missing = conditions.filter((name) => typeof Reflect.get(view, name) !== 'boolean');
  // The library would print the field's name in its place; its callback is global, so it is set for this call only.
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    missing.push(path);
    return undefined;
  };
  let card: object;
  try {
    card = expander.expand({ $root: view });
  } finally {
    Reflect.deleteProperty(GlobalSettings, 'getUndefinedFieldValueSubstitutionString');
  }
  if (missing.length > 0) throw new Error(`A card's view lacks: ${missing.join(', ')}`);
  return { title: view.title, card };
}

function preparedFrom(template: object): Prepared {
  const known = prepared.get(template);
  if (known) return known;
  const made = { template: new Template(template), conditions: [...conditionsIn(template)] };
  prepared.set(template, made);
  return made;
}

/** Fields that decide whether an element stands: a missing one would count as false without a word. */
function* conditionsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key !== '$when') yield* conditionsIn(value);
    else yield conditionName(value);
  }
}

function conditionName(condition: unknown): string {
  const name = CONDITION.exec(String(condition))?.[1];
  if (!name) throw new Error(`A template's condition must be a field of its view: ${String(condition)}`);
  return name;
}
