import assert from 'node:assert/strict';
import type { Presence } from '../../src/cards/finding-groups.ts';
import type { Noted } from '../../src/cards/note.ts';
import type { ReviewDraft } from '../../src/cards/opened-person.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { Act, Choice } from '../../src/domain/already-there.ts';
import type { Draft, FormError, Review, ReviewedPerson } from '../../src/domain/draft.ts';
import { type DetailOf, ELIGIBILITY_RULES, type Finding, type FindingCode } from '../../src/domain/eligibility.ts';
import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { InvitationId, Reference, RequestId, TeamId, UserId } from '../../src/domain/ids.ts';
import type { Invitation, Invitee } from '../../src/domain/invitation.ts';
import type { Language } from '../../src/domain/language.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { replay } from '../../src/domain/replay.ts';

export const NOW = new Date('2026-11-21T05:05:00Z');
export const TEAM_ID = '7b6c0a52-0d5e-4c1e-8a52-3a9d3f5f1c01' as TeamId;
export const INVITER_ID = '1f0e9b1a-54d9-4a30-9e1c-7d1f0d6d2c02' as UserId;
export const GUEST_ID = '5b0e7c1f-8d0a-4f77-9a3c-2f6f6e0a4d03' as UserId;
export const REQUEST_ID = 'c4a0d3c8-6a55-4f53-9f3a-0c2f1a8b7e04' as RequestId;
const REFERENCE = 'GL-7F3K-Q2' as Reference;

/** Who the people on the cards are, so that one scene can be shown with ordinary and with hostile names. */
export interface Cast {
  readonly name: string | undefined;
  readonly address: string;
  readonly team: string;
  readonly message: string;
  readonly inviter: string;
}

export const ORDINARY: Readonly<Record<Language, Cast>> = {
  en: {
    name: 'Ann Lee',
    address: 'ann.lee@fabrikam.example',
    team: 'Project North',
    message:
      'Hi Ann, this is where we plan the autumn launch.\nFiles and the schedule are in the channel “Launch”.\n\nSam',
    inviter: 'Sam Park',
  },
  ko: {
    name: '이안나',
    address: 'ann.lee@fabrikam.example',
    team: '북극성 프로젝트',
    message: '안녕하세요, 가을 출시를 함께 준비하는 팀입니다.\n파일과 일정은 ‘출시’ 채널에 있습니다.\n\n박상민',
    inviter: '박상민',
  },
};

export const LONG: Cast = {
  name: 'Maximiliane Konstantinopolitanischgesellschaftsvertreterin-Oberhuber von der Breitenfeldt',
  address:
    'maximiliane.konstantinopolitanisch.oberhuber.von.der.breitenfeldt@aussenhandelsgesellschaft.fabrikam.example',
  team: 'Quartalsplanung_Außenhandelsgesellschaft_Nord_2027_Vorbereitungsgruppe_Stufe_Zwei',
  message: `https://${'very-long-path/'.repeat(12)} ${'ㅋ'.repeat(120)}`,
  inviter: 'Bartholomäus Wolkensteinhausen-Unterspitzbergen',
};

export const HOSTILE: Cast = {
  name: '[2027](https://evil.example)*x* <img src=x onerror=alert(1)>\u202e',
  address: '_ann_*lee*`x`@evil.example',
  team: '[2027](launch)*readiness* <https://evil.example> {{DATE(2017-02-14T06:08:39Z,SHORT)}}',
  message: '1. [press](https://evil.example)\n# <img src=x> {{TIME(2017-02-14T06:08:39Z)}} \u2066',
  inviter: '**Sam** &amp; <a href="https://evil.example">Park</a>',
};

export function aReader(language: Language, more: Partial<Reader> = {}): Reader {
  return { language, timeZone: 'Asia/Seoul', audience: 'inviter', now: NOW, ...more };
}

