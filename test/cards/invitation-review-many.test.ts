import assert from 'node:assert/strict';
import { reviewCard } from '../../src/cards/review-stage.ts';
import type { ReviewedPerson } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/eligibility.ts';
import type { Language } from '../../src/domain/language.ts';
import { actionsOf, headingsOf, nodesOf, pressedRowsOf, rowsOf, wordsOf } from './read-card.ts';
import {
  aPresence,
  aReader,
  aReview,
  findingOf,
  HOSTILE,
  NOW,
  ORDINARY,
  REQUEST_ID,
  somePeople,
  UNANSWERED,
} from './scenes.ts';

type More = NonNullable<Parameters<typeof aReview>[2]>;

function cardOf(people: readonly ReviewedPerson[], more: More = {}, language: Language = 'en') {
  return reviewCard(aReview(language, ORDINARY[language], { people, ...more }), aReader(language));
}

function buttonsOf(content: ReturnType<typeof cardOf>): readonly (readonly string[])[] {
  return rowsOf(content).map((row) => row.map(({ title }) => title));
}

function opensOf(content: ReturnType<typeof cardOf>): readonly unknown[] {
  return pressedRowsOf(content).map(({ action }) => action.data?.person);
}

const CAST = ORDINARY.en;
const DENIED = { standing: 'blocked', findings: [findingOf(CAST, 'domain-denied')] } as const;
const NOT_OWNER = { standing: 'blocked', findings: [findingOf(CAST, 'not-team-owner')] } as const;
const WARNED = { findings: [findingOf(CAST, 'domain-looks-alike'), findingOf(CAST, 'code-mail-off')] } as const;
const GUEST = aPresence(CAST, 'already-a-guest');
const ADDED = { ...GUEST, standing: 'ready', choice: 'add' } as const;
const RENEWED = { ...aPresence(CAST, 'invited-by-somebody-else'), standing: 'ready', choice: 'new-link' } as const;

describe('the review of several', () => {
  it('says how many can be invited, and that nothing has been sent', () => {
    assert.match(
      wordsOf(cardOf(somePeople(CAST, 3, { 1: DENIED }))),
      /^2 of 3 people can be invited\nProject North\nNothing has been sent yet\.\n/,
    );
    const korean = cardOf(somePeople(ORDINARY.ko, 3, { 1: DENIED }), {}, 'ko');
    assert.match(
      wordsOf(korean),
      /^3명 중 2명을 초대할 수 있습니다\n북극성 프로젝트\n아직 아무것도 보내지 않았습니다\.\n/,
    );
  });

  it('lists who is ready, with the worst warning of each, and who is left out, with the worst reason', () => {
    const said = wordsOf(cardOf(somePeople(CAST, 3, { 1: WARNED, 2: DENIED })));
    assert.match(said, /\nReady \(2\)\n[\s\S]*Ann Lee 01\ng01\.ann\.lee@fabrikam\.example\nOpen ›\n/);
    assert.match(said, /Ann Lee 02\n.*\nWarning: fabr1kam\.example looks like fabrikam\.example[^\n]*\nOpen ›\n/);
    assert.match(
      said,
      /\nLeft out \(1\)\n[\s\S]*\ng03\.[^\n]*\nMust be fixed: fabrikam\.example is on the deny list[^\n]*\nOpen ›\n/,
    );
  });

  it('opens each of them, the ready ones too', () => {
    const content = cardOf(
      somePeople(CAST, 20, Object.fromEntries([...Array(20).keys()].map((n) => [n, n > 3 ? DENIED : {}]))),
    );
    assert.deepEqual(opensOf(content), [...Array(20).keys()]);
    const [row] = pressedRowsOf(content);
    assert.deepEqual(row?.action.data, { requestId: REQUEST_ID, mark: 'draft-7', person: 0 });
    assert.equal(row?.title, 'Ann Lee 01 g01.ann.lee@fabrikam.example Open ›');
  });

  it('folds those beyond eight who are left out', () => {
    const left = (count: number) => Object.fromEntries([...Array(count).keys()].map((index) => [index, DENIED]));
    const folded = (count: number) =>
      nodesOf(cardOf(somePeople(CAST, count, left(count)))).find(({ id }) => id === 'others');
    assert.equal(folded(8), undefined);
    assert.equal(pressedRowsOf({ title: '', card: folded(12) ?? {} }).length, 4);
    const content = cardOf(somePeople(CAST, 12, left(12)));
    assert.match(wordsOf(content), /and 4 more\nShow all\n/);
  });

  it('says once what is so of everybody', () => {
    const content = cardOf(somePeople(CAST, 3, { 0: NOT_OWNER, 1: NOT_OWNER, 2: NOT_OWNER }));
    assert.equal(wordsOf(content).match(/not an owner/g)?.length, 1);
    assert.match(
      wordsOf(content),
      /Must be fixed \(1\)\n\(1\) You are not an owner[\s\S]*What to do: [\s\S]*Left out \(3\)/,
    );
    const unanswered = somePeople(CAST, 2, { 0: { findings: UNANSWERED }, 1: { findings: UNANSWERED } });
    assert.match(wordsOf(cardOf(unanswered)), /Not checked \(1\)\n[^\n]*did not answer in time[\s\S]*Ready \(2\)/);
    const one = wordsOf(cardOf(somePeople(CAST, 3, { 0: NOT_OWNER, 1: NOT_OWNER })));
    assert.equal(one.match(/not an owner/g)?.length, 4, 'each in the row and in the name of its press');
  });

  it('puts first, of those left out, whoever waits for a choice', () => {
    const content = cardOf([...somePeople(CAST, 2, { 0: DENIED }), GUEST]);
    assert.deepEqual(opensOf(content), [1, 2, 0]);
    assert.match(wordsOf(content), /ann\.lee@fabrikam\.example is already a guest\.\nChoose ›/);
    assert.doesNotMatch(wordsOf(content), /Secret/);
  });

  it('has nothing left to choose once the same link was asked for', () => {
    const pending = aPresence(CAST, 'already-invited', { choices: ['send-again'], sentAgainAt: NOW });
    const said = wordsOf(cardOf([...somePeople(CAST, 1), pending]));
    assert.match(
      said,
      /is already invited and has not accepted\.\nThe same link was asked for once more at 21 Nov, 14:05\.\nOpen ›/,
    );
    assert.doesNotMatch(said, /Nothing has been sent|\nCancel/);
    assert.match(said, /\nClose$/);
  });

  it('says what will be done for those who are here', () => {
    const said = wordsOf(cardOf([...somePeople(CAST, 1), ADDED, RENEWED]));
    assert.match(said, /^3 of 3 people can be invited or added\n/);
    assert.match(said, /Added to “Project North”, no invitation\nOpen ›/);
    assert.match(said, /A mail with a new link; the one they have becomes useless\nOpen ›/);
  });
});

