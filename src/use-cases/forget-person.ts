import { type ConversionDraft, EMPTY_CONVERSION_FORM } from '../domain/conversion/conversion-draft.ts';
import { type Draft, emptiedForm } from '../domain/draft.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { Reference, RequestId, UserId } from '../domain/ids.ts';
import { isFinal } from '../domain/invitation.ts';
import { needsAddress } from '../domain/retention.ts';
import { changeRefusal, type ForgetChangesDeps, forgetChanges } from './forget-changes.ts';
import { conversionRefusal, type ForgetConversionsDeps, forgetConversions } from './forget-conversions.ts';
import type { AccessChangeReading } from './ports/access-changes.ts';
import type { CheckedAddresses } from './ports/checked-addresses.ts';
import type { ConversionDrafts } from './ports/conversion-drafts.ts';
import type { ConversionReading } from './ports/conversions.ts';
import type { Drafts } from './ports/drafts.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Holding, Invitees } from './ports/invitees.ts';
import type { LinkVault } from './ports/link-vault.ts';
import { ofDraft } from './submit-form.ts';

export interface ForgetDeps extends ForgetConversionsDeps, ForgetChangesDeps {
  readonly invitees: Invitees;
  readonly drafts: Drafts;
  readonly conversionDrafts: ConversionDrafts;
  readonly linkVault: LinkVault;
  readonly checkedAddresses: CheckedAddresses;
}

export interface Removed {
  readonly invitations: number;
  /** Of others, where the address was told as well. */
  readonly notices: number;
  readonly conversions: number;
  /** Requests about their access. */
  readonly changes: number;
  readonly links: number;
  /** Forms for invitations, and for conversions. */
  readonly drafts: number;
  /** How often somebody had the address checked. */
  readonly checks: number;
  /** Theirs in the directory, where we remove nothing. */
  readonly accounts: readonly UserId[];
}

export type ForgetOutcome =
  | { readonly outcome: 'nothing-held' }
  /**
   * `under-way`: the next step needs the address, and comes by itself; `not-issued`: a conversion that has to be ended first;
   * `not-decided`: a change of access that has to be.
   * Whoever was invited meanwhile had some removed before.
   */
  | {
      readonly outcome: 'refused';
      readonly because: 'open' | 'under-way' | 'not-issued' | 'not-decided';
      readonly references: readonly Reference[];
      readonly removed?: Removed;
    }
  | ({ readonly outcome: 'forgotten' } & Removed);

interface Asked {
  readonly address: EmailAddress;
  readonly evenOpen: boolean;
}

const TRIES = 5;
const COUNTS = { invitations: 0, notices: 0, conversions: 0, changes: 0, links: 0, drafts: 0, checks: 0 } as const;
const NOTHING: Removed = { ...COUNTS, accounts: [] };

/**
 * Removes at once all that is kept of an address. The ledger stays, and says that it was done; the sweep brings up the cards.
 * An open invitation is followed all the same, because its account is known; but no mail about it can be sent any more.
 */
export async function forgetPerson(deps: ForgetDeps, asked: Asked): Promise<ForgetOutcome> {
  const refusal = refusalOf(await heldOf(deps, asked.address), asked);
  return refusal ?? forgetAll(deps, asked);
}

/** Until nothing is found any more: the person may be invited while this runs. */
async function forgetAll(deps: ForgetDeps, asked: Asked): Promise<ForgetOutcome> {
  const { address } = asked;
  let removed = NOTHING;
  for (let round = 0; round < TRIES; round += 1) {
    // The forms first: whatever is sent of one before it is empty is among the holdings, and none is sent after.
    const drafts = await emptyDrafts(deps, address);
    removed = sum(removed, { ...NOTHING, drafts });
    const held = await heldOf(deps, address);
    const refusal = refusalOf(held, asked);
    if (refusal) return isNothing(removed) ? refusal : { ...refusal, removed };
    removed = sum(removed, await forgetHoldings(deps, held.holdings, address));
    removed = sum(removed, { ...NOTHING, ...(await forgetConversions(deps, held.conversions, address)) });
    await forgetChanges(deps, held.changes, address);
    removed = sum(removed, { ...NOTHING, changes: held.changes.length });
    const checks = await deps.checkedAddresses.forgetAddress(address);
    removed = sum(removed, { ...NOTHING, checks });
    if (drafts + held.holdings.length + held.conversions.length + held.changes.length + checks > 0) continue;
    return isNothing(removed) ? { outcome: 'nothing-held' } : { outcome: 'forgotten', ...removed };
  }
  throw new EdgeError('unavailable', 'address-in-use', { retryAfterSeconds: 1 });
}

