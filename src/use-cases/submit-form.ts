import { parseAddressList } from '../domain/address-list.ts';
import { type Draft, type FormError, type FormValues, MESSAGE_MAX, PEOPLE_MAX } from '../domain/draft.ts';
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
  if (press.mark !== draftMark(draft)) return presentCard(deps, press, 'stale');

  const form = formValues(draft, press.form);
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

const ADDRESSES_KEPT = 20_000;
const NAMED_MALFORMED = 5;
const SHOWN_OF_TEXT = 120;

function formValues(draft: Draft, sent: SubmittedForm): FormValues {
  return {
    addresses: sent.addresses.slice(0, ADDRESSES_KEPT).toWellFormed(),
    teamId: draft.teams.find(({ id }) => id === sent.team)?.id ?? '',
    message: sent.message.slice(0, 4 * MESSAGE_MAX).toWellFormed(),
    language: parseLanguage(sent.language) ?? draft.form.language,
    // Microsoft's Playground names people by the channel's id, which is theirs behind a prefix there.
    sponsorId: parseUserId(sent.sponsor.replace(/^29:/, '')) ?? '',
    cc: sent.cc.trim().slice(0, 320).toWellFormed(),
  };
}

function formErrors(draft: Draft, form: FormValues, sent: SubmittedForm): readonly FormError[] {
  const length = sent.message.length;
  return [
    ...addressErrors(form.addresses),
    ...(form.teamId === '' && !draft.mayInviteWithoutTeam ? [{ code: 'team-not-chosen' } as const] : []),
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
