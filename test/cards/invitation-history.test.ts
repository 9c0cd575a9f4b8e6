import assert from 'node:assert/strict';
import { invitationHistoryCard } from '../../src/cards/invitation-history.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { headingsOf, nodesOf, textsOf } from './read-card.ts';
import {
  anInvitation,
  anInvitee,
  aReader,
  entriesOf,
  GUEST_ID,
  INVITER_ID,
  ORDINARY,
  STEPS,
  type Step,
} from './scenes.ts';

interface More {
  readonly language?: 'en' | 'ko';
  readonly act?: 'invite' | 'renew' | 'add';
  readonly names?: ReadonlyMap<UserId, string>;
  readonly isWiped?: boolean;
}

function cardOf(steps: readonly Step[], more: More = {}) {
  const { language = 'en', act = 'invite', isWiped = false } = more;
  const cast = ORDINARY[language];
  const { names = new Map([[INVITER_ID, cast.inviter]]) } = more;
  const invitee = isWiped ? undefined : anInvitee(language, cast);
  const invitation = anInvitation(cast, steps, { act });
  return invitationHistoryCard({ invitation, invitee, entries: entriesOf(steps), names }, aReader(language));
}

/** The sentences, newest first. */
function saidIn(content: ReturnType<typeof cardOf>): readonly string[] {
  return nodesOf(content)
    .filter(({ type }) => type === 'Container')
    .map((card) => textsOf({ title: '', card })[0] ?? '');
}

const ASKED: Step = { kind: 'requested', by: INVITER_ID, policyVersion: 1, findings: [] };
const SENDING = [ASKED, STEPS.inviting, STEPS.issued, STEPS.sending];
const DELIVERED = [...SENDING, STEPS.delivered];

/** One of each kind that is told, with its sentence. */
const TOLD: readonly (readonly [Step, string, string])[] = [
  [ASKED, 'Sam Park asked for the invitation', '박상민 님이 초대를 요청했습니다'],
  [STEPS.issued, 'Invitation created', '초대를 만들었습니다'],
  [
    { kind: 'invite-refused', attempt: 1, failure: 'quota-reached' },
    'Our directory has reached its size limit.',
    '디렉터리 개체 한도에 도달했습니다.',
  ],
  [
    { kind: 'guest-gone' },
    'The guest account of this invitation was removed from the directory.',
    '이 초대의 게스트 계정이 디렉터리에서 제거되었습니다.',
  ],
  [
    { kind: 'superseded' },
    'Administrators have reset the redemption of this guest. The link of this invitation does not work any more; another one goes to them.',
    '관리자가 이 게스트의 수락 상태를 다시 설정했습니다. 이 초대의 링크는 더 이상 작동하지 않으며 다른 링크를 보냅니다.',
  ],
  [
    STEPS.strayed,
    'Microsoft answered with an account that does not fit',
    'Microsoft의 응답이 초대받는 사람과 맞지 않습니다',
  ],
  [STEPS.added, 'Added to “Project North”', '‘북극성 프로젝트’ 팀에 추가했습니다'],
  [
    { kind: 'team-refused', refusal: 'refused' },
    'The group of “Project North” refused the new member.',
    '‘북극성 프로젝트’ 팀 그룹에서 새 구성원을 거부했습니다.',
  ],
  [STEPS.delivered, 'Mail sent', '메일을 보냈습니다'],
  [
    STEPS.microsoftDelivered,
    'Sent by Microsoft’s own mail with a new link, without your message',
    '새 링크가 든 Microsoft 초대 메일로 보냈습니다(작성한 메시지 제외)',
  ],
  [STEPS.unsure, 'The mail may have gone out', '메일이 나갔을 수 있습니다'],
  [
    STEPS.refused,
    'Mail failed: The mailbox for invitations refuses to send for this app.',
    '메일 실패: 이 앱은 초대용 사서함으로 메일을 보낼 권한이 없습니다.',
  ],
  [STEPS.askedAgain, 'Sam Park sent the link again', '박상민 님이 링크를 다시 보냈습니다'],
  [
    { kind: 'received-by-report', attempt: 1, by: INVITER_ID },
    'Sam Park said that Ann Lee has the mail',
    '박상민 님이 이안나 님에게 메일이 있다고 확인했습니다',
  ],
  [STEPS.microsoftAsked, 'Sam Park let Microsoft send its own mail', '박상민 님이 Microsoft 메일로 보내도록 했습니다'],
  [
    STEPS.newLinkAsked,
    'Sam Park asked for a new link in place of the one before',
    '박상민 님이 이전 링크를 대신할 새 링크를 요청했습니다',
  ],
  [STEPS.handOverAsked, 'Sam Park asked for the link, to pass it on', '박상민 님이 직접 전달할 링크를 요청했습니다'],
  [STEPS.handedOver, 'Link shown, to be passed on', '직접 전달할 링크를 표시했습니다'],
  [
    { kind: 'hand-over-failed', because: 'unreachable' },
    'The link could not be shown to you in Teams.',
    'Teams에서 링크를 보여 드리지 못했습니다.',
  ],
  [STEPS.passedOn, 'Sam Park passed the link on', '박상민 님이 링크를 전달했습니다'],
  [STEPS.reminded, 'Reminder 1 sent', '1번째 알림을 보냈습니다'],
  [
    { kind: 'remind-failed', reminder: 2, because: 'unsure' },
    'Reminder 2 may have gone out',
    '2번째 알림이 나갔을 수 있습니다',
  ],
  [
    { kind: 'remind-failed', reminder: 2, because: 'mail-refused' },
    'Reminder 2 failed: Exchange refused the mail.',
    '2번째 알림 실패: Exchange가 메일을 거부했습니다.',
  ],
  [
    STEPS.stranger,
    'Ann Lee said that they do not know the inviter',
    '이안나 님이 모르는 사람의 초대라고 알려 왔습니다',
  ],
  [STEPS.remindersStopped, 'Ann Lee asked for no more reminders', '이안나 님이 알림을 더 받지 않겠다고 했습니다'],
  [{ kind: 'sponsor-set' }, 'Sponsor set', '스폰서를 지정했습니다'],
  [
    { kind: 'sponsor-refused', refusal: 'refused' },
    'Sponsor not set: the directory refused.',
    '스폰서를 지정하지 못함: 디렉터리에서 거부했습니다.',
  ],
  [
    { kind: 'notice-sent' },
    'A notice without the link was sent to assistant@contoso.example.',
    'assistant@contoso.example 주소로 링크가 없는 안내 메일을 보냈습니다.',
  ],
  [
    { kind: 'notice-failed', because: 'unsure' },
    'The notice to assistant@contoso.example may have gone out; it is not sent again.',
    'assistant@contoso.example 주소로 안내 메일이 나갔을 수 있으며 다시 보내지 않습니다.',
  ],
  [
    { kind: 'notice-failed', because: 'address-refused' },
    'The notice to assistant@contoso.example could not be sent.',
    'assistant@contoso.example 주소로 안내 메일을 보내지 못했습니다.',
  ],
  [STEPS.accepted, 'Ann Lee accepted', '이안나 님이 수락했습니다'],
  [STEPS.listed, 'Listed by Teams', 'Teams에 표시됩니다'],
  [{ kind: 'told', what: 'ready', result: 'unsure' }, 'Ready', '사용 준비가 끝났습니다'],
  [
    { kind: 'person-forgotten', part: 'invitee' },
    'The guest’s personal data was removed',
    '게스트의 개인 정보를 삭제했습니다',
  ],
  [
    { kind: 'person-forgotten', part: 'cc' },
    'The address of the notice was removed',
    '안내 메일을 받는 주소를 삭제했습니다',
  ],
];

