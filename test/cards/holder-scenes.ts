import { conversionClosingCard } from '../../src/cards/conversion-closing.ts';
import { conversionConsentCard } from '../../src/cards/conversion-consent.ts';
import { conversionRedeemCard } from '../../src/cards/conversion-redeem.ts';
import { holderUnreachableCard } from '../../src/cards/holder-unreachable.ts';
import type { Noted } from '../../src/cards/note.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { AftercareRefusal, AftercareStep } from '../../src/domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { BY_MAIL } from './mailed-scenes.ts';
import type { Scene } from './scene.ts';
import { type Cast, INVITER_ID, LINK } from './scenes.ts';
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

const PROBLEM: ConversionStep = { kind: 'problem-reported' };
const REMINDED: ConversionStep = { kind: 'holder-reminding', reminder: 1 };
const STOPPED: ConversionStep = { kind: 'stopped-after-issue', by: INVITER_ID };
const WAIVED: ConversionStep = { kind: 'proof-waived', by: INVITER_ID };

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
    consent('-message', WAY.asked, { person: aConversionPerson(cast, { message: cast.message }) }),
    consent('-reported', [...WAY.asked, PROBLEM], { note: 'problem-told' }),
    consent('-by-mail', [...WAY.asked, CONVERTED.silent, WAIVED]),
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
    redeem('link-reminded', [...WAY.delivered, REMINDED], {
      link: LINK,
      person: aConversionPerson(cast, { message: cast.message }),
    }),
    redeem('link-reported', [...WAY.delivered, PROBLEM], { link: LINK, note: 'twice' }),
    redeem('by-mail', BY_MAIL.silentWaived),
    redeem('by-mail-stopped', [...BY_MAIL.sent, STOPPED]),
    redeem('stopped-after-issue', [...WAY.delivered, STOPPED]),
    redeem('done-after-stop', [...WAY.delivered, STOPPED, CONVERTED.redeemed]),
    redeem('done-no-teams', WAY.redeemed, { person: alone }),
    redeem('coming', WAY.issued),
    redeem('link-gone', [...WAY.delivered, CONVERTED.linkWiped]),
    redeem('done', WAY.redeemed),
    redeem('mismatch', [...WAY.redeemed, CONVERTED.mismatch]),
    redeem('surprise', [...WAY.redeemed, { kind: 'verified', result: 'not-accepted' }]),
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
    unreachable('not-reached', [...WAY.confirmed, { kind: 'holder-unreachable', because: 'not-reached' }]),
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
    ...pressedScenes(cast, reader),
    { name: 'closing-closed', content: conversionClosingCard(done, reader) },
  ];
}

/** What somebody has asked for since, done, under way or refused. */
function pressedScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const person = aConversionPerson(cast, { provider: 'google.com', signedInAt: 'fabrikam.example' });
  const pressed = (name: string, presses: readonly ConversionStep[]): Scene => ({
    name: `closing-${name}`,
    content: conversionClosingCard(
      aShown(cast, [...WAY.verified, ...presses], { as: 'asker', person, replacesPassword: true }),
      reader,
    ),
  });
  const asked = (step: AftercareStep): ConversionStep => ({
    kind: 'aftercare-asked',
    step,
    by: INVITER_ID,
    clientRequestId: 'x',
  });
  const done = (step: AftercareStep): readonly ConversionStep[] => [asked(step), { kind: 'aftercare-done', step }];
  const refused = (step: AftercareStep, because: AftercareRefusal): readonly ConversionStep[] => [
    asked(step),
    { kind: 'aftercare-refused', step, because },
  ];
  const linkSent: readonly ConversionStep[] = [
    { kind: 'teams-link-sending', mail: 1, clientRequestId: 'x' },
    { kind: 'teams-link-sent', mail: 1 },
  ];
  return [
    pressed('offered', linkSent),
    pressed('pressed', [asked('sessions'), asked('guest'), asked('password')]),
    pressed('done', [...linkSent, ...done('sessions'), ...done('guest'), ...done('password')]),
    pressed('refused', [
      ...linkSent,
      ...refused('sessions', 'permission-missing'),
      ...refused('guest', 'owns-teams'),
      ...refused('password', 'has-role'),
    ]),
    pressed('unanswered', [...linkSent, ...refused('guest', 'unanswered')]),
  ];
}
