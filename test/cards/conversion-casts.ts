import assert from 'node:assert/strict';
import type { ConversionReviewDraft } from '../../src/cards/conversion-pre-flight.ts';
import type { Noted } from '../../src/cards/note.ts';
import type { ConversionCode, ConversionDetails } from '../../src/domain/conversion/conversion-details.ts';
import {
  type ConversionDraft,
  type ConversionFormError,
  type ConversionReview,
  EMPTY_CONVERSION_FORM,
} from '../../src/domain/conversion/conversion-draft.ts';
import type { ConversionFinding, Evidence, PreFlight } from '../../src/domain/conversion/conversion-finding.ts';
import { CONVERSION_RULES } from '../../src/domain/conversion/conversion-rules.ts';
import type { AccountCandidate } from '../../src/domain/conversion/internal-account.ts';
import type { Reference, UserId } from '../../src/domain/ids.ts';
import { type Cast, GUEST_ID, INVITER_ID, NOW, REQUEST_ID } from './scenes.ts';

export const HOLDER_ID = GUEST_ID;
const UPN = 'ann.lee@contoso.example';
const DOMAIN = 'fabrikam.example';

function draftBase({ address }: Cast, more: Partial<ConversionDraft['form']> = {}) {
  return {
    id: REQUEST_ID,
    reference: 'GL-7F3K-Q2' as Reference,
    askerId: INVITER_ID,
    form: { ...EMPTY_CONVERSION_FORM, external: address, ...more },
    version: 7,
    createdAt: NOW,
  };
}

type FormDraft = Noted<Extract<ConversionDraft, { stage: 'form' }>>;

export function aConversionForm(cast: Cast, more: Partial<FormDraft> = {}): FormDraft {
  return { ...draftBase(cast), stage: 'form', errors: [], ...more };
}

export function everyConversionFormError({ name = '' }: Cast): readonly ConversionFormError[] {
  return [
    { code: 'person-missing' },
    { code: 'person-unknown', text: name },
    { code: 'person-unknown', text: '' },
    { code: 'too-many-people', text: name },
    { code: 'person-inexact', text: name },
    { code: 'checks-used-up', max: 50 },
    { code: 'external-missing' },
    { code: 'external-malformed', text: 'ann.lee@fabrikam' },
    { code: 'sign-in-missing' },
    { code: 'sign-in-malformed', text: 'ann.lee' },
    { code: 'message-too-long', length: 1234, max: 1000 },
  ];
}

type ChoosingDraft = Noted<Extract<ConversionDraft, { stage: 'choosing' }>>;

/** So many accounts that the typed text fits; some have no department. */
export function aChoice(cast: Cast, count: number, more: Noted<object> = {}): ChoosingDraft {
  const { name = cast.address, team } = cast;
  const candidates = Array.from({ length: count }, (_, index): AccountCandidate => {
    const id = `5b0e7c1f-8d0a-4f77-9a3c-2f6f6e0a4d${String(index).padStart(2, '0')}` as UserId;
    const department = index % 3 === 1 ? undefined : team;
    return { id, displayName: name, userPrincipalName: `${index}.${UPN}`, department };
  });
  return { ...draftBase(cast, { person: name }), stage: 'choosing', candidates, ...more };
}

type CheckingDraft = Noted<Extract<ConversionDraft, { stage: 'checking' }>>;

export function aConversionChecking(cast: Cast, more: Partial<CheckingDraft> = {}): CheckingDraft {
  return { ...draftBase(cast), stage: 'checking', since: NOW, ...more };
}

type ReviewMore = Noted<Partial<Omit<ConversionReview, 'preFlight'>> & Partial<PreFlight>>;

export function aPreFlight(cast: Cast, more: ReviewMore = {}): ConversionReviewDraft {
  const { note, standing = 'ready', findings = [], fine = [], ...review } = more;
  return {
    ...draftBase(cast, { personId: HOLDER_ID, signIn: cast.address }),
    stage: 'review',
    note,
    review: {
      account: { id: HOLDER_ID, name: cast.name ?? '', userPrincipalName: UPN },
      address: cast.address,
      signIn: cast.address,
      askerName: cast.inviter,
      preFlight: { standing, findings, fine },
      checkedAt: NOW,
      ...review,
    },
  };
}

const AT = '2026-11-12T01:00:00Z';

