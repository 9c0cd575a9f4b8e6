import {
  type ConversionDraft,
  type ConversionForm,
  EMPTY_CONVERSION_FORM,
} from '../../domain/conversion/conversion-draft.ts';
import type { InternalAccount } from '../../domain/conversion/internal-account.ts';
import { personSaid } from '../../domain/conversion/person-said.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import { domainOf, findAddresses, parseMailbox } from '../../domain/email-address.ts';
import type { UserId } from '../../domain/ids.ts';
import { askConverterFacts, type ConverterStanding, converterStandingIn } from '../converter-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversionDrafts } from '../ports/conversion-drafts.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { needed } from '../unreadable.ts';
import { Wave } from '../wave.ts';
import { FORM_ROLES, type FormRole } from './step-conversion.ts';

export interface StartConversionDeps extends RightDeps {
  readonly conversionDrafts: ConversionDrafts;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface StartConversionInput {
  readonly callerId: UserId;
  /** What they typed; addresses in it fill the form. */
  readonly text: string;
  /** Names the activity that asks, so that its second delivery finds the first one's draft. */
  readonly activityKey: string;
  /** The account, where an invitation's check has found it. */
  readonly accountId?: UserId | undefined;
}

export type StartConversionOutcome =
  | { readonly outcome: 'started'; readonly draft: ConversionDraft; readonly as: FormRole }
  | { readonly outcome: 'refused'; readonly because: Exclude<ConverterStanding, 'admin' | 'converter'> };

/**
 * A form for whoever may ask, filled in with what they said; with what the directory has only where they administer (checks 1).
 * Throws EdgeError when the directory does not say who they are.
 */
export async function startConversion(
  deps: StartConversionDeps,
  input: StartConversionInput,
): Promise<StartConversionOutcome> {
  const { directory, conversionDrafts, policies, clock, ids } = deps;
  const { callerId, text, accountId } = input;
  const id = ids.requestId(`conversion ${input.activityKey}`);
  const wave = new Wave();
  const policy = await policies.current();
  const right = askConverterFacts(wave, callerId, policy);
  const account = accountId && wave.ask({ fact: 'account', id: accountId });
  await wave.read(directory);
  const facts = right();
  const standing = converterStandingIn(facts, policy);
  if (standing !== 'admin' && standing !== 'converter') return { outcome: 'refused', because: standing };
  const known = await conversionDrafts.read(id);
  const as = FORM_ROLES[standing];
  if (known) return { outcome: 'started', draft: known, as };

  const ownDomains = needed(facts.ownDomains, 'right-not-readable');
  const said = addressesIn(text, ownDomains);
  const typed: ConversionForm = { ...EMPTY_CONVERSION_FORM, ...said, personId: accountId ?? '' };
  const chosen = account ? readingOf(account()) : undefined;
  const form = standing === 'admin' ? await proposed(directory, typed, { chosen, ownDomains }) : typed;
  const draft: ConversionDraft = {
    ...{ id, reference: ids.reference(), askerId: callerId, version: 1, createdAt: clock() },
    ...{ form, stage: 'form', errors: [] },
  };
  try {
    await conversionDrafts.create(draft);
  } catch (error) {
    // The same activity, delivered twice at once: the other one's draft is as good.
    const first = await conversionDrafts.read(id);
    if (!first) throw error;
    return { outcome: 'started', draft: first, as };
  }
  return { outcome: 'started', draft, as };
}

/** With what the directory has of the account. */
async function proposed(
  directory: Directory,
  typed: ConversionForm,
  known: { readonly chosen: InternalAccount | undefined; readonly ownDomains: readonly string[] },
): Promise<ConversionForm> {
  const isChosen = typed.personId !== '';
  const account = isChosen ? known.chosen : await accountSaid(directory, typed);
  return {
    ...typed,
    // The name as well: not every client shows whom a people picker has chosen before.
    person: isChosen ? (account?.userPrincipalName ?? '') : typed.person,
    external: typed.external || proposedFor(account, known.ownDomains),
  };
}

type Said = Pick<ConversionForm, 'person' | 'external'>;

/** “convert kim@contoso.example to kim@fabrikam.example”: what is ours names the account, what is not is where they go. */
function addressesIn(text: string, ownDomains: readonly string[]): Said {
  const found = findAddresses(text).map((each) => each.text);
  return {
    person: found.find((address) => isOurs(address, ownDomains)) ?? personSaid(text),
    external: found.find((address) => !isOurs(address, ownDomains)) ?? '',
  };
}

function isOurs(text: string, ownDomains: readonly string[]): boolean {
  const address = parseMailbox(text);
  return address !== undefined && ownDomains.includes(domainOf(address));
}

/** Read only to propose an address; the check finds the account anew. */
async function accountSaid(directory: Directory, { person, external }: Said): Promise<InternalAccount | undefined> {
  if (person === '' || external !== '') return undefined;
  const { named } = await directory.read({ named: { fact: 'accounts-named', text: person, limit: 1 } });
  const [only, ...others] = readingOf(named) ?? [];
  if (!only || others.length > 0) return undefined;
  const { account } = await directory.read({ account: { fact: 'account', id: only.id } });
  return readingOf(account);
}

/** An address of theirs that is not ours. */
function proposedFor(account: InternalAccount | undefined, ownDomains: readonly string[]): string {
  const { otherMails = [], mail } = account ?? {};
  const held = mail === undefined ? otherMails : [...otherMails, mail];
  return held.find((each) => parseMailbox(each) !== undefined && !isOurs(each, ownDomains)) ?? '';
}
