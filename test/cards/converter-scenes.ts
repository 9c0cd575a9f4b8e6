import { conversionCancelledCard } from '../../src/cards/conversion-cancelled.ts';
import { conversionFormCard } from '../../src/cards/conversion-form.ts';
import { converterReviewCard } from '../../src/cards/conversion-handed-in.ts';
import type { ConversionReviewDraft } from '../../src/cards/conversion-pre-flight.ts';
import { conversionToLookAtCard } from '../../src/cards/conversion-to-look-at.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { ConversionCode } from '../../src/domain/conversion/conversion-details.ts';
import { EMPTY_CONVERSION_FORM } from '../../src/domain/conversion/conversion-draft.ts';
import type { ConversionFinding } from '../../src/domain/conversion/conversion-finding.ts';
import { AGREEMENT } from './agreement-scenes.ts';
import {
  aConversionChecking,
  aConversionForm,
  aPreFlight,
  everyConversionFinding,
  HOLDER_ID,
  seen,
} from './conversion-casts.ts';
import { aRequestCard, CURED, STEPS_OF_REQUEST as S, type Shows } from './request-scenes.ts';
import type { Scene } from './scene.ts';
import { type Cast, INVITER_ID, NOW } from './scenes.ts';
import { CONVERTED, type ConversionStep, DECIDER_ID, WAY } from './shown-casts.ts';

const OF_ASKER: readonly ConversionCode[] = ['own-account', 'own-domain', 'inviter-lacks-role', 'stays-member'];
const FOUND: readonly ConversionCode[] = ['has-mailbox', 'holds-role', 'partner-domain-federated', 'stays-member'];

/** Those of a conversion whose asker does not administer: theirs, and those of the administrators who look in their place. */
export function converterScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [...formScenes(cast, reader), ...lookScenes(cast, reader), ...statusScenes(cast, reader)];
}

/** What was found for them, with the administrators. */
export function handedIn(
  cast: Cast,
  findings: readonly ConversionFinding[],
  more: Partial<ConversionReviewDraft> = {},
): ConversionReviewDraft {
  return { ...aPreFlight(cast, { standing: 'blocked', findings }), askedAdmins: { at: NOW, reached: 2 }, ...more };
}

function formScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const findings = FOUND.map((code) => seen(cast, code));
  const review = (name: string, draft: ConversionReviewDraft) => ({
    name,
    content: converterReviewCard(draft, reader),
  });
  const gate = aPreFlight(cast, { standing: 'gate', findings: [], signIn: 'ann@northwind.example' });
  const theirs = [...findings, seen(cast, 'own-domain'), seen(cast, 'domain-denied')];
  const form = { ...EMPTY_CONVERSION_FORM, external: cast.address, message: `${cast.message} https://x.example` };
  const typed = { form: { ...form, personId: HOLDER_ID, person: cast.address } };
  return [
    {
      name: 'converter-form',
      content: conversionFormCard(aConversionForm(cast, typed), reader, { isForConverter: true }),
    },
    review('converter-handed-in', handedIn(cast, findings)),
    review('converter-handed-in-own', handedIn(cast, theirs, { form, note: 'stale' })),
    review('converter-handed-in-telling', handedIn(cast, findings, { askedAdmins: { at: NOW } })),
    review('converter-handed-in-unheard', handedIn(cast, findings, { askedAdmins: { at: NOW, reached: 0 } })),
    review('converter-gate', gate),
    {
      name: 'converter-lapsed',
      content: conversionCancelledCard(reader, { form, askedAdmins: { at: NOW, lapsedAt: NOW } }),
    },
  ];
}

function lookScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const look = (name: string, draft: Parameters<typeof conversionToLookAtCard>[0]) => ({
    name: `look-at${name}`,
    content: conversionToLookAtCard(draft, reader),
  });
  const nobody = { id: HOLDER_ID, name: '', userPrincipalName: '' };
  const gone = aPreFlight(cast, { standing: 'blocked', findings: [seen(cast, 'account-not-found')], account: nobody });
  const asked = { at: NOW, reached: 2, remindedAt: NOW };
  const gate = [seen(cast, 'sign-in-domain-differs')];
  return [
    look('-reminded', handedIn(cast, [seen(cast, 'account-disabled'), ...gate], { askedAdmins: asked })),
    look(
      '-escalated',
      handedIn(
        cast,
        OF_ASKER.map((code) => seen(cast, code)),
        { askedAdmins: { ...asked, escalatedAt: NOW } },
      ),
    ),
    look('-gate', { ...aPreFlight(cast, { standing: 'gate', findings: gate }), askedAdmins: asked }),
    look('-lapsed', { ...aConversionForm(cast), stage: 'cancelled', askedAdmins: { at: NOW, lapsedAt: NOW } }),
    look(
      '',
      handedIn(
        cast,
        FOUND.map((code) => seen(cast, code)),
      ),
    ),
    look('-everything', handedIn(cast, everyConversionFinding(cast), { note: 'stale' })),
    look('-gone', gone),
    look('-over', aConversionForm(cast)),
    look('-checking', aConversionChecking(cast, { note: 'twice' })),
  ];
}

const ISSUED: readonly ConversionStep[] = [...CURED, CONVERTED.inviting, CONVERTED.issued];

/** How it stands, in every way that it can. */
export const WAYS_OF_CONVERTER: Readonly<Record<string, readonly ConversionStep[]>> = {
  handed: [CONVERTED.requested],
  awaiting: [CONVERTED.requested, S.reached],
  agreeing: [AGREEMENT.asked, S.reached],
  agreed: [AGREEMENT.asked, S.reached, AGREEMENT.agreed],
  'agreement-lapsed': [AGREEMENT.asked, S.reached, AGREEMENT.agreed, AGREEMENT.outdated],
  reaching: WAY.confirmed,
  asking: WAY.asked,
  unreachable: [...WAY.asked, CONVERTED.silent],
  inviting: CURED,
  'inviting-unsure': [...CURED, CONVERTED.inviting, { kind: 'invite-unsure' }],
  issued: ISSUED,
  delivered: WAY.delivered,
  'link-wiped': [...WAY.delivered, CONVERTED.linkWiped],
  'stopped-unsure': [...CURED, CONVERTED.inviting, S.rightLost],
  stopped: [...ISSUED, S.stopped],
  'accepted-after-stop': [...ISSUED, S.stopped, CONVERTED.redeemed],
  accepted: WAY.redeemed,
  converted: WAY.verified,
  closed: [...WAY.verified, CONVERTED.closed],
  denied: [CONVERTED.requested, S.denied],
  refused: [...WAY.asked, CONVERTED.refused],
  withdrawn: [CONVERTED.requested, CONVERTED.withdrawn],
  'withdrawn-maybe': [
    ...CURED,
    CONVERTED.inviting,
    { kind: 'invite-put-off', attempt: 2, because: 'throttled' },
    CONVERTED.withdrawn,
  ],
  lapsed: [CONVERTED.requested, S.lapsed],
  changed: [...WAY.agreed, S.changed],
  strayed: [...WAY.agreed, CONVERTED.inviting, S.strayed],
  'put-aside': [...WAY.agreed, CONVERTED.inviting, S.strayed, CONVERTED.closed],
  mismatch: [...WAY.redeemed, CONVERTED.mismatch],
};

function statusScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const status = (name: string, steps: readonly ConversionStep[], more: Shows = {}): Scene => ({
    name: `following-converter-${name}`,
    content: aRequestCard(cast, reader, { steps, more: { as: 'converter', viewerId: INVITER_ID, ...more } }),
  });
  return [
    ...Object.entries(WAYS_OF_CONVERTER).map(([name, steps]) =>
      status(name, steps, { person: { deniedBecause: cast.message, message: cast.message } }),
    ),
    status('removed', WAY.asked, { person: undefined, note: 'stale' }),
  ];
}

/** What stands in the directory, and nobody has typed. */
export const UNTYPED = ['ann.lee@contoso.example', 'Dana Cho', 'Fabrikam,', HOLDER_ID, DECIDER_ID, 'EXCHANGE', 'mail:'];
