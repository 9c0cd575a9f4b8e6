import template from '#cards/invitation-form.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import { type Draft, type FormError, NO_TEAM, PEOPLE_MAX } from '../domain/draft.ts';
import { LANGUAGES } from '../domain/language.ts';
import { draftMark } from '../domain/press-mark.ts';
import { numberText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { LANGUAGE_NAMES, sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

/** The value of the choice that the inviter answers for the guest. */
const MYSELF = 'me';

interface Choice {
  readonly title: string;
  readonly value: string;
}

interface FormFields {
  readonly addressesLabel: string;
  readonly addressesMissing: string;
  readonly addressesHint: PlainText;
  readonly addresses: string;
  readonly teamLabel: string;
  readonly teamMissing: string;
  readonly teamHint: string;
  readonly team: string;
  readonly teams: readonly Choice[];
  readonly messageLabel: string;
  readonly messageHint: string;
  readonly message: string;
  readonly languageLabel: string;
  readonly languageMissing: string;
  readonly language: string;
  readonly languages: readonly Choice[];
  readonly sponsorLabel: string;
  readonly sponsor: string;
  readonly sponsors: readonly Choice[];
  readonly ccLabel: string;
  readonly cc: string;
}

interface InvitationFormView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly explanations: readonly PlainText[];
  readonly errors: readonly { readonly top: PlainText; readonly lines: readonly PlainText[] }[];
  /** None for somebody who can choose nothing. */
  readonly forms: readonly FormFields[];
  readonly hasForm: boolean;
  /** Whether the folded fields are shown from the beginning. */
  readonly isMoreOpen: boolean;
  readonly next: string;
  readonly moreOptions: string;
  readonly cancel: string;
}

type FormDraft = Extract<Draft, { stage: 'form' }>;

/** The form, with everything that was typed, and with what has to be changed on top. */
export function invitationFormCard(draft: Noted<FormDraft>, { language }: Reader): CardContent {
  const words = sentences(language);
  const hasForm = draft.teams.length > 0 || draft.mayInviteWithoutTeam;
  const explanations = hasForm ? [words.form.intro] : [words.form.noTeam, words.form.noTeamDo];
  const view: InvitationFormView = {
    title: cardTitle(words.form.heading, language),
    lang: language,
    requestId: draft.id,
    mark: draftMark(draft),
    heading: plainText(words.form.heading),
    notes: noteLines(draft.note, language),
    explanations: explanations.map(plainText),
    errors: hasForm ? errorsOf(draft, words, language) : [],
    forms: hasForm ? [fieldsOf(draft, words)] : [],
    hasForm,
    isMoreOpen: isMoreOpen(draft),
    next: words.common.next,
    moreOptions: words.common.moreOptions,
    cancel: words.common.cancel,
  };
  return renderCard(template, view);
}

function errorsOf(draft: FormDraft, words: Sentences, language: Reader['language']): InvitationFormView['errors'] {
  const { errors, mayInviteWithoutTeam } = draft;
  if (errors.length === 0) return [];
  const sentence = (error: FormError): string => {
    switch (error.code) {
      case 'no-address':
        return words.form.addressMissing;
      case 'address-malformed':
        return words.form.malformed({ text: error.text });
      case 'too-many':
        return words.form.tooMany({ count: error.count, max: error.max });
      case 'message-too-long':
        return words.form.tooLong({
          length: numberText(error.length, language),
          max: numberText(error.max, language),
        });
      case 'team-not-chosen':
        return mayInviteWithoutTeam ? words.form.teamOrNoneMissing : words.form.teamMissing;
      case 'sponsor-unknown':
        return words.form.sponsorUnknown;
      case 'cc-malformed':
        return words.form.ccMalformed({ text: error.text });
    }
  };
  const lines = errors.map((error, index) => plainText(`(${index + 1}) ${sentence(error)}`));
  return [{ top: plainText(words.form.errorsTop({ n: errors.length })), lines }];
}

function fieldsOf(draft: FormDraft, { form: words }: Sentences): FormFields {
  const { form, teams, mayInviteWithoutTeam } = draft;
  const none = mayInviteWithoutTeam ? [{ title: words.teamNone, value: NO_TEAM }] : [];
  return {
    addressesLabel: words.addresses({ max: PEOPLE_MAX }),
    addressesMissing: words.addressMissing,
    addressesHint: plainText(words.addressesHint),
    addresses: form.addresses,
    teamLabel: words.team,
    teamMissing: mayInviteWithoutTeam ? words.teamOrNoneMissing : words.teamMissing,
    teamHint: words.teamHint,
    team: chosenTeam(draft),
    teams: [...teams.map(({ id, name }) => ({ title: bareText(name) || id, value: id })), ...none],
    messageLabel: words.message,
    messageHint: words.messageHint,
    message: form.message,
    languageLabel: words.language,
    languageMissing: words.languageMissing,
    language: form.language,
    languages: LANGUAGES.map((language) => ({ title: LANGUAGE_NAMES[language], value: language })),
    sponsorLabel: words.sponsor,
    sponsor: form.sponsorId || MYSELF,
    sponsors: sponsorsOf(form, words),
    ccLabel: words.cc,
    cc: form.cc,
  };
}

/** The picker brings the colleagues; a chosen one stands among the choices, or a renderer without it would drop them. */
function sponsorsOf({ sponsorId }: FormDraft['form'], words: Sentences['form']): readonly Choice[] {
  const chosen = sponsorId === '' ? [] : [{ title: words.sponsorChosen, value: sponsorId }];
  return [{ title: words.sponsorMyself, value: MYSELF }, ...chosen];
}

/** What is folded away must not hide an error, nor anything that was filled in. */
function isMoreOpen({ errors, form }: FormDraft): boolean {
  const isMeant = errors.some(({ code }) => code === 'sponsor-unknown' || code === 'cc-malformed');
  return isMeant || form.sponsorId !== '' || form.cc.trim() !== '';
}

function chosenTeam({ form, teams, errors, mayInviteWithoutTeam }: FormDraft): string {
  if (teams.some(({ id }) => id === form.teamId)) return form.teamId;
  if (errors.some(({ code }) => code === 'team-not-chosen')) return '';
  return mayInviteWithoutTeam ? NO_TEAM : '';
}
