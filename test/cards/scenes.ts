import type { Noted } from '../../src/cards/note.ts';
import type { Reader } from '../../src/cards/reader.ts';
import type { Draft, FormError, Review } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/eligibility.ts';
import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { InvitationId, Reference, RequestId, TeamId, UserId } from '../../src/domain/ids.ts';
import { type Invitation, type Invitee, replay } from '../../src/domain/invitation.ts';
import type { Language } from '../../src/domain/language.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';

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
  { code: 'one-at-a-time', count: 3 },
  { code: 'message-too-long', length: 1234, max: 1000 },
  { code: 'team-not-chosen' },
];

export function aChecking(
  language: Language,
  cast: Cast,
  more: Partial<Noted<Extract<Draft, { stage: 'checking' }>>> = {},
): Noted<Extract<Draft, { stage: 'checking' }>> {
  return { ...draftBase(language, cast), stage: 'checking', purpose: 'review', since: NOW, ...more };
}

export function aReview(
  language: Language,
  cast: Cast,
  more: Partial<Review> & Noted<{ readonly changed?: boolean; readonly message?: string }> = {},
): Noted<Extract<Draft, { stage: 'review' }>> {
  const { changed = false, message = cast.message, note, ...review } = more;
  return {
    ...draftBase(language, cast, { message }),
    stage: 'review',
    note,
    changed,
    review: {
      address: cast.address,
      name: cast.name,
      eligible: true,
      findings: [],
      fine: 13,
      teamName: cast.team,
      inviterName: cast.inviter,
      inviterAddress: 'sam.park@contoso.example',
      checkedAt: NOW,
      mail: aMail(language, cast),
      ...review,
    },
  };
}

function aMail(language: Language, cast: Cast): Review['mail'] {
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

export function everyFinding(cast: Cast): readonly Finding[] {
  const address = cast.address as EmailAddress;
  const domain = 'fabrikam.example';
  return [
    {
      code: 'address-malformed',
      severity: 'block',
      detail: { code: 'address-malformed', text: 'ann.lee@fabrikam' },
    },
    { code: 'address-edge', severity: 'block', detail: { code: 'address-edge', text: '.ann@x.example', char: '.' } },
    {
      code: 'address-characters',
      severity: 'block',
      detail: { code: 'address-characters', text: 'ann+1@x.example', char: '+' },
    },
    { code: 'own-domain', severity: 'block', detail: { domain: 'contoso.example', address } },
    { code: 'inviter-not-allowed', severity: 'block', detail: {} },
    { code: 'not-team-owner', severity: 'block', detail: { team: cast.team, owners: [cast.inviter, 'Kim Min-ji'] } },
    { code: 'invited-by-colleague', severity: 'block', detail: { address, reference: REFERENCE } },
    { code: 'already-invited', severity: 'block', detail: { address } },
    { code: 'guest-blocked', severity: 'block', detail: { name: 'Secret Name', guestId: GUEST_ID } },
    { code: 'already-a-guest', severity: 'block', detail: { address } },
    { code: 'an-external-member', severity: 'block', detail: { address } },
    { code: 'a-colleague', severity: 'block', detail: { address, account: 'secret.account@contoso.example' } },
    { code: 'sub-domain-unlisted', severity: 'info', detail: { domain: `dev.${domain}`, own: domain } },
  ];
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

export function anInvitee(language: Language, cast: Cast): Invitee {
  return { address: cast.address as EmailAddress, name: cast.name, message: cast.message, language };
}

/** Entries without their times; each comes three minutes after the one before. */
export type Step = LedgerEntry extends infer Entry ? (Entry extends LedgerEntry ? Omit<Entry, 'at'> : never) : never;

const START = new Date('2026-11-21T05:02:00Z');

export function anInvitation(cast: Cast, steps: readonly Step[], more: { readonly team?: boolean } = {}): Invitation {
  const team = more.team === false ? {} : { teamId: TEAM_ID, teamName: cast.team };
  const request = {
    id: '0b7f6c55-20f4-4f36-8c5e-9e2b1d4a6c06' as InvitationId,
    requestId: REQUEST_ID,
    reference: REFERENCE,
    inviterId: INVITER_ID,
    requestedAt: START,
    ...team,
  };
  const entries = steps.map(
    (step, index) => ({ ...step, at: new Date(START.getTime() + index * 180_000) }) as LedgerEntry,
  );
  return replay(request, entries);
}

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
  strayed: { kind: 'strayed', got: GUEST_ID, expected: [INVITER_ID] },
} as const satisfies Record<string, Step>;
