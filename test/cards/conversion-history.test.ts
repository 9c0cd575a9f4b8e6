import assert from 'node:assert/strict';
import { conversionHistoryCard } from '../../src/cards/conversion-history.ts';
import type { ConversionEntryKind } from '../../src/domain/conversion/conversion-entry.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { ADMIN, ONE_OF_EACH } from '../domain/conversion/entries.ts';
import { INVITER } from '../support/builders.ts';
import { headingsOf, nodesOf, textsOf } from './read-card.ts';
import { aReader, ORDINARY } from './scenes.ts';
import { aConversionPerson, aShown, type ConversionStep } from './shown-casts.ts';

interface More {
  readonly language?: 'en' | 'ko';
  readonly person?: ReturnType<typeof aConversionPerson> | undefined;
  readonly names?: ReadonlyMap<UserId, string>;
}

function cardOf(steps: readonly ConversionStep[], more: More = {}) {
  const { language = 'en' } = more;
  const cast = ORDINARY[language];
  const person = 'person' in more ? more.person : aConversionPerson(cast);
  const {
    names = new Map([
      [INVITER, cast.inviter],
      [ADMIN, 'Dana Cho'],
    ]),
  } = more;
  return conversionHistoryCard({ ...aShown(cast, steps, { person }).reading, names }, aReader(language));
}

/** The sentences, newest first. */
function saidIn(content: ReturnType<typeof cardOf>): readonly string[] {
  return nodesOf(content)
    .filter(({ type }) => type === 'Container')
    .map((card) => textsOf({ title: '', card })[0] ?? '');
}

