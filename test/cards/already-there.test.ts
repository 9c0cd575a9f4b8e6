import assert from 'node:assert/strict';
import { reviewCard } from '../../src/cards/review-stage.ts';
import type { ReviewedPerson } from '../../src/domain/draft.ts';
import type { Audience, Finding } from '../../src/domain/eligibility.ts';
import type { InvitationId } from '../../src/domain/ids.ts';
import type { Language } from '../../src/domain/language.ts';
import { aDeletedGuest } from './change-scenes.ts';
import { actionsOf, headingsOf, nodesOf, rowsOf, wordsOf } from './read-card.ts';
import {
  aPresence,
  aReader,
  aReview,
  everyPresence,
  findingOf,
  GUEST_ID,
  HOSTILE,
  NOW,
  ORDINARY,
  REQUEST_ID,
  somePeople,
  UNANSWERED,
} from './scenes.ts';

type Code = keyof ReturnType<typeof everyPresence>;

interface Asked {
  readonly language?: Language;
  readonly audience?: Audience;
  readonly teamId?: '';
}

const CODES = Object.keys(everyPresence(ORDINARY.en)) as Code[];

function cardOf(code: Code, more: Partial<ReviewedPerson> = {}, asked: Asked = {}) {
  const { language = 'en', audience = 'inviter', ...told } = asked;
  const cast = ORDINARY[language];
  const people = [aPresence(cast, code, more)];
  return reviewCard(aReview(language, cast, { people, audience, mail: undefined, ...told }), aReader(language));
}

function buttonsOf(content: ReturnType<typeof cardOf>): readonly (readonly string[])[] {
  return rowsOf(content).map((row) => row.map(({ title }) => title));
}