/** Intentions, what a machine tries again, and what only the bot has to know. */
const SILENT: readonly Step[] = [
  STEPS.inviting,
  STEPS.putOff,
  { kind: 'sponsor-left-out', attempt: 1 },
  STEPS.found,
  { kind: 'link-lost', attempt: 1 },
  STEPS.sending,
  STEPS.sendingPutOff,
  { kind: 'reminding', reminder: 1, clientRequestId: 'x' },
  { kind: 'remind-put-off', reminder: 1, because: 'throttled' },
  { kind: 'stranger-told', reached: 1 },
  { kind: 'notice-sending', clientRequestId: 'x' },
  { kind: 'notice-put-off', because: 'throttled' },
  { kind: 'listing-unread', permission: 'Team.ReadBasic.All' },
  { kind: 'telling', what: 'ready' },
  { kind: 'telling-put-off', because: 'throttled' },
  { kind: 'told', what: 'accepted', result: 'sent' },
];

describe('the history of an invitation', () => {
  for (const [step, en, ko] of TOLD) {
    it(`tells: ${en}`, () => {
      assert.deepEqual(saidIn(cardOf([step])), [en]);
      assert.deepEqual(saidIn(cardOf([step], { language: 'ko' })), [ko]);
    });
  }

  it('tells nothing of what a machine intends or tries again', () => {
    for (const step of SILENT) assert.deepEqual(saidIn(cardOf([step])), [], step.kind);
  });

  it('is newest first, each with its time', () => {
    assert.deepEqual(textsOf(cardOf(DELIVERED)), [
      'History of Ann Lee',
      'Mail sent',
      '21 Nov, 14:14',
      'Invitation created',
      '21 Nov, 14:08',
      'Sam Park asked for the invitation',
      '21 Nov, 14:02',
      'Reference GL-7F3K-Q2',
      'Close',
    ]);
    assert.equal(headingsOf(cardOf([], { language: 'ko' }))[0], '이안나 님 초대 기록');
  });

  it('says who has made a new link, once it is made', () => {
    const anew: Step = { kind: 'issued', attempt: 2, guestId: GUEST_ID };
    assert.deepEqual(saidIn(cardOf([...DELIVERED, STEPS.newLinkAsked, anew])).slice(0, 2), [
      'Sam Park made a new link; the earlier one no longer works',
      'Sam Park asked for a new link in place of the one before',
    ]);
    assert.equal(saidIn(cardOf(DELIVERED, { act: 'renew' }))[1], 'New link created');
  });

  it('says what was asked for', () => {
    assert.match(saidIn(cardOf([ASKED], { act: 'renew' })).join(), /asked for a new link/);
    assert.match(saidIn(cardOf([ASKED], { act: 'add' })).join(), /asked for the membership in “Project North”/);
  });

  it('still reads where a name or an address is not known any more', () => {
    const said = saidIn(cardOf([ASKED, { kind: 'notice-sent' }, STEPS.accepted], { names: new Map(), isWiped: true }));
    assert.deepEqual(said, [
      'The guest accepted',
      'A notice without the link was sent to the other address.',
      'Somebody asked for the invitation',
    ]);
    const korean = cardOf([ASKED, { kind: 'notice-sent' }], { language: 'ko', names: new Map(), isWiped: true });
    assert.deepEqual(saidIn(korean), [
      '다른 주소로 링크가 없는 안내 메일을 보냈습니다.',
      '동료 님이 초대를 요청했습니다',
    ]);
  });
});