/** What is read of one of each kind; null: of an intention, of what a machine tries again, and of a message that says it itself, nothing. */
const SAID: { readonly [Kind in ConversionEntryKind]: readonly [string, string] | null } = {
  requested: ['Sam Park asked for the conversion', '박상민 님이 전환을 요청했습니다'],
  'deciders-asked': null,
  'deciders-reminded': ['The administrators were reminded', '관리자에게 다시 알렸습니다'],
  'decision-escalated': [
    'Nobody had decided, so everybody who administers was asked',
    '결정한 사람이 없어 모든 관리자에게 요청했습니다',
  ],
  confirmed: ['Dana Cho confirmed', 'Dana Cho 님이 승인했습니다'],
  denied: ['Dana Cho declined', 'Dana Cho 님이 거부했습니다'],
  lapsed: ['Lapsed: nobody decided in time', '기한까지 결정되지 않아 종료되었습니다'],
  withdrawn: ['Sam Park withdrew it', '박상민 님이 회수했습니다'],
  'holder-asked': ['Ann Lee was asked in Teams', 'Teams에서 이안나 님에게 물었습니다'],
  'holder-unreachable': ['No answer from Ann Lee yet', '이안나 님이 아직 응답하지 않았습니다'],
  'ask-again': ['Sam Park tried Teams again', '박상민 님이 Teams로 다시 시도했습니다'],
  'holder-agreed': ['Ann Lee agreed', '이안나 님이 동의했습니다'],
  'holder-refused': ['Ann Lee said no', '이안나 님이 동의하지 않았습니다'],
  'writing-mail': null,
  'mail-put-off': null,
  'mail-written': ['mail changed to ann.lee@fabrikam.example', 'mail을 ann.lee@fabrikam.example 주소로 바꿨습니다'],
  'mail-refused': ['The directory refused to change mail', '디렉터리에서 mail 변경을 거부했습니다'],
  'mail-seen': null,
  'stopped-before-issue': [
    'Stopped by the check before an invitation: something had changed since the confirmation',
    '초대 전에 중지했습니다. 승인 이후 변경된 항목이 있습니다',
  ],
  inviting: null,
  'invite-put-off': null,
  'invite-unsure': [
    'For a day nothing could be found out about the invitation: it may be out',
    '하루 동안 초대 결과를 확인하지 못했습니다. 초대가 만들어졌을 수 있습니다',
  ],
  issued: ['Invitation issued', '초대를 만들었습니다'],
  'invite-refused': ['Microsoft refused the invitation', 'Microsoft에서 초대를 거부했습니다'],
  strayed: [
    'Microsoft answered with another account, which was removed; nothing was delivered',
    'Microsoft의 응답이 다른 계정을 가리켜 그 계정을 제거하고 아무것도 전달하지 않았습니다',
  ],
  'link-shown': ['Link shown to Ann Lee in Teams', 'Teams에서 이안나 님에게 링크를 보여 주었습니다'],
  'link-wiped': ['The link was removed, because it had been kept long enough', '보관 기간이 지나 링크를 삭제했습니다'],
  redeemed: ['Ann Lee accepted', '이안나 님이 수락했습니다'],
  verified: ['Compared with what it was before', '이전 상태와 비교했습니다'],
  'mail-back-asked': [
    'Sam Park asked to put mail back to ann.lee@contoso.example',
    '박상민 님이 mail을 이전 값(ann.lee@contoso.example)으로 되돌리도록 했습니다',
  ],
  'mail-back': ['mail is ann.lee@contoso.example again', 'mail이 다시 이전 값(ann.lee@contoso.example)입니다'],
  'mail-back-refused': ['The directory refused to put mail back', '디렉터리에서 mail을 되돌리는 것을 거부했습니다'],
  closed: ['Sam Park marked it as done', '박상민 님이 완료로 표시했습니다'],
  telling: null,
  'agreed-in-principle': ['Dana Cho agreed in principle', 'Dana Cho 님이 원칙적으로 동의했습니다'],
  'checked-again': ['Sam Park had everything checked again', '박상민 님이 모두 다시 확인하게 했습니다'],
  'confirmation-asked': ['Sam Park asked for the confirmation', '박상민 님이 승인을 요청했습니다'],
  'code-asked': [
    'Dana Cho asked for a code to ann.lee@fabrikam.example',
    'Dana Cho 님이 ann.lee@fabrikam.example 주소로 코드를 보내도록 했습니다',
  ],
  'code-sending': null,
  'code-put-off': null,
  'code-sent': ['Code sent', '코드를 보냈습니다'],
  'code-failed': ['The mail with the code may have gone out', '코드 메일이 나갔을 수 있습니다'],
  'code-wrong': ['Dana Cho typed a wrong code', 'Dana Cho 님이 틀린 코드를 입력했습니다'],
  'holder-proven': [
    'Dana Cho typed the right code: Ann Lee reads ann.lee@fabrikam.example',
    'Dana Cho 님이 올바른 코드를 입력해 이안나 님이 ann.lee@fabrikam.example 주소를 사용하는 것을 확인했습니다',
  ],
  'proof-waived': ['Dana Cho went on without proof', 'Dana Cho 님이 확인 없이 진행했습니다'],
  'routed-by-mail': [
    'Ann Lee could not be reached in Teams any more, so the link goes by mail',
    '더 이상 Teams로 이안나 님에게 연락할 수 없어 링크를 메일로 보냅니다',
  ],
  'link-sending': null,
  'link-put-off': null,
  'link-mailed': ['Link sent to ann.lee@fabrikam.example', 'ann.lee@fabrikam.example 주소로 링크를 보냈습니다'],
  'link-refused': [
    'The mail with the link to ann.lee@fabrikam.example was refused',
    'ann.lee@fabrikam.example 주소로 보낸 링크 메일이 거부되었습니다',
  ],
  'link-unsure': [
    'The mail with the link to ann.lee@fabrikam.example may have gone out',
    'ann.lee@fabrikam.example 주소로 링크 메일이 나갔을 수 있습니다',
  ],
  'link-again-asked': ['Dana Cho had the same link sent again', 'Dana Cho 님이 같은 링크를 다시 보내도록 했습니다'],
  'holder-reminding': null,
  'holder-reminded': ['Reminder 1 shown in Teams', 'Teams에서 1번째 알림을 보냈습니다'],
  'reminders-stopped': ['Sam Park stopped the reminders', '박상민 님이 알림을 중지했습니다'],
  'problem-reported': ['Ann Lee reported a problem', '이안나 님이 문제를 알려 왔습니다'],
  'stopped-after-issue': ['Sam Park stopped it after the invitation was issued', '박상민 님이 초대 후에 중지했습니다'],
  'block-asked': ['Sam Park asked to block the sign-in', '박상민 님이 로그인 차단을 요청했습니다'],
  'sign-in-blocked': [
    'Dana Cho confirmed the block; sign-in was blocked',
    'Dana Cho 님의 승인으로 로그인을 차단했습니다',
  ],
  'address-asked': ['Sam Park asked to change the address', '박상민 님이 주소 변경을 요청했습니다'],
  'block-ended': [
    'Sign-in was not blocked: the request for it came to nothing',
    '로그인을 차단하지 않았습니다. 차단 요청이 이루어지지 않았습니다',
  ],
  'finish-asked': ['Sam Park decided to finish the conversion', '박상민 님이 전환을 마치기로 했습니다'],
  'account-gone': ['The account was deleted', '계정이 삭제되었습니다'],
  'teams-link-asked': [
    'Sam Park had the address of Teams sent again',
    '박상민 님이 Teams 주소를 다시 보내도록 했습니다',
  ],
  'teams-link-sending': null,
  'teams-link-put-off': null,
  'teams-link-sent': [
    'Address of Teams sent to ann.lee@fabrikam.example',
    'ann.lee@fabrikam.example 주소로 Teams 주소를 보냈습니다',
  ],
  'teams-link-failed': [
    'The mail with the address of Teams to ann.lee@fabrikam.example may have gone out',
    'ann.lee@fabrikam.example 주소로 Teams 주소 메일이 나갔을 수 있습니다',
  ],
  'aftercare-asked': [
    'Sam Park asked to change the user type to Guest',
    '박상민 님이 사용자 유형을 Guest로 바꾸도록 했습니다',
  ],
  'aftercare-done': ['User type changed to Guest', '사용자 유형을 Guest로 바꿨습니다'],
  'aftercare-refused': ['The user type was not changed', '사용자 유형을 바꾸지 못했습니다'],
  'person-forgotten': ['The personal data was removed', '개인 정보를 삭제했습니다'],
};

