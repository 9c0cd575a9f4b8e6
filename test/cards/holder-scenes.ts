import { conversionClosingCard } from '../../src/cards/conversion-closing.ts';
import { conversionConsentCard } from '../../src/cards/conversion-consent.ts';
import { conversionRedeemCard } from '../../src/cards/conversion-redeem.ts';
import { holderUnreachableCard } from '../../src/cards/holder-unreachable.ts';
import type { Noted } from '../../src/cards/note.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import type { Scene } from './scene.ts';
import { type Cast, LINK } from './scenes.ts';
import { aConversionPerson, aShown, CONVERTED, type ConversionStep, heldThings, WAY } from './shown-casts.ts';

/** What the holder of an account reads from the question to the end, and what the others read when it went wrong or is done. */
export function holderScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [
    ...consentScenes(cast, reader),
    ...redeemScenes(cast, reader),
    ...unreachableScenes(cast, reader),
    ...closingScenes(cast, reader),
  ];
}

type More = Noted<NonNullable<Parameters<typeof aShown>[2]>>;

function consentScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const consent = (name: string, steps: readonly ConversionStep[], { note, ...more }: More = {}) => ({
    name: `consent${name}`,
    content: conversionConsentCard({ ...aShown(cast, steps, more), note }, reader),
  });
  return [
    consent('', WAY.asked),
    consent('-silent', [...WAY.asked, CONVERTED.silent], { note: 'stale' }),
    consent('-issuing', WAY.agreed),
    consent('-issuing-unasked', WAY.agreed, { isUnasked: true, note: 'twice' }),
    consent('-said-no', [...WAY.asked, CONVERTED.refused]),
    consent('-removed', WAY.asked, { person: undefined }),
  ];
}

function redeemScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const redeem = (name: string, steps: readonly ConversionStep[], { note, ...more }: More = {}) => ({
    name: `redeem-${name}`,
    content: conversionRedeemCard({ ...aShown(cast, steps, more), note }, reader),
  });
  const alone = aConversionPerson(cast, { withoutTeams: cast.message });
  return [
    redeem('link', WAY.delivered, { link: LINK }),
    redeem('link-unasked', WAY.issued, { link: LINK, isUnasked: true, note: 'stale' }),
    redeem('link-no-teams', WAY.delivered, { link: LINK, person: alone }),
    redeem('done-no-teams', WAY.redeemed, { person: alone }),
    redeem('coming', WAY.issued),
    redeem('link-gone', [...WAY.delivered, CONVERTED.linkWiped]),
    redeem('done', WAY.redeemed),
    redeem('mismatch', [...WAY.redeemed, CONVERTED.mismatch]),
    redeem('stopped', [...WAY.asked, CONVERTED.withdrawn]),
    redeem('removed', WAY.delivered, { person: undefined }),
  ];
}

function unreachableScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const unreachable = (name: string, steps: readonly ConversionStep[], { note, ...more }: More = {}) => ({
    name: `unreachable-${name}`,
    content: holderUnreachableCard({ ...aShown(cast, steps, { as: 'asker', ...more }), note }, reader),
  });
  return [
    unreachable('no-teams', [...WAY.confirmed, { kind: 'holder-unreachable', because: 'no-teams' }]),
    unreachable('no-app', [...WAY.confirmed, { kind: 'holder-unreachable', because: 'no-app' }], { note: 'twice' }),
    unreachable('no-answer', [...WAY.asked, CONVERTED.silent]),
    unreachable('removed', [...WAY.asked, CONVERTED.silent], { person: undefined }),
  ];
}

function closingScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const closing = (name: string, person: Partial<ConversionPerson> | undefined, { note, ...more }: More = {}) => ({
    name: `closing-${name}`,
    content: conversionClosingCard(
      { ...aShown(cast, WAY.verified, { as: 'asker', ...more, person: of(person) }), note },
      reader,
    ),
  });
  const of = (person: Partial<ConversionPerson> | undefined) => person && aConversionPerson(cast, person);
  const same = { same: 15, gone: [], added: [], unread: [] };
  const changed = {
    same: 12,
    gone: heldThings(cast, 2),
    added: heldThings(cast, 11),
    unread: [
      { part: 'apps', permission: 'Application.Read.All' },
      { part: 'owned', permission: undefined },
    ],
  } as const;
  const licences = [{ name: 'Microsoft 365 E3', byGroup: cast.team }, { name: 'Power BI Pro' }];
  const guest = {
    comparison: same,
    provider: 'google.com',
    signedInAt: 'fabrikam.example',
    userType: 'Guest',
  } as const;
  const done = aShown(cast, [...WAY.verified, CONVERTED.closed], { as: 'asker', person: of({ ...guest, licences }) });
  return [
    closing('fine', guest, { note: 'stale' }),
    closing('changed', { comparison: changed, provider: 'ExternalAzureAD', licences, isSynced: true }),
    closing('unread', {}),
    closing('removed', undefined),
    { name: 'closing-closed', content: conversionClosingCard(done, reader) },
  ];
}