interface Held {
  readonly holdings: readonly Holding[];
  readonly conversions: readonly ConversionReading[];
  readonly changes: readonly AccessChangeReading[];
}

async function heldOf({ invitees, conversions, accessChanges }: ForgetDeps, address: EmailAddress): Promise<Held> {
  return {
    holdings: await invitees.holding(address),
    conversions: await conversions.withAddress(address),
    changes: await accessChanges.withAddress(address),
  };
}

function sum(one: Removed, other: Removed): Removed {
  return {
    invitations: one.invitations + other.invitations,
    notices: one.notices + other.notices,
    conversions: one.conversions + other.conversions,
    changes: one.changes + other.changes,
    links: one.links + other.links,
    drafts: one.drafts + other.drafts,
    checks: one.checks + other.checks,
    accounts: [...new Set([...one.accounts, ...other.accounts])],
  };
}

function isNothing({ invitations, notices, conversions, changes, drafts, checks }: Removed): boolean {
  return invitations + notices + conversions + changes + drafts + checks === 0;
}

type Refusal = Extract<ForgetOutcome, { readonly outcome: 'refused' }>;

function refusalOf({ holdings, conversions, changes }: Held, { evenOpen }: Asked): Refusal | undefined {
  const inClear = holdings.filter(({ as }) => as === 'invitee').map(({ reading }) => reading.invitation);
  const underWay = inClear.filter(needsAddress);
  const open = evenOpen ? [] : inClear.filter((invitation) => !isFinal(invitation));
  const references = (because: 'open' | 'under-way', those: typeof inClear) =>
    ({ outcome: 'refused', because, references: those.map(({ reference }) => reference) }) as const;
  if (underWay.length > 0) return references('under-way', underWay);
  if (open.length > 0) return references('open', open);
  const refused = conversionRefusal(conversions, evenOpen) ?? changeRefusal(changes);
  return refused && { outcome: 'refused', ...refused };
}

async function forgetHoldings(deps: ForgetDeps, holdings: readonly Holding[], address: EmailAddress): Promise<Removed> {
  const own = holdings.filter(({ as }) => as !== 'cc');
  let links = 0;
  // One after the other, the links first: what a crash leaves undone is found by the address again.
  for (const { reading } of own) {
    links += (await deps.linkVault.keptAt(reading.invitation.id)).length;
    await deps.linkVault.wipe(reading.invitation.id);
  }
  for (const holding of holdings) await forgetHolding(deps, holding, address);
  const accounts = own.flatMap(({ reading }) => reading.invitation.track.guestId ?? []);
  return { ...NOTHING, invitations: own.length, notices: holdings.length - own.length, links, accounts };
}

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

async function emptyDrafts(deps: ForgetDeps, address: EmailAddress): Promise<number> {
  const { invitees, drafts, conversionDrafts } = deps;
  const forms = await invitees.draftsWith(address);
  for (const { id } of forms) await emptyDraft(drafts, id, emptied);
  const conversions = await invitees.conversionsWith(address);
  for (const { id } of conversions) await emptyDraft(conversionDrafts, id, emptiedConversion);
  return forms.length + conversions.length;
}

interface KeptIn<Form> {
  read(id: RequestId): Promise<Form | undefined>;
  save(saving: { readonly draft: Form; readonly after: number; readonly jobs: readonly [] }): Promise<{
    readonly outcome: 'saved' | 'outdated';
  }>;
}

/** It stays as a shell for a while, so that its card can be edited to one without the address. */
async function emptyDraft<Form extends { readonly version: number }>(
  kept: KeptIn<Form>,
  id: RequestId,
  empty: (draft: Form) => Form,
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await kept.read(id);
    if (!draft) return;
    const { outcome } = await kept.save({ draft: empty(draft), after: draft.version, jobs: [] });
    if (outcome === 'saved') return;
  }
  throw new EdgeError('unavailable', 'draft-in-use', { retryAfterSeconds: 1 });
}

function emptied(draft: Draft): Draft {
  const stage = draft.stage === 'sent' ? 'sent' : 'cancelled';
  return {
    ...ofDraft(draft),
    form: emptiedForm(draft.form),
    askedAdmins: undefined,
    version: draft.version + 1,
    stage,
  };
}

function emptiedConversion(draft: ConversionDraft): ConversionDraft {
  const { id, reference, askerId, version, createdAt } = draft;
  const stage = draft.stage === 'asked' ? 'asked' : 'cancelled';
  return { id, reference, askerId, form: EMPTY_CONVERSION_FORM, version: version + 1, createdAt, stage };
}