function draftBase(language: Language, cast: Cast, more: Partial<Draft['form']> = {}) {
  return {
    id: REQUEST_ID,
    reference: REFERENCE,
    inviterId: INVITER_ID,
    form: {
      addresses: cast.name === undefined ? cast.address : `${cast.name} <${cast.address}>`,
      teamId: TEAM_ID,
      message: cast.message,
      language,
      sponsorId: '' as const,
      cc: '',
      ...more,
    },
    teams: [
      { id: TEAM_ID, name: cast.team },
      { id: '9d2f4b7e-2c3a-4f0e-b0de-5c7e8a1f6b05' as TeamId, name: 'Sales Korea' },
    ],
    mayInviteWithoutTeam: true,
    version: 7,
    createdAt: NOW,
  };
}

export function aForm(
  language: Language,
  cast: Cast,
  more: Partial<Noted<Extract<Draft, { stage: 'form' }>>> = {},
): Noted<Extract<Draft, { stage: 'form' }>> {
  return { ...draftBase(language, cast), stage: 'form', errors: [], ...more };
}

export const EVERY_FORM_ERROR: readonly FormError[] = [
  { code: 'no-address' },
  { code: 'address-malformed', text: 'ann.lee@fabrikam' },
  { code: 'too-many', count: 23, max: 20 },
  { code: 'message-too-long', length: 1234, max: 1000 },
  { code: 'team-not-chosen' },
  { code: 'sponsor-unknown' },
  { code: 'cc-malformed', text: 'kim@' },
];

export function aChecking(
  language: Language,
  cast: Cast,
  more: Partial<Noted<Extract<Draft, { stage: 'checking' }>>> = {},
): Noted<Extract<Draft, { stage: 'checking' }>> {
  return { ...draftBase(language, cast), stage: 'checking', purpose: 'review', since: NOW, choices: {}, ...more };
}

/** A person as the check found them; by default the cast's, ready to be invited. */
export function aPerson(cast: Cast, more: Partial<ReviewedPerson> = {}): ReviewedPerson {
  return {
    address: cast.address,
    name: cast.name,
    standing: 'ready',
    findings: [],
    fine: 31,
    choices: [],
    ...more,
  };
}

type ReviewMore = Partial<Review> &
  Noted<{
    readonly changed?: boolean;
    readonly opened?: number;
    readonly message?: string;
    readonly cc?: string;
    readonly teamId?: '';
    readonly askedAdmins?: Draft['askedAdmins'];
  }>;

export function aReview(language: Language, cast: Cast, more: ReviewMore = {}): ReviewDraft {
  const {
    changed = false,
    opened,
    message = cast.message,
    cc = '',
    teamId = TEAM_ID,
    askedAdmins,
    note,
    ...review
  } = more;
  return {
    ...draftBase(language, cast, { message, cc, teamId }),
    stage: 'review',
    note,
    changed,
    choices: {},
    opened,
    askedAdmins,
    review: {
      people: [aPerson(cast)],
      audience: 'inviter',
      teamName: cast.team,
      inviterName: cast.inviter,
      inviterAddress: 'sam.park@contoso.example',
      checkedAt: NOW,
      mail: aMail(language, cast),
      ...review,
    },
  };
}

/** So many people, each with an address of their own; those that `more` says something of, as it says. */
export function somePeople(
  cast: Cast,
  count: number,
  more: Readonly<Record<number, Partial<ReviewedPerson>>> = {},
): readonly ReviewedPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    const name = index % 3 === 2 || cast.name === undefined ? undefined : `${cast.name} ${number}`;
    return aPerson(cast, { address: `g${number}.${cast.address}`, name, ...more[index] });
  });
}

