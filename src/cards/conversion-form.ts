import template from '#cards/conversion-form.json' with { type: 'json' };
import {
  CANDIDATES_MAX,
  type ConversionDraft,
  type ConversionFormError,
} from '../domain/conversion/conversion-draft.ts';
import { LANGUAGES } from '../domain/language.ts';
import { conversionMark } from '../domain/press-mark.ts';
import { numberText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { LANGUAGE_NAMES, sentences } from '../wording/wording.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

/** The value of the choice that the account is typed; no id of anybody. */
const TYPED = 'typed';
/** The value of the choice that the directory says in which language they are asked. */
const THEIRS = 'theirs';

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
  readonly messageLabel: string;
  readonly message: string;
  readonly languageLabel: string;
  readonly language: string;
  readonly languages: readonly { readonly title: string; readonly value: string }[];
  readonly next: string;
  readonly cancel: string;
}

type FormDraft = Extract<ConversionDraft, { stage: 'form' }>;

/**
 * Whom to convert, to which address, what they sign in with, and what they are told; with everything that was typed. Of whoever
 * does not administer a whole name is wanted: there is no list for them (checks 1).
 */
export function conversionFormCard(
  draft: Noted<FormDraft>,
  { language }: Reader,
  { isForConverter = false } = {},
): CardContent {
  const all = sentences(language);
  const { conversionForm: words, common } = all;
  const form = isForConverter ? withoutFound(draft.form) : draft.form;
  const view: ConversionFormView = {
    title: words.heading,
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(words.heading),
    notes: noteLines(draft.note, language),
    errors: errorsOf(draft, all, language),
    intro: plainText(words.intro),
    personLabel: words.person,
    person: form.personId || TYPED,
    people: peopleOf(form, words),
    personTypedLabel: isForConverter ? words.personTypedWhole : words.personTyped,
    personTyped: form.person,
    externalLabel: words.external,
    externalMissing: words.externalMissing,
    external: form.external,
    signInLabel: words.signIn,
    signInHint: plainText(words.signInHint),
    signIn: form.signIn,
    same: words.same,
    messageLabel: words.message,
    message: form.message,
    languageLabel: words.language,
    language: form.language || THEIRS,
    languages: [
      { title: words.languageTheirs, value: THEIRS },
      ...LANGUAGES.map((value) => ({ title: LANGUAGE_NAMES[value], value })),
    ],
    next: words.next,
    cancel: common.cancel,
  };
  return renderCard(template, view);
}

function errorsOf({ errors }: FormDraft, words: Sentences, language: Reader['language']): ConversionFormView['errors'] {
  if (errors.length === 0) return [];
  const { form } = words;
  const lines = errors.map((error, index) => plainText(`(${index + 1}) ${errorText(error, words, language)}`));
  return [{ top: plainText(form.errorsTop({ n: errors.length })), lines }];
}

function errorText(
  error: ConversionFormError,
  { conversionForm: words, form }: Sentences,
  language: Reader['language'],
): string {
  switch (error.code) {
    case 'person-missing':
      return words.personMissing;
    case 'person-unknown':
      return error.text.trim() === '' ? words.personGone : words.personUnknown({ text: error.text });
    case 'too-many-people':
      return words.tooManyPeople({ text: error.text, max: CANDIDATES_MAX });
    case 'person-inexact':
      return words.personInexact({ text: error.text });
    case 'checks-used-up':
      return words.checksUsedUp({ max: error.max });
    case 'external-missing':
      return words.externalMissing;
    case 'external-malformed':
      return words.externalMalformed({ text: error.text });
    case 'sign-in-missing':
      return words.signInMissing;
    case 'sign-in-malformed':
      return words.signInMalformed({ text: error.text });
    case 'message-too-long':
      return form.tooLong({ length: numberText(error.length, language), max: numberText(error.max, language) });
  }
}

/** By whichever text an account was found, its id is nothing that they typed (checks 1). */
function withoutFound(form: FormDraft['form']): FormDraft['form'] {
  return form.person === '' ? form : { ...form, personId: '' };
}

/** The picker brings the colleagues; a chosen one stands among the choices, or a renderer without it would drop them. */
function peopleOf({ personId }: FormDraft['form'], words: Sentences['conversionForm']): ConversionFormView['people'] {
  const chosen = personId === '' ? [] : [{ title: words.personChosen, value: personId }];
  return [{ title: words.personNone, value: TYPED }, ...chosen];
}
