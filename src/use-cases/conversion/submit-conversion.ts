import {
  CANDIDATES_MAX,
  type ConversionDraft,
  type ConversionForm,
  type ConversionFormError,
} from '../../domain/conversion/conversion-draft.ts';
import { shownText, typedErrors } from '../../domain/conversion/conversion-form.ts';
import { MESSAGE_MAX, typedText } from '../../domain/draft.ts';
import { parseUserId } from '../../domain/ids.ts';
import { parseLanguage } from '../../domain/language.ts';
import { conversionMark } from '../../domain/press-mark.ts';
import { presentCard } from '../load-subject.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { type FindAccountDeps, type FoundAccounts, findAccount } from './find-account.ts';
import {
  type ConversionDeps,
  type ConversionStep,
  checking,
  type FormRole,
  formRight,
  ownConversion,
  saveStepAs,
  showing,
} from './step-conversion.ts';

/** The form's inputs as the client sent them; nothing about them is trusted. */
export interface SubmittedConversion {
  /** From the people picker: an object id, or nothing of the kind. */
  readonly person: string;
  readonly personTyped: string;
  readonly external: string;
  readonly signIn: string;
  readonly message: string;
  /** Empty: as the directory has it. */
  readonly language: string;
}

export type SubmitConversionDeps = ConversionDeps & FindAccountDeps;
type FormPress = Press & { readonly form: SubmittedConversion };

/** Takes the form and lets a job check it; errors bring the form back with everything that was typed. Throws EdgeError. */
export async function submitConversion(deps: SubmitConversionDeps, press: FormPress): Promise<PressOutcome> {
  const draft = await ownConversion(deps, press);
  if (!draft) return presentCard(deps, press);
  if (draft.stage === 'checking') return presentCard(deps, press, 'twice');
  const excess = excessOf(press.form);
  if (excess) return { outcome: 'too-long', ...excess };
  const form = formValues(draft, press.form);
  if (press.mark !== conversionMark(draft)) return withTyped(await presentCard(deps, press, 'stale'), form);

  const found = await findAccount(deps, press.callerId, form);
  if (found === 'no-admin') return { outcome: found };
  return saveStepAs(deps, found.as, { draft, step: stepWith(deps, draft, { form: kept(form, found.as), found }) });
}

/** The same form with the address in the field for the account they sign in with, where it is never put unasked (product 5.1). */
export async function sameSignIn(deps: ConversionDeps, press: FormPress): Promise<PressOutcome> {
  const draft = await ownConversion(deps, press);
  if (!draft) return presentCard(deps, press);
  if (draft.stage === 'checking') return presentCard(deps, press, 'twice');
  const excess = excessOf(press.form);
  if (excess) return { outcome: 'too-long', ...excess };
  const typed = formValues(draft, press.form);
  const form = typed.external === '' ? typed : { ...typed, signIn: typed.external };
  if (press.mark !== conversionMark(draft)) return withTyped(await presentCard(deps, press, 'stale'), form);

  const as = await formRight(deps, press.callerId);
  if (!as) return { outcome: 'no-admin' };
  const errors = typed.external === '' ? [{ code: 'external-missing' } as const] : [];
  return saveStepAs(deps, as, { draft, step: { form: kept(form, as), stage: { stage: 'form', errors }, jobs: [] } });
}

/** Room for whatever is an address, a sign-in name or a name; and for words that come back to be shortened. */
const KEPT = 320;
const MESSAGE_KEPT = 4 * MESSAGE_MAX;

function excessOf(sent: SubmittedConversion): { readonly length: number; readonly max: number } | undefined {
  const fields = [
    ...[sent.personTyped, sent.external, sent.signIn].map((text) => ({ text, kept: KEPT, max: KEPT })),
    { text: sent.message, kept: MESSAGE_KEPT, max: MESSAGE_MAX },
  ];
  const long = fields.find(({ text, kept }) => text.length > kept);
  return long && { length: long.text.length, max: long.max };
}

/** What was typed on an old form stands on the present one; nothing of it is recorded. */
function withTyped(outcome: PressOutcome, form: ConversionForm): PressOutcome {
  if (outcome.outcome !== 'card' || outcome.subject.kind !== 'conversion') return outcome;
  const { draft } = outcome.subject;
  return draft.stage === 'form' ? { ...outcome, subject: { kind: 'conversion', draft: { ...draft, form } } } : outcome;
}

function formValues(draft: ConversionDraft, sent: SubmittedConversion): ConversionForm {
  const person = typedText(sent.personTyped).trim();
  // Microsoft's Playground names people by the channel's id, which is theirs behind a prefix there.
  const chosen = parseUserId(sent.person.replace(/^29:/, '')) ?? '';
  // The picker wins, but where it only shows who was found before, and the text beside it is a new one.
  const isRetyped = chosen === draft.form.personId && person !== '' && person !== draft.form.person;
  return {
    personId: isRetyped ? '' : chosen,
    person,
    external: typedText(sent.external).trim(),
    signIn: typedText(sent.signIn).trim(),
    message: typedText(sent.message),
    language: parseLanguage(sent.language) ?? '',
  };
}

/** What is typed beside a picked account counts for nothing; left there, nobody would know later by which of the two it was found. */
function kept(form: ConversionForm, as: FormRole): ConversionForm {
  return as === 'converter' && form.personId !== '' ? { ...form, person: '' } : form;
}

interface Submitted {
  readonly form: ConversionForm;
  readonly found: FoundAccounts;
}

function stepWith(deps: ConversionDeps, draft: ConversionDraft, { form, found }: Submitted): ConversionStep {
  const errors = [...personErrors(form, found), ...typedErrors(form)];
  if (errors.length > 0) return { form, stage: { stage: 'form', errors }, jobs: [] };
  const { candidates } = found;
  // However long the form has lain there, what comes of it has its days anew.
  const step = { ...checking(deps, draft), askedAdmins: draft.askedAdmins && { at: deps.clock() } };
  if (candidates === undefined) return { ...step, form };
  const [only, ...others] = candidates;
  return only && others.length === 0
    ? { ...step, form: { ...form, personId: only.id } }
    : { form, stage: { stage: 'choosing', candidates }, jobs: [showing(draft)] };
}

function personErrors(
  { personId, person }: ConversionForm,
  { as, candidates, usedUp }: FoundAccounts,
): readonly ConversionFormError[] {
  if (usedUp) return [{ code: 'checks-used-up', ...usedUp }];
  if (personId === '' && person === '') return [{ code: 'person-missing' }];
  const text = shownText(person);
  if (as === 'converter') return candidates?.length === 0 ? [{ code: 'person-inexact', text }] : [];
  if (candidates?.length === 0) return [{ code: 'person-unknown', text }];
  return candidates && candidates.length > CANDIDATES_MAX ? [{ code: 'too-many-people', text }] : [];
}
