import assert from 'node:assert/strict';
import { endMessage } from '../../src/cards/end-message.ts';
import { anInvitation, anInvitee, aReader, ORDINARY, STEPS } from './scenes.ts';

describe('the message at the end', () => {
  const invitation = anInvitation(ORDINARY.en, []);
  const invitee = anInvitee('en', ORDINARY.en);

  it('says what is so, in both languages', () => {
    assert.equal(
      endMessage({ what: 'ready', invitation, invitee, isInviter: true }, aReader('en')),
      '“Project North” is ready for Ann Lee: accepted, in the group, listed by Teams. Invited on 21 Nov.',
    );
    assert.equal(
      endMessage({ what: 'accepted', invitation, invitee, isInviter: true }, aReader('en')),
      'Ann Lee has accepted the invitation of 21 Nov.',
    );
    assert.equal(
      endMessage({ what: 'ready', invitation, invitee, isInviter: true }, aReader('ko')),
      'Ann Lee 님의 ‘Project North’ 팀 사용 준비가 끝났습니다(수락함, 그룹에 있음, Teams에 표시됨). 초대일: 11월 21일',
    );
  });

  it('claims no invitation and no acceptance of a membership alone', () => {
    const added = anInvitation(ORDINARY.en, [], { act: 'add' });
    const text = endMessage({ what: 'ready', invitation: added, invitee, isInviter: true }, aReader('en'));
    assert.match(text, /^“Project North” is ready for Ann Lee: in the group, listed by Teams\./);
    assert.doesNotMatch(text, /accepted|[Ii]nvited/);
  });

  it('shows no address on a lock screen', () => {
    for (const name of [undefined, 'ann@fabrikam.example']) {
      const text = endMessage(
        { what: 'accepted', invitation, invitee: { ...invitee, name }, isInviter: true },
        aReader('en'),
      );
      assert.equal(text, 'The guest from fabrikam.example has accepted the invitation of 21 Nov. Reference GL-7F3K-Q2');
    }
    assert.equal(
      endMessage(
        { what: 'accepted', invitation, invitee: { ...invitee, name: undefined }, isInviter: true },
        aReader('ko'),
      ),
      'fabrikam.example 도메인의 게스트 님이 초대를 수락했습니다. 초대일: 11월 21일 · 참조 번호 GL-7F3K-Q2',
    );
    const wiped = endMessage({ what: 'accepted', invitation, invitee: undefined, isInviter: true }, aReader('en'));
    assert.equal(wiped, 'The guest has accepted the invitation of 21 Nov. Reference GL-7F3K-Q2');
  });

  it('says that the team has refused', () => {
    const refused = { kind: 'team-refused', refusal: 'refused' } as const;
    const told = (language: 'en' | 'ko', act: 'invite' | 'add') => {
      const ended = anInvitation(ORDINARY.en, [STEPS.foundPending, refused, STEPS.accepted], { act });
      return endMessage({ what: 'accepted', invitation: ended, invitee, isInviter: true }, aReader(language));
    };
    assert.equal(told('en', 'invite'), 'Ann Lee has accepted, but could not be added to “Project North”.');
    assert.equal(told('ko', 'invite'), 'Ann Lee 님이 수락했지만 ‘Project North’ 팀에 추가하지 못했습니다.');
    assert.match(told('en', 'add'), /^Ann Lee could not be added to “Project North”\./);
  });

  it('is one line without signs that cannot be seen', () => {
    const odd = { ...invitee, name: 'Ann\u202e\nLee' };
    assert.match(
      endMessage({ what: 'accepted', invitation, invitee: odd, isInviter: true }, aReader('en')),
      /^Ann Lee has accepted/,
    );
  });

  it('tells of a guest who knows nobody here, with the reference, to the inviter and to others', () => {
    const told = (isInviter: boolean, language: 'en' | 'ko' = 'en', name: string | undefined = 'Ann Lee') =>
      endMessage({ what: 'stranger', invitation, invitee: { ...invitee, name }, isInviter }, aReader(language));
    assert.equal(
      told(true),
      'Ann Lee says that they do not know you. No more mail goes out; please check the address by another way. Reference GL-7F3K-Q2',
    );
    assert.match(told(false), /^Ann Lee says that they do not know whoever invited them\. .* Reference GL-7F3K-Q2$/);
    assert.match(told(true, 'ko'), /^Ann Lee 님이 모르는 사람의 초대라고 알려 왔습니다\..* 참조 번호 GL-7F3K-Q2$/);
    assert.match(told(true, 'en', 'ann@fabrikam.example'), /^The guest from fabrikam\.example says [^@]*$/);
  });
});