function aMail(language: Language, cast: Cast): NonNullable<Review['mail']> {
  if (language === 'ko') {
    return {
      from: 'Contoso 초대 <invitations@contoso.example>',
      subject: `${cast.inviter} 님(Contoso)이 Microsoft Teams ‘${cast.team}’ 팀에 초대합니다`,
      text: `${cast.name ?? ''} 님, 안녕하세요.\n\nContoso의 ‘${cast.team}’ 팀에 초대되었습니다.\n\n${cast.inviter} 님의 메시지:\n${cast.message}\n\n초대 수락:\n(링크)\n\n누르면 이렇게 진행됩니다\n1. 브라우저에서 Microsoft 페이지가 열립니다.\n2. ${cast.address} 계정으로 로그인합니다.`,
    };
  }
  return {
    from: 'Contoso invitations <invitations@contoso.example>',
    subject: `${cast.inviter} (Contoso) invites you to “${cast.team}” in Microsoft Teams`,
    text: `Hello ${cast.name ?? ''},\n\nYou are invited to the team “${cast.team}” at Contoso.\n\n${cast.inviter} writes:\n${cast.message}\n\nAccept the invitation:\n(link)\n\nWHAT HAPPENS WHEN YOU PRESS\n1. A Microsoft page opens in your browser.\n2. You sign in with ${cast.address}.`,
  };
}

const DOMAIN = 'fabrikam.example';

/** Each presence that leaves something to choose, with what may be chosen for it. */
export function everyPresence(cast: Cast): Readonly<Record<Presence['code'], PresenceScene>> {
  const { address, team } = cast;
  const account = { address, name: 'Secret Name', account: 'secret.account@contoso.example' };
  const of = (choices: readonly Choice[], finding: object): PresenceScene => ({
    choices,
    finding: { severity: 'choice', ...finding } as Presence,
  });
  return {
    'already-in-team': of([], { code: 'already-in-team', detail: { address, name: account.name, team } }),
    'already-invited': of(['add', 'send-again'], { code: 'already-invited', detail: { address } }),
    'invited-by-colleague': of(['add', 'send-again'], { code: 'invited-by-colleague', detail: { address } }),
    'invited-by-somebody-else': of(['new-link', 'only-add'], { code: 'invited-by-somebody-else', detail: { address } }),
    'already-a-guest': of(['add'], { code: 'already-a-guest', detail: account }),
    'an-external-member': of(['add'], { code: 'an-external-member', detail: account }),
    'a-colleague': of(['add'], { code: 'a-colleague', detail: { ...account, accountId: GUEST_ID } }),
  };
}

interface PresenceScene {
  readonly finding: Presence;
  readonly choices: readonly Choice[];
}

/** Somebody who is here already. */
export function aPresence(cast: Cast, code: Presence['code'], more: Partial<ReviewedPerson> = {}): ReviewedPerson {
  const { finding, choices } = everyPresence(cast)[code];
  return aPerson(cast, { standing: 'already-there', findings: [finding], choices, fine: 20, ...more });
}

type Details = { readonly [Code in Exclude<FindingCode, Presence['code']>]: DetailOf<Code> };