describe('the card of somebody who is here already', () => {
  const found: Readonly<Record<Code, readonly [string, string, readonly string[]]>> = {
    'already-in-team': [
      'Ann Lee is already in “Project North”',
      '이안나 님은 이미 ‘북극성 프로젝트’ 팀에 있습니다',
      [],
    ],
    'already-invited': [
      'Ann Lee is already invited, but has not accepted',
      '이안나 님은 이미 초대되었지만 아직 수락하지 않았습니다',
      ['Add to my team', 'Send the link again'],
    ],
    'invited-by-colleague': [
      'Ann Lee is already invited, but has not accepted',
      '이안나 님은 이미 초대되었지만 아직 수락하지 않았습니다',
      ['Add to my team', 'Send the link again'],
    ],
    'invited-by-somebody-else': [
      'ann.lee@fabrikam.example is invited already, by somebody else',
      'ann.lee@fabrikam.example 주소는 이미 다른 경로로 초대되었습니다',
      ['Make a new link', 'Only add to my team'],
    ],
    'already-a-guest': [
      'ann.lee@fabrikam.example is already a guest',
      'ann.lee@fabrikam.example 주소는 이미 게스트입니다',
      ['Add to my team'],
    ],
    'an-external-member': [
      'ann.lee@fabrikam.example is here already, as a member with a sign-in elsewhere',
      'ann.lee@fabrikam.example 주소는 외부 계정으로 로그인하는 구성원으로 이미 있습니다',
      ['Add to my team'],
    ],
    'a-colleague': [
      'ann.lee@fabrikam.example belongs to a colleague',
      'ann.lee@fabrikam.example 주소는 동료의 주소입니다',
      ['Add to my team'],
    ],
  };

  for (const code of CODES) {
    it(`says what was found, and what can be done: ${code}`, () => {
      const [en, ko, options] = found[code];
      assert.equal(headingsOf(cardOf(code))[0], en);
      assert.equal(headingsOf(cardOf(code, {}, { language: 'ko' }))[0], ko);
      assert.deepEqual(buttonsOf(cardOf(code)), [...options.map((title) => [title]), ['Cancel']]);
      const asks = /What would you like to do\?/.test(wordsOf(cardOf(code)));
      assert.equal(asks, options.length > 0);
    });

    it(`tells an inviter nothing of the account: ${code}`, () => {
      for (const language of ['en', 'ko'] as const) {
        assert.doesNotMatch(wordsOf(cardOf(code, {}, { language })), /Secret|secret/);
      }
    });
  }

  it('tells an administrator which account it is', () => {
    for (const code of ['already-a-guest', 'an-external-member', 'a-colleague'] as const) {
      assert.match(wordsOf(cardOf(code, {}, { audience: 'admin' })), /secret\.account@contoso\.example/);
    }
  });

  it('lets an administrator convert what looks like a colleague, and nobody else', () => {
    const content = cardOf('a-colleague', {}, { audience: 'admin' });
    assert.deepEqual(buttonsOf(content), [['Add to the team'], ['Convert instead'], ['Cancel']]);
    const convert = actionsOf(content).find(({ verb }) => verb === 'conversion.startFor');
    assert.deepEqual([convert?.data, convert?.style], [{ account: GUEST_ID }, 'default']);
    assert.match(wordsOf(content), /If the account really belongs to an outsider, it can be converted instead\./);
    for (const code of CODES) {
      const isOffered = (audience: Audience) =>
        actionsOf(cardOf(code, {}, { audience })).some(({ verb }) => verb === 'conversion.startFor');
      assert.deepEqual([isOffered('inviter'), isOffered('admin')], [false, code === 'a-colleague']);
    }
  });

  it('lets an administrator convert an account of ours that is called a guest', () => {
    for (const code of ['already-a-guest', 'already-in-team'] as const) {
      const { finding } = everyPresence(ORDINARY.en)[code];
      const internal = { ...finding, detail: { ...finding.detail, internalId: GUEST_ID } } as Finding;
      const verbs = (audience: Audience) =>
        actionsOf(cardOf(code, { findings: [internal], accountId: GUEST_ID }, { audience })).map(({ verb }) => verb);
      assert.ok(verbs('admin').includes('conversion.startFor'));
      assert.ok(!verbs('inviter').includes('conversion.startFor'));
      assert.ok(!verbs('admin').some((verb = '') => verb.startsWith('change.')));
    }
  });

  it('lets an administrator ask for what hands access on, of an account that is known, and nobody else', () => {
    const known = { accountId: GUEST_ID };
    const asks = (code: Code, audience: Audience = 'admin', more: Partial<ReviewedPerson> = known) =>
      actionsOf(cardOf(code, more, { audience })).flatMap(({ verb = '' }) =>
        verb.startsWith('change.') ? [verb] : [],
      );
    const both = ['change.askReset', 'change.askAddress'];
    for (const code of CODES) {
      const isGuest = ['already-a-guest', 'an-external-member', 'already-in-team'].includes(code);
      const isOurs = ['already-invited', 'invited-by-colleague'].includes(code);
      const pending = isOurs ? ['change.askAddress'] : [];
      assert.deepEqual(asks(code), isGuest ? both : pending, code);
      assert.deepEqual([asks(code, 'inviter'), asks(code, 'admin', {})], [[], []]);
    }
    const said = wordsOf(cardOf('already-a-guest', known, { audience: 'admin' }));
    assert.match(said, /This hands access on to another sign-in, so another administrator confirms it first\.\nAsk to/);
  });

  it('says what was asked for, or what is in its way, and keeps the address that was typed', () => {
    const known = { accountId: GUEST_ID };
    const change = { wanted: 'address', at: NOW, address: 'ann@northwind.example', findings: [] } as const;
    const asked = cardOf('already-a-guest', { ...known, change }, { audience: 'admin' });
    assert.match(wordsOf(asked), /The address ann@northwind\.example was asked for at 21 Nov, 14:05\./);
    assert.ok(actionsOf(asked).every(({ verb = '' }) => !verb.startsWith('change.')));

    const findings = [findingOf(ORDINARY.en, 'domain-denied'), everyPresence(ORDINARY.en)['a-colleague'].finding];
    const refused = cardOf('already-a-guest', { ...known, change: { ...change, findings } }, { audience: 'admin' });
    assert.match(
      wordsOf(refused),
      /Nothing was asked for: ann@northwind\.example cannot be their address\.\n.* deny list .*\n.* belongs to a colleague/,
    );
    assert.deepEqual(
      nodesOf(refused).flatMap(({ id, value }) => (id === 'address' ? [value] : [])),
      ['ann@northwind.example'],
    );
  });

  it('lets an administrator ask a deleted guest back, and nobody else, and no account of our own', () => {
    const deletedCard = (audience: Audience, isInternal = false, more: Partial<ReviewedPerson> = {}) =>
      reviewCard(
        aReview('en', ORDINARY.en, {
          people: [{ ...aDeletedGuest(ORDINARY.en, isInternal), ...more }],
          audience,
          mail: undefined,
        }),
        aReader('en'),
      );
    const card = deletedCard('admin');
    assert.equal(headingsOf(card)[0], 'Ann Lee was a guest and was deleted');
    assert.match(wordsOf(card), /Deleted on 11 Nov\. The account can be restored until 11 Dec\./);
    assert.deepEqual(buttonsOf(card), [['Ask to restore…'], ['Change', 'Check again'], ['Cancel']]);
    assert.doesNotMatch(wordsOf(card), /Must be fixed/);
    const asked = deletedCard('admin', false, { change: { wanted: 'restore', at: NOW, findings: [] } });
    assert.match(wordsOf(asked), /Restoring the account was asked for at 21 Nov, 14:05\./);
    for (const other of [deletedCard('inviter'), deletedCard('admin', true), asked])
      assert.ok(actionsOf(other).every(({ verb }) => verb !== 'change.askRestore'));
    assert.doesNotMatch(wordsOf(deletedCard('inviter')), /deleted/);
  });

  it('offers no conversion where an earlier release has not kept which account it is', () => {
    const { finding } = everyPresence(ORDINARY.en)['a-colleague'];
    const detail = { address: 'ann.lee@fabrikam.example', name: 'Ann', account: 'ann@contoso.example' };
    const content = cardOf('a-colleague', { findings: [{ ...finding, detail } as Finding] }, { audience: 'admin' });
    assert.deepEqual(buttonsOf(content), [['Add to the team'], ['Cancel']]);
  });

  it('makes each choice by its name, and the first one expected', () => {
    const pressed = actionsOf(cardOf('invited-by-somebody-else'));
    const asked = { requestId: REQUEST_ID, mark: 'draft-7', person: 0 };
    assert.deepEqual(
      pressed.map(({ verb, data, style }) => [verb, data, style]),
      [
        ['invitation.choose', { ...asked, choice: 'new-link' }, 'positive'],
        ['invitation.choose', { ...asked, choice: 'only-add' }, 'default'],
        ['invitation.cancel', { requestId: REQUEST_ID, mark: 'draft-7' }, undefined],
      ],
    );
    const [, resend] = actionsOf(cardOf('already-invited'));
    assert.deepEqual([resend?.verb, resend?.data], ['invitation.resend', asked]);
  });

  it('says the consequence before each button', () => {
    assert.match(
      wordsOf(cardOf('invited-by-somebody-else')),
      /A new link makes the one they have useless\.\nMake a new link\nOnly adding to “Project North” sends nothing and leaves the link they have as it is\.\nOnly add to my team/,
    );
  });

  it('sends the same link once more only once', () => {
    const content = cardOf('already-invited', { sentAgainAt: NOW });
    assert.match(wordsOf(content), /The same link was asked for once more at 21 Nov, 14:05\./);
    assert.deepEqual(buttonsOf(content), [['Add to my team'], ['Close']]);
  });

  it('says why nothing can be chosen, and lets it be put right', () => {
    const { findings } = aPresence(ORDINARY.en, 'already-a-guest');
    const stopped = [findingOf(ORDINARY.en, 'not-team-owner'), ...findings];
    const content = cardOf('already-a-guest', { findings: stopped, choices: [] });
    assert.match(wordsOf(content), /is already a guest\n[\s\S]*Must be fixed \(1\)\n\(1\) You are not an owner/);
    assert.deepEqual(buttonsOf(content), [['Change', 'Check again'], ['Cancel']]);
  });

  it('has the button that a finding speaks of', () => {
    const { findings } = aPresence(ORDINARY.en, 'already-a-guest');
    const content = cardOf('already-a-guest', { findings: [...findings, ...UNANSWERED] });
    assert.match(wordsOf(content), /Press “Check again”\./);
    assert.deepEqual(buttonsOf(content), [['Add to my team'], ['Change', 'Check again'], ['Cancel']]);
  });

  it('says what is warned of before what can be done', () => {
    const { findings } = aPresence(ORDINARY.en, 'already-a-guest');
    const alike = findingOf(ORDINARY.en, 'domain-looks-alike');
    const said = wordsOf(cardOf('already-a-guest', { findings: [...findings, alike, ...UNANSWERED] }));
    assert.match(said, /Warning \(1\)\n\(1\) [\s\S]*would you like to do\?[\s\S]*Not checked \(1\)\n\(2\) /);
  });

  it('speaks to an administrator of the team, not of theirs', () => {
    const titles = (code: Code) => buttonsOf(cardOf(code, {}, { audience: 'admin' })).flat();
    assert.deepEqual(titles('already-a-guest'), ['Add to the team', 'Cancel']);
    assert.deepEqual(titles('invited-by-somebody-else'), ['Make a new link', 'Only add to the team', 'Cancel']);
  });

  it('says whose invitation goes again', () => {
    const told = (language: Language, isOwn: boolean) => {
      const open = { invitationId: 'x' as InvitationId, isOwn, mark: 'delivery-1' };
      return wordsOf(cardOf('invited-by-colleague', { open }, { language }));
    };
    assert.match(told('en', false), /The invitation of a colleague, in their words, goes to ann\.lee@/);
    assert.match(told('ko', false), /동료의 초대를 ann\.lee@/);
    assert.match(told('en', true), /The same link goes to ann\.lee@/);
  });

  it('offers to ask an administrator only where nothing else can be done', () => {
    const { findings } = aPresence(ORDINARY.en, 'already-invited');
    const asks = (code: 'guest-blocked' | 'address-of-a-contact', choices: ReviewedPerson['choices']) => {
      const content = cardOf('already-invited', { findings: [findingOf(ORDINARY.en, code), ...findings], choices });
      return actionsOf(content).filter(({ verb }) => verb === 'invitation.ask').length;
    };
    assert.deepEqual([asks('guest-blocked', ['add']), asks('guest-blocked', [])], [0, 1]);
    assert.equal(asks('address-of-a-contact', []), 0);
  });

  it('names no button of the list as if it were here', () => {
    const { findings } = aPresence(ORDINARY.en, 'already-a-guest');
    const guest = aPresence(ORDINARY.en, 'already-a-guest', { choices: [], findings: [...findings, ...UNANSWERED] });
    const people = [...somePeople(ORDINARY.en, 2), guest];
    for (const [language, said] of [
      ['en', /“Change” is on the list; choose one there\.[\s\S]*“Check again” is on the list\./],
      ['ko', /목록에서 ‘수정’을 눌러[\s\S]*목록에서 ‘다시 확인’을 누르세요\./],
    ] as const) {
      const content = reviewCard(aReview(language, ORDINARY.en, { people, opened: 2, teamId: '' }), aReader(language));
      assert.match(wordsOf(content), said);
      assert.doesNotMatch(wordsOf(content), /Press “/);
    }
  });

  it('asks for a team where there is none to add to', () => {
    const content = cardOf('already-a-guest', { choices: [] }, { teamId: '' });
    assert.match(wordsOf(content), /No team is chosen to add them to\. Press “Change” and choose one\./);
    assert.deepEqual(buttonsOf(content)[0], ['Change', 'Check again']);
  });

  it('goes back to the list where there are several', () => {
    const people = [...somePeople(ORDINARY.en, 2), aPresence(ORDINARY.en, 'already-a-guest')];
    const content = reviewCard(aReview('en', ORDINARY.en, { people, opened: 2 }), aReader('en'));
    const [add, back] = actionsOf(content);
    assert.deepEqual(buttonsOf(content), [['Add to my team'], ['Back to the list']]);
    assert.equal(add?.data?.person, 2);
    assert.deepEqual([back?.verb, back?.data], ['invitation.list', { requestId: REQUEST_ID, mark: 'draft-7' }]);
  });

  it('puts the address into no notification', () => {
    assert.equal(cardOf('already-a-guest').title, 'Invite a guest');
  });

  it('shows a name as it was typed', () => {
    const people = [aPresence(HOSTILE, 'already-invited')];
    const content = reviewCard(aReview('en', HOSTILE, { people }), aReader('en'));
    assert.ok(headingsOf(content)[0]?.startsWith('[2027](https://evil.example)*x* <img src=x onerror=alert(1)> is'));
  });
});
