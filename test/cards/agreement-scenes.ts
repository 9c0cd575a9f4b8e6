import { conversionReviewCard } from '../../src/cards/conversion-stage.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { PreFlight } from '../../src/domain/conversion/conversion-finding.ts';
import type { Language } from '../../src/domain/language.ts';
import { aPreFlight, seen, UNREAD } from './conversion-casts.ts';
import { aRequestCard, type Shows, STEPS_OF_REQUEST } from './request-scenes.ts';
import type { Scene } from './scene.ts';
import { aReader, type Cast, INVITER_ID, ORDINARY } from './scenes.ts';
import { CONVERTED, type ConversionStep, DECIDER_ID } from './shown-casts.ts';

export const AGREEMENT = {
  asked: { kind: 'requested', by: INVITER_ID, policyVersion: 1, findings: [], isInPrinciple: true },
  agreed: { kind: 'agreed-in-principle', by: DECIDER_ID },
  checked: { kind: 'checked-again', by: INVITER_ID },
  askedNow: { kind: 'confirmation-asked', by: INVITER_ID, policyVersion: 1, findings: [] },
  lapsed: { kind: 'lapsed', waitedFor: 'agreement' },
  outdated: { kind: 'lapsed', waitedFor: 'agreed' },
} as const satisfies Record<string, ConversionStep>;
const { asked, agreed, checked, askedNow, lapsed, outdated } = AGREEMENT;
const S = STEPS_OF_REQUEST;

/** What stands in the way has to be taken away. */
export function takenFrom(cast: Cast): PreFlight {
  const findings = [seen(cast, 'has-mailbox'), seen(cast, 'mail-differs'), seen(cast, 'eligible-for-role')];
  return { standing: 'blocked', findings: [...findings, seen(cast, 'stays-member'), ...UNREAD], fine: [] };
}

function gone(cast: Cast): PreFlight {
  const findings = [seen(cast, 'mailbox-recently-removed'), seen(cast, 'stays-member'), seen(cast, 'not-visible')];
  return { standing: 'ready', findings, fine: [] };
}

/** What is read before anything is taken from the person: by whoever asks, and by those who may agree. */
export function agreementScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const card = (name: string, steps: readonly ConversionStep[], more: Shows = {}): Scene => ({
    name,
    content: aRequestCard(cast, reader, {
      steps,
      more: { ...more, person: { preFlight: takenFrom(cast), agreerName: 'Dana Cho', ...more.person } },
    }),
  });
  const asker = { as: 'asker', viewerId: INVITER_ID } as const;
  const removed: Shows = { ...asker, person: undefined };
  const byConverter = { ...asked, isByConverter: true } as const;
  const withoutTeams = `Only reads documents in a browser.\n${cast.message}`;
  return [
    ...offered(cast, reader),
    card('agree', [asked, S.reached], { person: { checkedAt: new Date('2026-11-20T01:30:00Z') } }),
    card('agree-reminded', [asked, S.reached, S.reminded], { person: { withoutTeams }, note: 'twice' }),
    card('agree-own', [asked, S.reached, S.reminded, S.escalated], { fourEyes: false, viewerId: INVITER_ID }),
    card('agreed-awaiting', [asked, S.reached], { ...asker, note: 'own' }),
    card('agreed-awaiting-nobody', [asked, S.nobody], asker),
    card('agreed', [asked, S.reached, agreed], asker),
    card('agreed-checked', [asked, S.reached, agreed, checked], { ...asker, note: 'twice' }),
    card('agreed-ready', [asked, S.reached, agreed, checked], { ...asker, person: { preFlight: gone(cast) } }),
    { name: 'agreed-removed', content: aRequestCard(cast, reader, { steps: [asked, agreed], more: removed }) },
    card('agreed-for-asker', [byConverter, S.reached, agreed, checked]),
    card('agreed-for-asker-ready', [byConverter, S.reached, agreed, checked], { person: { preFlight: gone(cast) } }),
    card('decided-agreed', [asked, agreed], { note: 'late' }),
    card('decided-agreed-ready', [asked, agreed, checked], { person: { preFlight: gone(cast) } }),
    card('decided-agreed-outdated', [asked, agreed, outdated]),
    card('decided-agreed-denied', [asked, S.denied], { person: { deniedBecause: cast.message } }),
    card('decided-agreed-withdrawn', [asked, agreed, CONVERTED.withdrawn]),
    card('following-agreed', [asked, agreed, checked, askedNow], asker),
    card('following-agreement-lapsed', [asked, lapsed], asker),
    card('following-agreement-outdated', [asked, agreed, outdated], asker),
  ];
}

function offered(cast: Cast, reader: Reader): readonly Scene[] {
  const show = (more: Parameters<typeof aPreFlight>[1]) => conversionReviewCard(aPreFlight(cast, more), reader);
  const { findings } = takenFrom(cast);
  const gate = seen(cast, 'sign-in-domain-differs');
  const fine = ['synced', 'own-account'] as const;
  return [
    { name: 'pre-flight-agree', content: show({ standing: 'blocked', findings, fine }) },
    { name: 'pre-flight-agree-gate', content: show({ standing: 'blocked', findings: [gate, ...findings], fine }) },
  ];
}

/** The card of such a conversion, as an administrator sees it if nobody else is named. */
export function anAgreementCard(
  steps: readonly ConversionStep[],
  { person, ...more }: Shows = {},
  language: Language = 'en',
) {
  const known = { preFlight: takenFrom(ORDINARY[language]), agreerName: 'Dana Cho', ...person };
  const reader = aReader(language, { audience: 'admin' });
  return aRequestCard(ORDINARY[language], reader, { steps: [asked, ...steps], more: { ...more, person: known } });
}