function everyDetail({ address, team, inviter, name: typed = address }: Cast): Details {
  const domain = DOMAIN;
  const owner = 'Secret Owner';
  const name = 'Secret Name';
  return {
    'address-malformed': { text: 'ann.lee@fabrikam' },
    'address-edge': { text: '.ann@x.example', char: '.' },
    'address-characters': { text: 'ann+1@x.example', char: '+' },
    'address-listed-twice': { address },
    'domain-international': { domain: 'münchen.example', ascii: 'xn--mnchen-3ya.example' },
    'own-domain': { domain: 'contoso.example', address },
    'sub-domain-unlisted': { domain: `dev.${domain}`, own: domain },
    'domain-denied': { domain },
    'domain-not-allowed': { domain },
    'domain-refused-by-us': { domain },
    'partner-blocked-inbound': { partner: 'Fabrikam' },
    'partner-partly-blocked': { partner: 'Fabrikam' },
    'partner-entries-not-checked': { domain },
    'default-blocks': { domain },
    'invitations-off': {},
    'invitations-restricted': {},
    'inviter-lacks-role': {},
    'account-being-converted': { address, isStopped: true, reference: 'GL-4M8P-R6' },
    'guest-blocked': { name, guestId: GUEST_ID },
    'colleague-blocked': { name },
    deleted: { name, isInternal: false, deletedAt: '2026-11-12T01:00:00Z', until: '2026-12-12T01:00:00Z' },
    'address-of-a-contact': { owner, address },
    'other-mail-elsewhere': { owner, address },
    'address-of-a-group': { owner, address },
    'domain-looks-alike': {
      domain: 'fabr1kam.example',
      known: domain,
      difference: { kind: 'letters', a: '1', b: 'i' },
    },
    'domain-mixed-script': { domain },
    'domain-throw-away': { domain },
    'looks-like-a-shared-mailbox': { address },
    'web-address-in-message': {},
    'domain-consumer': { domain },
    'not-team-owner': { team, owners: [inviter, 'Kim Min-ji'] },
    'inviter-not-allowed': {},
    'inviter-limit-reached': { sent: 18, max: 20 },
    'domain-limit-reached': { open: 3, domain, max: 5 },
    'tenant-limit-reached': { max: 200 },
    'check-limit-reached': { max: 50 },
    'guests-off-in-tenant': {},
    'guests-off-in-team': { team },
    'guests-off-by-label': { team, label: 'Confidential' },
    'guest-access-in-teams': {},
    'group-takes-no-guests': { team, cause: 'members-by-rule' },
    'team-archived': { team },
    'asked-from-shared-channel': { team },
    'group-welcome-mail': {},
    'files-closed': { domain },
    'automatic-redemption': { partner: 'Fabrikam', name: typed },
    'no-entra-home': { domain, hasCodes: true, isFederated: false },
    'code-mail-off': { name: typed },
    'other-cloud': { domain },
    'alias-possible': { address },
    'sponsor-unfit': { person: inviter, cause: 'disabled' },
  };
}

/** Every finding that is no presence, with the severity of its rule. */
export function everyFinding(cast: Cast): readonly Finding[] {
  return Object.entries(everyDetail(cast)).map(([code, detail]) => aFinding(code as FindingCode, detail));
}

/** A finding with the severity of its rule. */
function aFinding(code: FindingCode, detail: object): Finding {
  const rule = ELIGIBILITY_RULES.find((row) => row.code === code);
  assert.ok(rule, code);
  return { code, severity: rule.severity, detail } as Finding;
}

export function findingOf(cast: Cast, code: keyof Details): Finding {
  return aFinding(code, everyDetail(cast)[code]);
}

export const UNANSWERED: readonly Finding[] = [
  { code: 'already-invited', severity: 'not-checked', fact: 'accounts', unread: { because: 'no-answer' } },
  { code: 'a-colleague', severity: 'not-checked', fact: 'accounts', unread: { because: 'no-answer' } },
];

export const FORBIDDEN: readonly Finding[] = [
  {
    code: 'own-domain',
    severity: 'not-checked',
    fact: 'ownDomains',
    unread: { because: 'permission', permission: 'Domain.Read.All' },
  },
  {
    code: 'sub-domain-unlisted',
    severity: 'not-checked',
    fact: 'ownDomains',
    unread: { because: 'permission', permission: 'Domain.Read.All' },
  },
];

export const NOT_APPLICABLE: readonly Finding[] = [
  {
    code: 'partner-entries-not-checked',
    severity: 'not-checked',
    fact: 'inboundDefault',
    notApplicable: { licence: 'Microsoft Entra ID P1' },
  },
];

export function anInvitee(language: Language, cast: Cast): Invitee {
  const cc = 'assistant@contoso.example' as EmailAddress;
  return { address: cast.address as EmailAddress, name: cast.name, message: cast.message, language, cc };
}

