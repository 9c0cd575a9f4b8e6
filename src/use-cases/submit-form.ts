import { type Draft, type FormError, type FormValues, MESSAGE_MAX } from '../domain/draft.ts';
import { findAddresses, parseEmailAddress } from '../domain/email-address.ts';
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
      : ({ stage: 'checking', purpose: 'review', since: deps.clock() } as const);
  const { outcome } = await deps.drafts.save({
    draft: { ...ofDraft(draft), form, version: draft.version + 1, ...stage },
    after: draft.version,
    jobs: errors.length > 0 ? [] : [{ job: { name: 'check-draft', requestId: draft.id } }],
  });
  return presentCard(deps, press, outcome === 'saved' ? undefined : 'twice');
}

/** The parts of a draft that every stage has. */
export function ofDraft(draft: Draft): Omit<Draft, 'stage'> {
  const { id, reference, inviterId, form, teams, mayInviteWithoutTeam, version, createdAt } = draft;
  return { id, reference, inviterId, form, teams, mayInviteWithoutTeam, version, createdAt };
}

function formValues(draft: Draft, sent: SubmittedForm): FormValues {
  return {
    addresses: sent.addresses.slice(0, 2000),
    teamId: draft.teams.find(({ id }) => id === sent.team)?.id ?? '',
    message: sent.message.slice(0, 4 * MESSAGE_MAX),
    language: parseLanguage(sent.language) ?? draft.form.language,
  };
}

function formErrors(draft: Draft, form: FormValues, sent: SubmittedForm): readonly FormError[] {
  const length = sent.message.length;
  return [
    ...addressErrors(form.addresses),
    ...(form.teamId === '' && !draft.mayInviteWithoutTeam ? [{ code: 'team-not-chosen' } as const] : []),
    ...(length > MESSAGE_MAX ? [{ code: 'message-too-long', length, max: MESSAGE_MAX } as const] : []),
  ];
}

function addressErrors(text: string): readonly FormError[] {
  const found = findAddresses(text);
  if (found.length > 1) return [{ code: 'one-at-a-time', count: found.length }];
  const [only] = found;
  if (!only)
    return text.trim() === ''
      ? [{ code: 'no-address' }]
      : [{ code: 'address-malformed', text: text.trim().slice(0, 120) }];
  const parsed = parseEmailAddress(only.text);
  const isMalformed = 'problem' in parsed && parsed.problem.code === 'address-malformed';
  return isMalformed ? [{ code: 'address-malformed', text: only.text }] : [];
}