/** Where one kind has more than one sentence. */
const OTHERS: readonly (readonly [ConversionStep, string])[] = [
  [{ ...ONE_OF_EACH.requested, isInPrinciple: true }, 'Sam Park asked whether the conversion is agreed in principle'],
  [{ ...ONE_OF_EACH.confirmed, ticked: ['synced'] }, 'Dana Cho confirmed, and accepted 1 point that could not be read'],
  [{ kind: 'lapsed', waitedFor: 'agreement' }, 'Lapsed: nobody decided in time whether it is agreed in principle'],
  [{ kind: 'lapsed', waitedFor: 'agreed' }, 'Lapsed: the agreement in principle was not used in time'],
  [{ kind: 'lapsed', waitedFor: 'holder' }, 'Lapsed: no answer from Ann Lee in time'],
  [{ kind: 'lapsed', waitedFor: 'directory' }, 'Lapsed: the directory did not let it be issued in time'],
  [
    { kind: 'holder-unreachable', because: 'no-app' },
    'Ann Lee could not be asked: Guestlist could not be installed for the account',
  ],
  [{ kind: 'holder-agreed', isByPolicy: true }, 'Ann Lee was told, not asked: the policy is set so'],
  [{ kind: 'code-failed', because: 'address-refused' }, 'The mail with the code was refused'],
  [
    { kind: 'stopped-before-issue', because: 'right-lost', codes: [] },
    'Stopped by the check before an invitation: somebody who asked or confirmed had lost the right',
  ],
  [{ ...ONE_OF_EACH.strayed, isRemoved: false }, 'Microsoft answered with another account; nothing was delivered'],
  [{ kind: 'verified', result: 'mismatch' }, 'They signed in at another domain than that of mail'],
  [{ kind: 'verified', result: 'account-gone' }, 'The account was deleted'],
  [{ kind: 'verified', result: 'not-accepted' }, 'The account did not show as accepted any more'],
  [{ kind: 'verified', result: 'another-account' }, 'Another account had accepted with the same address'],
  [
    { kind: 'teams-link-failed', mail: 1, because: 'address-refused' },
    'The mail with the address of Teams to ann.lee@fabrikam.example was refused',
  ],
  [
    { kind: 'aftercare-asked', step: 'sessions', by: INVITER, clientRequestId: 'x' },
    'Sam Park asked to end the old sessions',
  ],
  [{ kind: 'aftercare-done', step: 'member' }, 'User type changed back to Member'],
  [
    { kind: 'aftercare-refused', step: 'guest', because: 'unanswered' },
    'For a day no answer came: whether that was done is not known',
  ],
  [
    { kind: 'mail-back-refused', refusal: 'unanswered' },
    'For a day no answer came: whether that was done is not known',
  ],
  [
    { kind: 'link-refused', mail: 1, refusal: 'unanswered' },
    'For a day no mail could be sent to ann.lee@fabrikam.example',
  ],
  [
    { kind: 'teams-link-failed', mail: 1, because: 'unanswered' },
    'For a day no mail could be sent to ann.lee@fabrikam.example',
  ],
  [{ kind: 'holder-unreachable', because: 'not-reached' }, 'Ann Lee could not be reached in Teams'],
  [{ kind: 'aftercare-refused', step: 'password', because: 'has-role' }, 'The internal password was not replaced'],
];

describe('the history of a conversion', () => {
  for (const [kind, said] of Object.entries(SAID)) {
    const step = ONE_OF_EACH[kind as ConversionEntryKind];
    it(`${said ? 'tells' : 'does not tell'} of ${kind}`, () => {
      assert.deepEqual(saidIn(cardOf([step])), said ? [said[0]] : []);
      assert.deepEqual(saidIn(cardOf([step], { language: 'ko' })), said ? [said[1]] : []);
    });
  }

  it('says exactly what it was', () => {
    for (const [step, said] of OTHERS) assert.deepEqual(saidIn(cardOf([step])), [said]);
  });

  it('gives the reason of whoever declined, or went on without proof', () => {
    const person = aConversionPerson(ORDINARY.en, { deniedBecause: 'Not now', withoutHolder: 'I phoned them' });
    assert.deepEqual(saidIn(cardOf([ONE_OF_EACH.denied], { person })), ['Dana Cho declined: “Not now”']);
    assert.deepEqual(saidIn(cardOf([ONE_OF_EACH['proof-waived']], { person })), [
      'Dana Cho went on without proof: “I phoned them”',
    ]);
  });

  it('still reads where nobody is known any more', () => {
    const steps = [ONE_OF_EACH.requested, ONE_OF_EACH['mail-back'], ONE_OF_EACH['link-mailed'], ONE_OF_EACH.redeemed];
    const content = cardOf(steps, { person: undefined, names: new Map() });
    assert.deepEqual(saidIn(content), [
      'The holder accepted',
      'Link sent to the external address',
      'mail is the old value again',
      'Somebody asked for the conversion',
    ]);
    assert.equal(headingsOf(content)[0], 'History of the conversion of the holder');
  });
});
