import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import { type AskedChange, offeredChanges } from '../../domain/access-change/offered-changes.ts';
import { type Draft, typedText } from '../../domain/draft.ts';
import { parseEmailAddress } from '../../domain/email-address.ts';
import { draftMark } from '../../domain/press-mark.ts';
import type { PersonPress } from '../edit-draft.ts';
import type { GatherDeps } from '../gather-facts.ts';
import { presentCard, type SubjectDeps } from '../load-subject.ts';
import type { PressNote, PressOutcome } from '../press-outcome.ts';
import type { ChangeStandingDeps } from './change-standing.ts';
import { findingsAgainst } from './check-new-address.ts';
import { type OpenChangeDeps, openChange } from './open-change.ts';
import { readTarget, type Target } from './read-target.ts';
import { rememberChange } from './remember-change.ts';

export interface AskChangeDeps extends SubjectDeps, GatherDeps, OpenChangeDeps, ChangeStandingDeps {}

const ADDRESS_KEPT = 320;

/** That somebody accepts once more with the same address, perhaps by another account. Throws EdgeError. */
export function askReset(deps: AskChangeDeps, press: PersonPress): Promise<PressOutcome> {
  return ask(deps, press, { wanted: 'reset' });
}

/** That somebody accepts with another address from now on. Throws EdgeError. */
export async function askAddress(
  deps: AskChangeDeps,
  { address: typed, ...press }: PersonPress & { readonly address: string },
): Promise<PressOutcome> {
  const address = typedText(typed).trim();
  if (address.length > ADDRESS_KEPT) return { outcome: 'too-long', length: address.length, max: ADDRESS_KEPT };
  return ask(deps, press, { wanted: 'address', address });
}

/** That a deleted guest comes back. Throws EdgeError. */
export function askRestore(deps: AskChangeDeps, press: PersonPress): Promise<PressOutcome> {
  return ask(deps, press, { wanted: 'restore' });
}

interface Wanted {
  readonly wanted: AskedChange;
  /** As typed. */
  readonly address?: string;
}

/** From what was found of somebody who is here, or was: asked by an administrator, and confirmed by another (product 4.2). */
async function ask(deps: AskChangeDeps, press: PersonPress, wanted: Wanted): Promise<PressOutcome> {
  const draft = await deps.drafts.read(press.requestId);
  if (!draft || draft.inviterId !== press.callerId) return presentCard(deps, press);
  const person =
    draft.stage === 'review' && isOffered(draft, press, wanted) ? draft.review.people[press.person] : undefined;
  if (!person) return presentCard(deps, press, 'stale');

  const target = await readTarget(deps, { ...wanted, callerId: press.callerId, person });
  if (target === 'no-admin') return { outcome: 'no-admin' };
  if (typeof target === 'string') return presentCard(deps, press, target);
  const address = wanted.address ?? target.addressNow ?? '';
  const findings =
    wanted.wanted === 'restore'
      ? []
      : await findingsAgainst(deps, { askerId: press.callerId, accountId: target.accountId, address });
  const note = findings.length > 0 ? undefined : await open(deps, press, { draft, wanted, target });
  if (note === undefined || note === 'change-asked') await rememberChange(deps, press, { person, wanted, findings });
  return presentCard(deps, press, note);
}

function isOffered(
  draft: Extract<Draft, { readonly stage: 'review' }>,
  { mark, person }: PersonPress,
  { wanted }: Wanted,
): boolean {
  const shown = draft.review.people[person];
  return (
    mark === draftMark(draft) &&
    draft.review.audience === 'admin' &&
    shown !== undefined &&
    offeredChanges(shown).includes(wanted)
  );
}

const NOTES: Readonly<Record<Awaited<ReturnType<typeof openChange>>, PressNote>> = {
  recorded: 'change-asked',
  'opened-already': 'change-asked',
  'account-taken': 'account-in-use',
  'one-admin': 'one-admin',
};

async function open(
  deps: AskChangeDeps,
  { callerId, requestId, mark = '', person }: PersonPress,
  { draft, wanted, target }: { readonly draft: Draft; readonly wanted: Wanted; readonly target: Target },
): Promise<PressNote> {
  const { accountId, askerName, ...read } = target;
  const parsed = parseEmailAddress(wanted.address ?? read.addressNow ?? '');
  const isAddressed = wanted.wanted !== 'restore' && 'address' in parsed;
  const data: AccessChangePerson = {
    ...{ ...read, askerName, language: draft.form.language },
    ...(isAddressed && { addressNew: parsed.address }),
  };
  const id = deps.ids.requestId(`change ${requestId} ${person} ${wanted.wanted} ${mark}`);
  return NOTES[await openChange(deps, { id, change: wanted.wanted, askerId: callerId, accountId, person: data })];
}
