import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import type { Conversion } from '../../domain/conversion/conversion.ts';
import { mayStop } from '../../domain/conversion/parties.ts';
import { typedText } from '../../domain/draft.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import { type EmailAddress, parseEmailAddress } from '../../domain/email-address.ts';
import { parseLanguage } from '../../domain/language.ts';
import type { DirectoryPerson } from '../../domain/person.ts';
import { conversionPressMark, isOutPressMark } from '../../domain/press-mark.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import {
  appendConversion,
  type NewConversionEntry,
  type RecordConversionDeps,
} from '../conversion/record-conversion.ts';
import type { GatherDeps } from '../gather-facts.ts';
import { conversionCard, presentCard, type SubjectDeps } from '../load-subject.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { needed } from '../unreadable.ts';
import { Wave } from '../wave.ts';
import { askOwnDomains, askRoles, hasMismatch, isHandedOn, mayBeBlocked } from './change-standing.ts';
import { findingsAgainst } from './check-new-address.ts';
import { type OpenChangeDeps, openChange } from './open-change.ts';
import { groupNames } from './read-target.ts';

export interface AskChangeOfConversionDeps extends SubjectDeps, RecordConversionDeps, GatherDeps, OpenChangeDeps {}

/** That nobody signs in with the account until somebody decides: it cannot be withdrawn any more (product 5.8). Throws EdgeError. */
export function askToBlock(deps: AskChangeOfConversionDeps, press: Press): Promise<PressOutcome> {
  return ask(deps, press, {
    change: 'block',
    isOpen: (conversion) => {
      const { block } = conversion.track;
      if (!mayBeBlocked(conversion) || block?.blockedAt) return 'stale';
      return block && !block.isOver ? 'twice' : undefined;
    },
    isLate: (conversion, mark) => mayStop(conversion) && isOutPressMark(conversion, mark),
    whyNot: async () => undefined,
    entryOf: (entry) => ({ kind: 'block-asked', ...entry }),
  });
}

const ADDRESS_KEPT = 320;

/**
 * That they accept with the address they sign in with: `mail` does not fit it, so Teams keeps them out (product 5.9). Which
 * one that is has to be typed: what was stated before is what has proved wrong. Throws EdgeError.
 */
export async function askAddressOfConversion(
  deps: AskChangeOfConversionDeps,
  { address: typed, ...press }: Press & { readonly address: string },
): Promise<PressOutcome> {
  const address = typedText(typed).trim();
  if (address.length > ADDRESS_KEPT) return { outcome: 'too-long', length: address.length, max: ADDRESS_KEPT };
  const parsed = parseEmailAddress(address);
  return ask(deps, press, {
    change: 'address',
    addressNew: 'address' in parsed ? parsed.address : undefined,
    isOpen: (conversion) => (hasMismatch(conversion) ? undefined : 'stale'),
    whyNot: async ({ account, ownDomains, hasRole, reading }) => {
      if (!isHandedOn(account, ownDomains())) return 'account-changed';
      if (hasRole()) return 'has-role';
      const { accountId } = reading.conversion;
      const findings = await findingsAgainst(deps, { askerId: press.callerId, accountId, address });
      return findings.length > 0 ? 'address-refused' : undefined;
    },
    entryOf: (entry) => ({ kind: 'address-asked', ...entry }),
  });
}

interface Found {
  readonly reading: ConversionReading;
  readonly account: DirectoryPerson;
  readonly ownDomains: () => readonly string[];
  readonly hasRole: () => boolean;
}

interface Asked {
  readonly change: 'block' | 'address';
  readonly addressNew?: EmailAddress | undefined;
  /** Why it is not offered now. */
  readonly isOpen: (conversion: Conversion) => PressNote | undefined;
  /** Pressed on a card that was as good. */
  readonly isLate?: (conversion: Conversion, mark: string) => boolean;
  readonly whyNot: (found: Found) => Promise<PressNote | undefined>;
  readonly entryOf: (
    entry: Pick<Extract<NewConversionEntry, { kind: 'block-asked' }>, 'by' | 'changeId'>,
  ) => NewConversionEntry;
}

async function ask(deps: AskChangeOfConversionDeps, press: Press, asked: Asked): Promise<PressOutcome> {
  const { callerId, requestId, mark = '' } = press;
  const reading = await deps.conversions.read(requestId);
  if (!reading || reading.conversion.accountId === callerId) return presentCard(deps, press);
  const { accountId } = reading.conversion;
  const wave = new Wave();
  const asker = askAdminFacts(wave, callerId, await deps.policies.current());
  const account = wave.ask({ fact: 'person', id: accountId });
  const groups = wave.ask({ fact: 'groups-of', of: accountId });
  const hasRole = askRoles(wave, accountId);
  const ownDomains = askOwnDomains(wave);
  await wave.read(deps.directory);
  const facts = asker();
  if (adminStandingIn(facts) !== 'admin') return { outcome: 'no-admin' };

  const say = async (note?: PressNote) => {
    const now = (await deps.conversions.read(requestId)) ?? reading;
    return conversionCard(deps, { callerId, reading: now, note });
  };
  const isPresent =
    mark === conversionPressMark(reading.conversion) || asked.isLate?.(reading.conversion, mark) === true;
  const why = asked.isOpen(reading.conversion) ?? (isPresent && reading.person ? undefined : 'stale');
  if (why) return say(why);
  const now = needed(account(), 'account-not-readable');
  if (!now) return say('account-changed');
  const refused = await asked.whyNot({ reading, account: now, ownDomains, hasRole });
  if (refused) return say(refused);

  const person: AccessChangePerson = {
    ...{ name: now.displayName, addressNow: now.mail, groups: groupNames(groups()) },
    ...{ language: languageFor(reading, now), askerName: readingOf(facts.person)?.displayName ?? '' },
    ...(asked.addressNew && { addressNew: asked.addressNew }),
  };
  const id = deps.ids.requestId(`change ${requestId} ${asked.change} ${mark}`);
  const wanted = { id, change: asked.change, askerId: callerId, accountId, conversionId: requestId, person };
  const opened = await openChange(deps, wanted);
  if (opened === 'one-admin') return say('one-admin');
  if (opened === 'account-taken') return say('account-in-use');
  await rememberAsked(deps, reading, asked.entryOf({ by: callerId, changeId: id }));
  return say('change-asked');
}

/** Whoever was killed before it is found by the same press, or by the end of the change. */
async function rememberAsked(
  deps: AskChangeOfConversionDeps,
  { conversion: { id, track } }: ConversionReading,
  entry: NewConversionEntry,
): Promise<void> {
  const recorded = await appendConversion(deps, id, ({ conversion }) =>
    (conversion.track.presses ?? 0) === (track.presses ?? 0) ? { entries: [entry] } : undefined,
  );
  if (recorded === 'outdated') throw new EdgeError('unavailable', 'conversion-in-use', { retryAfterSeconds: 1 });
}

function languageFor({ person }: ConversionReading, account: DirectoryPerson): AccessChangePerson['language'] {
  return person?.holderLanguage ?? parseLanguage(account.preferredLanguage) ?? 'en';
}