describe('the press of the review of several', () => {
  it('counts what it does, and says so honestly', () => {
    const send = (...people: readonly ReviewedPerson[]) => buttonsOf(cardOf(people))[0];
    const [ann, bo] = somePeople(CAST, 2);
    assert.ok(ann && bo);
    assert.deepEqual(send(ann, bo), ['Send 2 invitations']);
    assert.deepEqual(send(ann, { ...bo, ...DENIED }), ['Send 1 invitation']);
    assert.deepEqual(send(ann, RENEWED), ['Send 2 invitations']);
    assert.deepEqual(send(ann, bo, ADDED), ['Send 2 invitations, add 1']);
    assert.deepEqual(send(ADDED, ADDED), ['Add 2 people to the team']);
  });

  it('is not there where nobody is ready', () => {
    const content = cardOf(somePeople(CAST, 2, { 0: DENIED, 1: DENIED }), { mail: undefined });
    assert.deepEqual(buttonsOf(content), [['Change', 'Check again'], ['Cancel']]);
    assert.doesNotMatch(wordsOf(content), /Ready \(|Show the mail/);
  });

  it('comes with the exact mail to the first, and says to whom', () => {
    const content = cardOf(somePeople(CAST, 3, { 0: DENIED }));
    assert.deepEqual(buttonsOf(content), [
      ['Send 2 invitations'],
      ['Show the mail', 'Change'],
      ['Check again', 'Cancel'],
    ]);
    assert.match(wordsOf(content), /The mail to Ann Lee 02\. The others get one like it[^\n]*\nHello Ann Lee,/);
    assert.match(wordsOf(cardOf([...somePeople(CAST, 1), ADDED])), /The mail to Ann Lee 01\.\nHello Ann Lee,/);
    const none = cardOf([ADDED, ADDED], { mail: undefined });
    assert.deepEqual(buttonsOf(none), [['Add 2 people to the team'], ['Change', 'Check again'], ['Cancel']]);
  });

  it('says whom else it tells, and who answers for the guests', () => {
    const said = wordsOf(cardOf(somePeople(CAST, 2), { cc: 'assistant@contoso.example', sponsorName: 'Kim Min-ji' }));
    assert.match(said, /Sponsor: Kim Min-ji\nassistant@contoso\.example gets a mail of its own, without the link\./);
    const none = wordsOf(cardOf([ADDED, ADDED], { cc: 'assistant@contoso.example', mail: undefined }));
    assert.doesNotMatch(none, /assistant@/);
  });
});

describe('the list of several', () => {
  it('keeps from an inviter what only administrators may know', () => {
    const blocked: readonly Finding[] = [findingOf(CAST, 'guest-blocked')];
    const people = somePeople(CAST, 2, { 0: { standing: 'blocked', findings: blocked } });
    assert.match(wordsOf(cardOf(people)), /Must be fixed: Somebody has to look at this/);
    assert.doesNotMatch(wordsOf(cardOf(people)), /Secret/);
    assert.match(wordsOf(cardOf(people, { audience: 'admin' })), /Secret Name is a guest here/);
  });

  it('lets them ask an administrator for all of them at once, on the list alone', () => {
    const blocked = { standing: 'blocked', findings: [findingOf(CAST, 'guest-blocked')] } as const;
    const people = somePeople(CAST, 3, { 0: blocked, 1: blocked });
    const asks = (more: More) => actionsOf(cardOf(people, more)).filter(({ verb }) => verb === 'invitation.ask').length;
    assert.deepEqual([asks({}), asks({ opened: 0 }), asks({ audience: 'admin' })], [1, 0, 0]);
    assert.equal(asks({ askedAdmins: { at: NOW, reached: 1 } }), 0);
  });

  it('says on top that something has changed, and shows names as they were typed', () => {
    const people = somePeople(HOSTILE, 2);
    const content = reviewCard(aReview('en', HOSTILE, { people, changed: true }), aReader('en'));
    assert.match(wordsOf(content), /Something has changed since you looked\./);
    assert.match(wordsOf(content), /\[2027\]\(https:\/\/evil\.example\)\*x\* <img src=x onerror=alert\(1\)> 01/);
    assert.equal(headingsOf(content)[0], '2 of 2 people can be invited');
  });
});