/** Entries without their times; each comes three minutes after the one before. */
export type Step = LedgerEntry extends infer Entry ? (Entry extends LedgerEntry ? Omit<Entry, 'at'> : never) : never;

const START = new Date('2026-11-21T05:02:00Z');

interface InvitationMore {
  readonly team?: boolean;
  readonly act?: Act;
  readonly hasNotice?: boolean;
  readonly id?: string;
}

export function anInvitation(cast: Cast, steps: readonly Step[], more: InvitationMore = {}): Invitation {
  const team = more.team === false ? {} : { teamId: TEAM_ID, teamName: cast.team };
  const request = {
    id: (more.id ?? '0b7f6c55-20f4-4f36-8c5e-9e2b1d4a6c06') as InvitationId,
    requestId: REQUEST_ID,
    reference: REFERENCE,
    inviterId: INVITER_ID,
    act: more.act ?? 'invite',
    sponsorId: INVITER_ID,
    hasNotice: more.hasNotice ?? false,
    requestedAt: START,
    ...team,
  };
  return replay(request, entriesOf(steps));
}

export function entriesOf(steps: readonly Step[]): readonly LedgerEntry[] {
  return steps.map((step, index) => ({ ...step, at: new Date(START.getTime() + index * 180_000) }) as LedgerEntry);
}

/** As Microsoft makes them: long, and with signs that Markdown minds. */
export const LINK = new RedeemUrl(
  'https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3d5b1f2c90-7a4e-4a55-9d0e-2f60c1a7e3aa%26user%3d9f0c1d2e-11aa-4bbb-8ccc-0d0e0f101112%26ticket%3dEXAMPLE_0%25252b*not~real%25253d%26ver%3d2.0&x=_1_',
);

export const STEPS = {
  inviting: { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'x' },
  putOff: { kind: 'invite-put-off', attempt: 1, because: 'throttled' },
  issued: { kind: 'issued', attempt: 1, guestId: GUEST_ID },
  sending: { kind: 'sending', attempt: 1, clientRequestId: 'x' },
  sendingPutOff: { kind: 'sending-put-off', attempt: 1, because: 'throttled' },
  delivered: { kind: 'delivered', attempt: 1 },
  unsure: { kind: 'delivery-unknown', attempt: 1, since: new Date('2026-11-21T05:03:00Z') },
  accepted: { kind: 'accepted', guestId: GUEST_ID },
  added: { kind: 'added-to-team' },
  listed: { kind: 'listed' },
  found: { kind: 'account-found', guestId: GUEST_ID, isPending: false },
  foundPending: { kind: 'account-found', guestId: GUEST_ID, isPending: true },
  refused: { kind: 'delivery-refused', attempt: 1, refusal: 'not-allowed' },
  askedAgain: { kind: 'send-again-asked', attempt: 1, by: INVITER_ID },
  sendingAgain: { kind: 'sending', attempt: 2, clientRequestId: 'y' },
  handOverAsked: { kind: 'hand-over-asked', attempt: 1, by: INVITER_ID },
  handedOver: { kind: 'handed-over' },
  passedOn: { kind: 'passed-on', attempt: 1, by: INVITER_ID },
  microsoftAsked: { kind: 'microsoft-mail-asked', attempt: 1, by: INVITER_ID },
  microsoftSending: { kind: 'sending', attempt: 2, route: 'microsoft', clientRequestId: 'y' },
  microsoftDelivered: { kind: 'delivered', attempt: 2, linkAttempt: 2 },
  newLinkAsked: { kind: 'new-link-asked', attempt: 2, by: INVITER_ID },
  reminded: { kind: 'reminded', reminder: 1 },
  stranger: { kind: 'stranger-reported' },
  remindersStopped: { kind: 'reminders-stopped' },
  strayed: { kind: 'strayed', got: GUEST_ID, expected: [INVITER_ID] },
} as const satisfies Record<string, Step>;
