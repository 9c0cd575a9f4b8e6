import type { Draft } from '../domain/draft.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { Reference, RequestId, UserId } from '../domain/ids.ts';
import { isFinal } from '../domain/invitation.ts';
import { needsAddress } from '../domain/retention.ts';
import type { Clock } from './ports/clock.ts';
import type { Drafts } from './ports/drafts.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Holding, Invitees } from './ports/invitees.ts';
import type { LinkVault } from './ports/link-vault.ts';
import { ofDraft } from './submit-form.ts';

export interface ForgetDeps {
  readonly invitees: Invitees;
  readonly drafts: Drafts;
  readonly linkVault: LinkVault;
  readonly clock: Clock;
}

export type ForgetOutcome =
  | { readonly outcome: 'nothing-held' }
  /** `under-way`: the next step needs the address, and comes by itself. Nothing was removed. */
  | { readonly outcome: 'refused'; readonly because: 'open' | 'under-way'; readonly references: readonly Reference[] }
  | {
      readonly outcome: 'forgotten';
      readonly invitations: number;
      /** Of others, where the address was told as well. */
      readonly notices: number;
      readonly links: number;
      readonly drafts: number;
      /** In the directory, where we remove nothing. */
      readonly accounts: readonly UserId[];
    };

/**
 * Removes at once all that is kept of an address. The ledger stays, and says that it was done; the sweep brings up the cards.
 * An open invitation is followed all the same, because its account is known; but no mail about it can be sent any more.
 */
export async function forgetPerson(
  deps: ForgetDeps,
  { address, evenOpen }: { readonly address: EmailAddress; readonly evenOpen: boolean },
): Promise<ForgetOutcome> {
  const holdings = await deps.invitees.holding(address);
  const drafts = await deps.invitees.draftsWith(address);
  if (holdings.length + drafts.length === 0) return { outcome: 'nothing-held' };
  const refusal = refusalOf(holdings, evenOpen);
  if (refusal) return refusal;

  const own = holdings.filter(({ as }) => as !== 'cc');
  const links: number[] = [];
  // One after the other, the links first: what a crash leaves undone is found by the address again.
  for (const { reading } of own) {
    links.push((await deps.linkVault.keptAt(reading.invitation.id)).length);
    await deps.linkVault.wipe(reading.invitation.id);
  }
  for (const holding of holdings) await forgetHolding(deps, holding, address);
  for (const { id } of drafts) await emptyDraft(deps, id);
  return {
    outcome: 'forgotten',
    invitations: own.length,
    notices: holdings.length - own.length,
    links: links.reduce((sum, count) => sum + count, 0),
    drafts: drafts.length,
    accounts: [...new Set(own.flatMap(({ reading }) => reading.invitation.track.guestId ?? []))],
  };
}

function refusalOf(holdings: readonly Holding[], evenOpen: boolean): ForgetOutcome | undefined {
  const inClear = holdings.filter(({ as }) => as === 'invitee').map(({ reading }) => reading.invitation);
  const underWay = inClear.filter(needsAddress);
  const open = evenOpen ? [] : inClear.filter((invitation) => !isFinal(invitation));
  const references = (because: 'open' | 'under-way', those: typeof inClear) =>
    ({ outcome: 'refused', because, references: those.map(({ reference }) => reference) }) as const;
  if (underWay.length > 0) return references('under-way', underWay);
  return open.length > 0 ? references('open', open) : undefined;
}

const TRIES = 5;

async function forgetHolding(deps: ForgetDeps, first: Holding, address: EmailAddress): Promise<void> {
  let held: Holding | undefined = first;
  for (let attempt = 0; held && attempt < TRIES; attempt += 1) {
    const { outcome } = await deps.invitees.forget(held, deps.clock());
    if (outcome === 'forgotten') return;
    const now: readonly Holding[] = await deps.invitees.holding(address);
    held = now.find(({ reading }) => reading.invitation.id === first.reading.invitation.id);
  }
  if (held) throw new EdgeError('unavailable', 'invitation-in-use', { retryAfterSeconds: 1 });
}

/** It stays as a shell for a while, so that its card can be edited to one without the address. */
async function emptyDraft({ drafts }: ForgetDeps, id: RequestId): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await drafts.read(id);
    if (!draft) return;
    const { outcome } = await drafts.save({ draft: emptied(draft), after: draft.version, jobs: [] });
    if (outcome === 'saved') return;
  }
  throw new EdgeError('unavailable', 'draft-in-use', { retryAfterSeconds: 1 });
}

function emptied(draft: Draft): Draft {
  const form = { ...draft.form, addresses: '', message: '', cc: '' };
  const stage = draft.stage === 'sent' ? 'sent' : 'cancelled';
  return { ...ofDraft(draft), form, askedAdmins: undefined, version: draft.version + 1, stage };
}
