import {
  CANDIDATES_MAX,
  type ConversionDraft,
  type ConversionForm,
  type ConversionFormError,
} from '../../domain/conversion/conversion-draft.ts';
import { addressErrors, shownText } from '../../domain/conversion/conversion-form.ts';
import type { AccountCandidate } from '../../domain/conversion/internal-account.ts';
import { typedText } from '../../domain/draft.ts';
import { parseUserId } from '../../domain/ids.ts';
import { conversionMark } from '../../domain/press-mark.ts';
import { adminStandingIn, askAdminFacts, isAdministrator } from '../admin-right.ts';
import { presentCard } from '../load-subject.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { needed } from '../unreadable.ts';
import { Wave } from '../wave.ts';
import {
  type ConversionDeps,
  type ConversionStep,
  checking,
  ownConversion,
  saveStep,
  showing,
} from './step-conversion.ts';

/** The form's inputs as the client sent them; nothing about them is trusted. */
export interface SubmittedConversion {
  /** From the people picker: an object id, or nothing of the kind. */
  readonly person: string;
  readonly personTyped: string;
  readonly external: string;
  readonly signIn: string;
}

type FormPress = Press & { readonly form: SubmittedConversion };

/** Takes the form and lets a job check it; errors bring the form back with everything that was typed. Throws EdgeError. */
export async function submitConversion(deps: ConversionDeps, press: FormPress): Promise<PressOutcome> {
  const draft = await ownConversion(deps, press);
  if (!draft) return presentCard(deps, press);
  if (draft.stage === 'checking') return presentCard(deps, press, 'twice');
  const excess = excessOf(press.form);
  if (excess) return { outcome: 'too-long', ...excess };
  const form = formValues(draft, press.form);
  if (press.mark !== conversionMark(draft)) return withTyped(await presentCard(deps, press, 'stale'), form);

  const found = await findPerson(deps, press, form);
  return found === 'no-admin' ? { outcome: found } : saveStep(deps, draft, stepWith(deps, draft, { form, found }));
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

  if (!(await isAdministrator(deps, press.callerId))) return { outcome: 'no-admin' };
  const errors = typed.external === '' ? [{ code: 'external-missing' } as const] : [];
  return saveStep(deps, draft, { form, stage: { stage: 'form', errors }, jobs: [] });
}

/** Room for whatever is an address, a sign-in name or a name. */
const KEPT = 320;

function excessOf(sent: SubmittedConversion): { readonly length: number; readonly max: number } | undefined {
  const long = [sent.personTyped, sent.external, sent.signIn].find(({ length }) => length > KEPT);
  return long === undefined ? undefined : { length: long.length, max: KEPT };
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
  };
}

/** Undefined: nobody had to be looked for. Read in one wave with the right (checks 2: a form step). */
async function findPerson(
  { directory, policies }: ConversionDeps,
  { callerId }: Press,
  form: ConversionForm,
): Promise<readonly AccountCandidate[] | undefined | 'no-admin'> {
  const wave = new Wave();
  const right = askAdminFacts(wave, callerId, await policies.current());
  const isTyped = form.personId === '' && form.person !== '';
  const named = isTyped && wave.ask({ fact: 'accounts-named', text: form.person, limit: CANDIDATES_MAX });
  await wave.read(directory);
  if (adminStandingIn(right()) !== 'admin') return 'no-admin';
  return named ? meantBy(form.person, needed(named(), 'people-not-readable')) : undefined;
}

/** A sign-in name belongs to one account, whoever else's begins like it. */
function meantBy(text: string, found: readonly AccountCandidate[]): readonly AccountCandidate[] {
  const exact = found.filter(({ userPrincipalName }) => userPrincipalName.toLowerCase() === text.toLowerCase());
  return exact.length === 1 ? exact : found;
}

interface Submitted {
  readonly form: ConversionForm;
  readonly found: readonly AccountCandidate[] | undefined;
}

function stepWith(deps: ConversionDeps, draft: ConversionDraft, { form, found }: Submitted): ConversionStep {
  const errors = [...personErrors(form, found), ...addressErrors(form)];
  if (errors.length > 0) return { form, stage: { stage: 'form', errors }, jobs: [] };
  if (found === undefined) return { ...checking(deps, draft), form };
  const [only, ...others] = found;
  return only && others.length === 0
    ? { ...checking(deps, draft), form: { ...form, personId: only.id } }
    : { form, stage: { stage: 'choosing', candidates: found }, jobs: [showing(draft)] };
}

function personErrors({ personId, person }: ConversionForm, found: Submitted['found']): readonly ConversionFormError[] {
  if (personId === '' && person === '') return [{ code: 'person-missing' }];
  const text = shownText(person);
  if (found?.length === 0) return [{ code: 'person-unknown', text }];
  return found && found.length > CANDIDATES_MAX ? [{ code: 'too-many-people', text }] : [];
}
