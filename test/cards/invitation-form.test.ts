import assert from 'node:assert/strict';
import { invitationFormCard } from '../../src/cards/invitation-form.ts';
import { MESSAGE_MAX } from '../../src/domain/draft.ts';
import { nodesOf, verbsOf, wordsOf } from './read-card.ts';
import { aForm, aReader, EVERY_FORM_ERROR, ORDINARY, TEAM_ID } from './scenes.ts';

function formOf(more: Parameters<typeof aForm>[2] = {}, language: 'en' | 'ko' = 'en') {
  return invitationFormCard(aForm(language, ORDINARY[language], more), aReader(language));
}

function inputsOf(content: ReturnType<typeof formOf>) {
  const inputs = nodesOf(content).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map((input) => [String(input.id), input]));
}

describe('the form', () => {
  it('asks for one address, a team, words and a language, with what is filled in', () => {
    const inputs = inputsOf(formOf());
    const values = Object.entries(inputs).map(([id, { value, isRequired }]) => [id, value, isRequired === true]);
    assert.deepEqual(values, [
      ['addresses', 'Ann Lee <ann.lee@fabrikam.example>', true],
      ['team', TEAM_ID, true],
      ['message', ORDINARY.en.message, false],
      ['language', 'en', true],
    ]);
    assert.equal(inputs.message?.maxLength, MESSAGE_MAX);
  });

  it('says that nothing is sent yet, in both languages', () => {
    assert.match(wordsOf(formOf()), /Nothing is sent until you have seen the exact mail\./);
    assert.match(wordsOf(formOf({}, 'ko')), /확인하기 전에는 아무것도 보내지 않습니다\./);
  });

  it('offers to check and to leave, and nothing else', () => {
    assert.deepEqual(verbsOf(formOf()), ['invitation.check', 'invitation.cancel']);
  });

  it('offers “No team yet” only to those who may', () => {
    const titles = (content: ReturnType<typeof formOf>) =>
      (inputsOf(content).team?.choices as { title: string; value: string }[]).map(({ title, value }) => [title, value]);
    assert.deepEqual(titles(formOf()).at(-1), ['No team yet', 'none']);
    assert.equal(titles(formOf({ mayInviteWithoutTeam: false })).length, 2);
    assert.match(wordsOf(formOf({ mayInviteWithoutTeam: false })), /Choose a team\.$/m);
  });

  it('preselects no team that is not there', () => {
    const form = { ...aForm('en', ORDINARY.en).form, teamId: '' as const };
    assert.equal(inputsOf(formOf({ form })).team?.value, 'none');
    assert.equal(inputsOf(formOf({ form, mayInviteWithoutTeam: false })).team?.value, '');
    assert.equal(inputsOf(formOf({ form, errors: [{ code: 'team-not-chosen' }] })).team?.value, '');
  });

  it('gives a sentence in place of a form to somebody who can choose nothing', () => {
    const content = formOf({ teams: [], mayInviteWithoutTeam: false });
    assert.match(wordsOf(content), /You own no team.*\nAsk an owner of the team/);
    assert.deepEqual(inputsOf(content), {});
    assert.deepEqual(verbsOf(content), []);
  });

  it('puts every error on top, numbered, and keeps what was typed', () => {
    const content = formOf({ errors: EVERY_FORM_ERROR });
    const said = wordsOf(content);
    assert.match(said, /5 entries need a change\. Everything you typed is still here\./);
    assert.match(said, /\(1\) Enter an email address\./);
    assert.match(said, /\(2\) “ann\.lee@fabrikam” is not a complete email address\./);
    assert.match(
      said,
      /\(3\) This form takes one address at a time \(3 found\)\. Send this one first, then the others\./,
    );
    assert.match(said, /\(4\) Your message has 1,234 characters; at most 1,000 fit\./);
    assert.match(said, /\(5\) Choose a team, or “No team yet”\./);
    assert.ok(said.indexOf('(5)') < said.indexOf('Email address\n'));
    assert.equal(inputsOf(content).addresses?.value, 'Ann Lee <ann.lee@fabrikam.example>');
  });

  it('counts one error as one, and says it in Korean too', () => {
    assert.match(wordsOf(formOf({ errors: [{ code: 'no-address' }] })), /1 entry needs a change\./);
    const korean = wordsOf(formOf({ errors: EVERY_FORM_ERROR }, 'ko'));
    assert.match(korean, /항목 5개를 수정하세요\./);
    assert.match(korean, /주소를 한 번에 하나만 넣을 수 있습니다\(현재 3개\)/);
  });

  it('keeps addresses apart that came on lines of their own', () => {
    const form = { ...aForm('en', ORDINARY.en).form, addresses: 'a@x.example\nb@x.example\n' };
    assert.equal(inputsOf(formOf({ form })).addresses?.value, 'a@x.example, b@x.example');
  });
});
