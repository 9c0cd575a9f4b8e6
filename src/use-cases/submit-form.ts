import { parseAddressList } from '../domain/address-list.ts';
import {
  type Draft,
  type FormError,
  type FormValues,
  MESSAGE_MAX,
  NO_TEAM,
  PEOPLE_MAX,
  typedText,
} from '../domain/draft.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import { parseUserId } from '../domain/ids.ts';
import { parseLanguage } from '../domain/language.ts';
import { draftMark } from '../domain/press-mark.ts';
import { presentCard, type SubjectDeps } from './load-subject.ts';
import type { Clock } from './ports/clock.ts';
import type { Press, PressOutcome } from './press-outcome.ts';

export interface SubmitFormDeps extends SubjectDeps {
  readonly clock: Clock;
}

/** The form's inputs as the client sent them; nothing about them is trusted. */
export interface SubmittedForm {
  readonly addresses: string;
  readonly team: string;
  readonly message: string;
  readonly language: string;
  /** An object id, or `me`. */
  readonly sponsor: string;
  readonly cc: string;
}

/** Takes the form and lets a job check it; errors bring the form back with everything that was typed. */
export async function submitForm(
  deps: SubmitFormDeps,
  press: Press & { readonly form: SubmittedForm },
): Promise<PressOutcome> {
  const draft = await deps.drafts.read(press.requestId);
  if (!draft || draft.inviterId !== press.callerId) return presentCard(deps, press);
  if (draft.stage === 'checking' || draft.stage === 'sent') return presentCard(deps, press, 'twice');
  const excess = excessOf(press.form);
  if (excess) return { outcome: 'too-long', ...excess };
  const form = formValues(draft, press.form);
  if (press.mark !== draftMark(draft)) return withTyped(await presentCard(deps, press, 'stale'), form);

  const errors = formErrors(draft, form, press.form);
  const stage =
    errors.length > 0
      ? ({ stage: 'form', errors } as const)
      : ({ stage: 'checking', purpose: 'review', since: deps.clock(), choices: {} } as const);
  const { outcome } = await deps.drafts.save({
    draft: { ...ofDraft(draft), form, version: draft.version + 1, ...stage },
    after: draft.version,
    jobs: errors.length > 0 ? [] : [{ job: { name: 'check-draft', requestId: draft.id } }],
  });
  return presentCard(deps, press, outcome === 'saved' ? undefined : 'twice');
}

/** The parts of a draft that every stage has. */
export function ofDraft(draft: Draft): Omit<Draft, 'stage'> {
  const { id, reference, inviterId, form, teams, mayInviteWithoutTeam, askedFrom, askedAdmins } = draft;
  const { version, createdAt } = draft;
  return { id, reference, inviterId, form, teams, mayInviteWithoutTeam, askedFrom, askedAdmins, version, createdAt };
}

/** A form that comes back has room for these (T2.3), far above what fits when it is right. */
const ADDRESSES_KEPT = 20_000;
const MESSAGE_KEPT = 4 * MESSAGE_MAX;
const CC_KEPT = 320;
const NAMED_MALFORMED = 5;
const SHOWN_OF_TEXT = 120;

/** The first field that is too long to come back whole, and what fits into it. */
function excessOf({
  addresses,
  message,
  cc,
}: SubmittedForm): { readonly length: number; readonly max: number } | undefined {
  const fields = [
    { text: addresses, kept: ADDRESSES_KEPT, max: ADDRESSES_KEPT },
    { text: message, kept: MESSAGE_KEPT, max: MESSAGE_MAX },
    { text: cc, kept: CC_KEPT, max: CC_KEPT },
  ];
  const long = fields.find(({ text, kept }) => text.length > kept);
  return long && { length: long.text.length, max: long.max };
}

/** What was typed on an old form stands on the present one; nothing of it is recorded. */
function withTyped(outcome: PressOutcome, form: FormValues): PressOutcome {
  if (outcome.outcome !== 'card' || outcome.subject.kind !== 'draft') return outcome;
  const { draft } = outcome.subject;
  return draft.stage === 'form' ? { ...outcome, subject: { kind: 'draft', draft: { ...draft, form } } } : outcome;
}

function formValues(draft: Draft, sent: SubmittedForm): FormValues {
  return {
    addresses: typedText(sent.addresses),
    teamId: draft.teams.find(({ id }) => id === sent.team)?.id ?? '',
    message: typedText(sent.message),
    language: parseLanguage(sent.language) ?? draft.form.language,
    // Microsoft's Playground names people by the channel's id, which is theirs behind a prefix there.
    sponsorId: parseUserId(sent.sponsor.replace(/^29:/, '')) ?? '',
    cc: typedText(sent.cc).trim(),
  };
}

function formErrors(draft: Draft, form: FormValues, sent: SubmittedForm): readonly FormError[] {
  const length = sent.message.length;
  return [
    ...addressErrors(form.addresses),
    ...(form.teamId === '' && !(draft.mayInviteWithoutTeam && sent.team === NO_TEAM)
      ? [{ code: 'team-not-chosen' } as const]
      : []),
    ...(length > MESSAGE_MAX ? [{ code: 'message-too-long', length, max: MESSAGE_MAX } as const] : []),
    ...(isSomebody(sent.sponsor) && form.sponsorId === '' ? [{ code: 'sponsor-unknown' } as const] : []),
    ...ccErrors(form.cc),
  ];
}

function isSomebody(sponsor: string): boolean {
  return sponsor !== '' && sponsor !== 'me';
}

function ccErrors(text: string): readonly FormError[] {
  const isFine = text === '' || 'address' in parseEmailAddress(text);
  return isFine ? [] : [{ code: 'cc-malformed', text: text.slice(0, SHOWN_OF_TEXT) }];
}

function addressErrors(text: string): readonly FormError[] {
  const { people, malformed } = parseAddressList(text);
  const texts = [...malformed, ...people.filter(({ text: each }) => isMalformed(each)).map(({ text: each }) => each)];
  if (people.length > PEOPLE_MAX) return [{ code: 'too-many', count: people.length, max: PEOPLE_MAX }];
  if (people.length === 0 && texts.length === 0) return [{ code: 'no-address' }];
  return texts
    .slice(0, NAMED_MALFORMED)
    .map((each) => ({ code: 'address-malformed', text: each.slice(0, SHOWN_OF_TEXT) }));
}

function isMalformed(text: string): boolean {
  const parsed = parseEmailAddress(text);
  return 'problem' in parsed && parsed.problem.code === 'address-malformed';
}
