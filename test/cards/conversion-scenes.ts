import { conversionCancelledCard } from '../../src/cards/conversion-cancelled.ts';
import { conversionCheckingCard } from '../../src/cards/conversion-checking.ts';
import { conversionChooseCard } from '../../src/cards/conversion-choose.ts';
import { conversionFormCard } from '../../src/cards/conversion-form.ts';
import { conversionReviewCard } from '../../src/cards/conversion-stage.ts';
import type { Reader } from '../../src/cards/reader.ts';
import { reviewCard } from '../../src/cards/review-stage.ts';
import type { ConversionCode } from '../../src/domain/conversion/conversion-details.ts';
import { EMPTY_CONVERSION_FORM } from '../../src/domain/conversion/conversion-draft.ts';
import {
  aChoice,
  aConversionChecking,
  aConversionForm,
  aPreFlight,
  curedByUs,
  EVERY_CODE,
  everyConversionFinding,
  everyConversionFormError,
  HOLDER_ID,
  MUST_BE_READ,
  seen,
  UNREAD,
} from './conversion-casts.ts';
import type { Scene } from './scene.ts';
import { aPresence, aReview, type Cast } from './scenes.ts';

/** The cards of a conversion, in every state that differs to the eye. */
export function conversionScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [...formScenes(cast, reader), ...preFlightScenes(cast, reader), ...gateScenes(cast, reader)];
}

function formScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const form = (more: Parameters<typeof aConversionForm>[1]) => conversionFormCard(aConversionForm(cast, more), reader);
  const { address, name = '' } = cast;
  const typed = { ...EMPTY_CONVERSION_FORM, person: name, external: address, signIn: address, message: cast.message };
  const colleague = { people: [aPresence(cast, 'a-colleague')], audience: 'admin' as const, mail: undefined };
  return [
    { name: 'conversion-form', content: form({ form: { ...typed, external: '', signIn: '' } }) },
    { name: 'conversion-form-errors', content: form({ form: typed, errors: everyConversionFormError(cast) }) },
    { name: 'conversion-form-chosen', content: form({ form: { ...typed, personId: HOLDER_ID }, note: 'stale' }) },
    { name: 'conversion-choose', content: conversionChooseCard(aChoice(cast, 3), reader) },
    { name: 'conversion-choose-eight', content: conversionChooseCard(aChoice(cast, 8, { note: 'twice' }), reader) },
    { name: 'conversion-checking', content: conversionCheckingCard(aConversionChecking(cast), reader) },
    {
      name: 'conversion-checking-late',
      content: conversionCheckingCard(aConversionChecking(cast, { isLate: true }), reader),
    },
    { name: 'conversion-cancelled', content: conversionCancelledCard(reader) },
    { name: 'conversion-instead', content: reviewCard(aReview(reader.language, cast, colleague), reader) },
  ];
}

const FOUND: readonly ConversionCode[] = [
  'has-mailbox',
  'mail-differs',
  'holds-role',
  'partner-domain-federated',
  'stays-member',
  'sign-in-name-unknown',
];
const MINDED: readonly ConversionCode[] = ['synced', 'stays-member', 'not-visible'];

function preFlightScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const show = (more: Parameters<typeof aPreFlight>[1]) => conversionReviewCard(aPreFlight(cast, more), reader);
  const of = (codes: readonly ConversionCode[]) => codes.map((code) => seen(cast, code));
  const fine = EVERY_CODE.filter((code) => ![...FOUND, ...MINDED].includes(code));
  const signIn = seen(cast, 'sign-in-domain-differs');
  const withoutTeams = `Only reads documents in a browser.\n${cast.message}`;
  const differs = { name: cast.name ?? '', signInDomain: 'eu.fabrikam.example', mailDomain: 'fabrikam.example' };
  const reasoned = seen(cast, 'sign-in-domain-differs', { severity: 'warn', detail: { ...differs, withoutTeams } });
  const nobody = { id: HOLDER_ID, name: '', userPrincipalName: '' };
  return [
    {
      name: 'pre-flight-blocked',
      content: show({ standing: 'blocked', findings: [...of(FOUND), ...UNREAD], fine }),
    },
    {
      name: 'pre-flight-gate-too',
      content: show({
        standing: 'blocked',
        findings: [signIn, ...of(FOUND)],
        fine: fine.filter((code) => code !== signIn.code),
      }),
    },
    { name: 'pre-flight-everything', content: show({ standing: 'blocked', findings: everyConversionFinding(cast) }) },
    { name: 'pre-flight-unread', content: show({ standing: 'blocked', findings: [...MUST_BE_READ, ...UNREAD], fine }) },
    {
      name: 'pre-flight-gone',
      content: show({ standing: 'blocked', findings: of(['account-not-found']), account: nobody }),
    },
    { name: 'pre-flight-ready', content: show({ findings: of(MINDED), fine }) },
    {
      name: 'pre-flight-cured',
      content: show({ findings: [curedByUs(cast), ...of(MINDED)], fine, note: 'one-admin' }),
    },
    {
      name: 'pre-flight-without-teams',
      content: show({
        findings: [reasoned, ...of(MINDED)],
        fine: fine.filter((code) => code !== signIn.code),
        note: 'twice',
      }),
    },
  ];
}

function gateScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const findings = [seen(cast, 'sign-in-domain-differs')];
  const gate = (more: Parameters<typeof aPreFlight>[1]) =>
    conversionReviewCard(aPreFlight(cast, { standing: 'gate', findings, ...more }), reader);
  const [local = ''] = cast.address.split('@');
  return [
    { name: 'gate', content: gate({ signIn: `${local}@northwind.example` }) },
    {
      name: 'gate-sub-domain',
      content: gate({ signIn: cast.address.replace('@', '@eu.'), note: 'reason-missing' }),
    },
  ];
}