function everyDetail({ address, team, inviter, name = address }: Cast): ConversionDetails {
  const domain = DOMAIN;
  const partner = 'Fabrikam';
  const plan = 'EXCHANGE_S_STANDARD';
  const many = Array.from({ length: 11 }, (_, index) => `${team} ${index + 1}`);
  return {
    'account-not-found': {},
    'on-premises-upn-written': { value: UPN },
    'mail-missing': { address, isWritable: true, isCuredByUs: false },
    'mail-differs': { mail: UPN, address, isWritable: false, isCuredByUs: false },
    'mail-differs-synced': { mail: UPN, address },
    'has-mailbox': { name, plan, source: { from: 'person' } },
    'mailbox-plan-by-group': { plan, group: team },
    'mailbox-without-licence': { kind: 'shared' },
    'mailbox-recently-removed': { proxy: UPN, plan },
    'exchange-plan-unknown': { planId: '8e0c0a52-1ac4-4f5e-9d3b-0d2c5e7f1a11' },
    'exchange-plan-without-mailbox': {},
    'own-domain': { domain: 'contoso.example', address },
    'already-invited': { since: AT },
    'already-external': { since: AT, provider: 'ExternalAzureAD' },
    'address-taken': { address, owner: inviter, kind: 'user' },
    'address-of-a-contact': { address, owner: inviter },
    'other-mail-elsewhere': { address, owner: inviter },
    'guest-twin': { guest: `${name} (${address})`, account: UPN },
    'address-in-bin': { address, name, deletedAt: AT, until: '2026-12-12T01:00:00Z' },
    'address-characters': { address, char: '+' },
    synced: {},
    'partner-domain-federated': { domain },
    'own-domain-federated': { domain: 'contoso.example' },
    'no-entra-home': { domain },
    'email-code-off': { name },
    'partner-blocked-inbound': { partner },
    'partner-partly-blocked': { partner },
    'partner-outbound-unknown': { partner },
    'partner-entries-not-checked': { domain },
    'default-blocks': { domain },
    'domain-denied': { domain },
    'domain-not-allowed': { domain },
    'invitations-off': {},
    'invitations-restricted': {},
    'inviter-lacks-role': {},
    'holds-role': { roles: ['Teams Communications Administrator'] },
    'in-role-group': { groups: [team] },
    'eligible-for-role': { roles: ['Global Reader', 'User Administrator'] },
    'management-restricted': {},
    'account-disabled': {},
    'stays-member': {},
    'internal-guest': {},
    'resource-account': {},
    'own-account': {},
    'last-admin': {},
    'never-convert': { kind: 'listed' },
    'already-running': { reference: 'GL-2M9P-D4' },
    'sign-in-name-unknown': { address },
    'other-cloud': { domain },
    'sign-in-domain-differs': { name, signInDomain: `eu.${domain}`, mailDomain: domain },
    'conditional-access-may-lock-out': { policy: team, asks: 'compliant-device', partner },
    'owns-teams': { teams: many, sole: [team] },
    'owns-apps': { apps: [team] },
    'signs-in-on-devices': { count: 2, name },
    'keeps-data-here': {},
    'used-by-programs': { at: AT },
    'no-teams-for-holder': { name },
    'dynamic-groups': { groups: [team] },
    'not-visible': {},
  };
}

/** Every rule that can find something. */
export const EVERY_CODE: readonly ConversionCode[] = CONVERSION_RULES.flatMap(({ code, severity }) =>
  severity === 'fine' ? [] : code,
);

/** As the rules give it, for some of them. */
const EVIDENCE: Readonly<Partial<Record<ConversionCode, Evidence>>> = {
  'has-mailbox': {
    property: 'assignedPlans.servicePlanId',
    value: '9aaf7827-d63c-4b61-89c3-182f06f82e5c (Enabled)',
  },
  'mail-missing': { property: 'mail' },
  'mail-differs': { property: 'mail', value: UPN },
  'holds-role': { property: 'roleAssignments', value: 'Teams Communications Administrator' },
  'partner-domain-federated': { property: 'samlOrWsFedExternalDomainFederation', value: DOMAIN },
  'used-by-programs': { property: 'signInActivity.lastNonInteractiveSignInDateTime', value: AT },
  'stays-member': { property: 'userType', value: 'Member' },
};

/** A finding with the severity of its rule. */
export function seen<Code extends ConversionCode>(
  cast: Cast,
  code: Code,
  more: { readonly detail?: ConversionDetails[Code]; readonly severity?: 'block' | 'warn' } = {},
): ConversionFinding {
  const rule = CONVERSION_RULES.find((row) => row.code === code);
  assert.ok(rule, code);
  const severity = rule.severity === 'fine' ? 'info' : rule.severity;
  return { code, severity, detail: everyDetail(cast)[code], evidence: EVIDENCE[code], ...more } as ConversionFinding;
}

/** A wrong `mail` that Guestlist changes itself. */
export function curedByUs(cast: Cast): ConversionFinding {
  const { address } = cast;
  return seen(cast, 'mail-differs', { detail: { mail: UPN, address, isWritable: true, isCuredByUs: true } });
}

export function everyConversionFinding(cast: Cast): readonly ConversionFinding[] {
  return EVERY_CODE.map((code) => seen(cast, code));
}

export const UNREAD: readonly ConversionFinding[] = [
  {
    code: 'domain-denied',
    severity: 'not-checked',
    fact: 'domainLists',
    mustBeRead: false,
    unread: { because: 'permission', permission: 'Policy.Read.B2BManagementPolicy' },
  },
  {
    code: 'domain-not-allowed',
    severity: 'not-checked',
    fact: 'domainLists',
    mustBeRead: false,
    unread: { because: 'permission', permission: 'Policy.Read.B2BManagementPolicy' },
  },
  { code: 'owns-teams', severity: 'not-checked', fact: 'owned', mustBeRead: false, unread: { because: 'no-answer' } },
  {
    code: 'used-by-programs',
    severity: 'not-checked',
    fact: 'usedByProgramsAt',
    mustBeRead: false,
    notApplicable: { licence: 'Microsoft Entra ID P1' },
  },
];

export const MUST_BE_READ: readonly ConversionFinding[] = [
  {
    code: 'holds-role',
    severity: 'not-checked',
    fact: 'roles',
    mustBeRead: true,
    unread: { because: 'permission', permission: 'RoleManagement.Read.Directory' },
  },
  {
    code: 'address-taken',
    severity: 'not-checked',
    fact: 'accounts',
    mustBeRead: true,
    unread: { because: 'no-answer' },
  },
];
