import template from '#cards/conversion-form.json' with { type: 'json' };
import {
  CANDIDATES_MAX,
  type ConversionDraft,
  type ConversionFormError,
} from '../domain/conversion/conversion-draft.ts';
import { conversionMark } from '../domain/press-mark.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

/** The value of the choice that the account is typed; no id of anybody. */
const TYPED = 'typed';

interface ConversionFormView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly errors: readonly { readonly top: PlainText; readonly lines: readonly PlainText[] }[];
  readonly intro: PlainText;
  readonly personLabel: string;
  readonly person: string;
  readonly people: readonly { readonly title: string; readonly value: string }[];
  readonly personTypedLabel: string;
  readonly personTyped: string;
  readonly externalLabel: string;
  readonly externalMissing: string;
  readonly external: string;
  readonly signInLabel: string;
  readonly signInHint: PlainText;
  readonly signIn: string;
  readonly same: string;
  readonly next: string;
  readonly cancel: string;
}

type FormDraft = Extract<ConversionDraft, { stage: 'form' }>;

/** Whom to convert, to which address, and what they sign in with; with everything that was typed. */
export function conversionFormCard(draft: Noted<FormDraft>, { language }: Reader): CardContent {
  const all = sentences(language);
  const { conversionForm: words, common } = all;
  const { form } = draft;
  const view: ConversionFormView = {
    title: words.heading,
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(words.heading),
    notes: noteLines(draft.note, language),
    errors: errorsOf(draft, all),
    intro: plainText(words.intro),
    personLabel: words.person,
    person: form.personId || TYPED,
    people: peopleOf(form, words),
    personTypedLabel: words.personTyped,
    personTyped: form.person,
    externalLabel: words.external,
    externalMissing: words.externalMissing,
    external: form.external,
    signInLabel: words.signIn,
    signInHint: plainText(words.signInHint),
    signIn: form.signIn,
    same: words.same,
    next: words.next,
    cancel: common.cancel,
  };
  return renderCard(template, view);
}

function errorsOf({ errors }: FormDraft, { form, conversionForm }: Sentences): ConversionFormView['errors'] {
  if (errors.length === 0) return [];
  const lines = errors.map((error, index) => plainText(`(${index + 1}) ${errorText(error, conversionForm)}`));
  return [{ top: plainText(form.errorsTop({ n: errors.length })), lines }];
}

function errorText(error: ConversionFormError, words: Sentences['conversionForm']): string {
  switch (error.code) {
    case 'person-missing':
      return words.personMissing;
    case 'person-unknown':
      return error.text.trim() === '' ? words.personGone : words.personUnknown({ text: error.text });
    case 'too-many-people':
      return words.tooManyPeople({ text: error.text, max: CANDIDATES_MAX });
    case 'external-missing':
      return words.externalMissing;
    case 'external-malformed':
      return words.externalMalformed({ text: error.text });
    case 'sign-in-missing':
      return words.signInMissing;
    case 'sign-in-malformed':
      return words.signInMalformed({ text: error.text });
  }
}

/** The picker brings the colleagues; a chosen one stands among the choices, or a renderer without it would drop them. */
function peopleOf({ personId }: FormDraft['form'], words: Sentences['conversionForm']): ConversionFormView['people'] {
  const chosen = personId === '' ? [] : [{ title: words.personChosen, value: personId }];
  return [{ title: words.personNone, value: TYPED }, ...chosen];
}
