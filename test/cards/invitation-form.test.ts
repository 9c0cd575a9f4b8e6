import assert from 'node:assert/strict';
import { invitationFormCard } from '../../src/cards/invitation-form.ts';
import { MESSAGE_MAX } from '../../src/domain/draft.ts';
import { nodesOf, rowsOf, verbsOf, wordsOf } from './read-card.ts';
import { aForm, aReader, EVERY_FORM_ERROR, INVITER_ID, ORDINARY, TEAM_ID } from './scenes.ts';

function formOf(more: Parameters<typeof aForm>[2] = {}, language: 'en' | 'ko' = 'en') {
  return invitationFormCard(aForm(language, ORDINARY[language], more), aReader(language));
}

function inputsOf(content: ReturnType<typeof formOf>) {
  const inputs = nodesOf(content).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map((input) => [String(input.id), input]));
}

describe('the form', () => {
  it('asks for addresses, a team, words, a language and what is folded away, with what is filled in', () => {
    const inputs = inputsOf(formOf());
    const values = Object.entries(inputs).map(([id, { value, isRequired }]) => [id, value, isRequired === true]);
    assert.deepEqual(values, [
      ['addresses', 'Ann Lee <ann.lee@fabrikam.example>', true],
      ['team', TEAM_ID, true],
      ['message', ORDINARY.en.message, false],
      ['language', 'en', true],
      ['sponsor', 'me', false],
      ['cc', '', false],
    ]);
    assert.deepEqual([inputs.addresses?.isMultiline, inputs.addresses?.maxLength], [true, 2000]);
    assert.equal(inputs.message?.maxLength, MESSAGE_MAX);
  });

  it('says that nothing is sent yet, in both languages', () => {
    assert.match(wordsOf(formOf()), /Nothing is sent until you have seen the exact mail\./);
    assert.match(wordsOf(formOf({}, 'ko')), /확인하기 전에는 아무것도 보내지 않습니다\./);
  });

  it('offers to check, to see more and to leave, and nothing else', () => {
    assert.deepEqual(verbsOf(formOf()), ['invitation.check', 'invitation.cancel']);
    const titles = rowsOf(formOf()).map((row) => row.map(({ title }) => title));
    assert.deepEqual(titles, [['Next: review', 'More options'], ['Cancel']]);
  });

  it('lets the sponsor be picked among all colleagues, where the renderer can', () => {
    const { sponsor } = inputsOf(formOf());
    assert.deepEqual(sponsor?.['choices.data'], { type: 'Data.Query', dataset: 'graph.microsoft.com/users' });
    assert.deepEqual(sponsor?.choices, [{ title: 'Myself', value: 'me' }]);
  });

  it('keeps a colleague who was picked before, in a renderer without a picker too', () => {
    const form = { ...aForm('en', ORDINARY.en).form, sponsorId: INVITER_ID };
    const { sponsor } = inputsOf(formOf({ form }));
    assert.equal(sponsor?.value, INVITER_ID);
    assert.deepEqual(
      (sponsor?.choices as { value: string }[]).map(({ value }) => value),
      ['me', INVITER_ID],
    );
  });

  it('unfolds the other fields when one of them is meant, or filled in', () => {
    const isOpen = (more: Parameters<typeof aForm>[2]) =>
      nodesOf(formOf(more)).find(({ id }) => id === 'more')?.isVisible;
    const { form } = aForm('en', ORDINARY.en);
    assert.equal(isOpen({}), false);
    assert.equal(isOpen({ errors: [{ code: 'no-address' }, { code: 'team-not-chosen' }] }), false);
    assert.equal(isOpen({ errors: [{ code: 'sponsor-unknown' }] }), true);
    assert.equal(isOpen({ errors: [{ code: 'cc-malformed', text: 'kim@' }] }), true);
    assert.equal(isOpen({ form: { ...form, cc: 'kim@contoso.example' } }), true);
    assert.equal(isOpen({ form: { ...form, sponsorId: INVITER_ID } }), true);
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
    assert.match(said, /7 entries need a change\. Everything you typed is still here\./);
    assert.match(said, /\(1\) Enter at least one email address\./);
    assert.match(said, /\(2\) “ann\.lee@fabrikam” is not a complete email address\./);
    assert.match(said, /\(3\) 23 addresses are too many for this form \(20\)\./);
    assert.match(said, /\(4\) Your message has 1,234 characters; at most 1,000 fit\./);
    assert.match(said, /\(5\) Choose a team, or “No team yet”\./);
    assert.match(said, /\(6\) The sponsor you chose was not found/);
    assert.match(said, /\(7\) The address to tell, “kim@”, is not a complete email address\./);
    assert.ok(said.indexOf('(7)') < said.indexOf('Email addresses'));
    assert.equal(inputsOf(content).addresses?.value, 'Ann Lee <ann.lee@fabrikam.example>');
  });

  it('counts one error as one, and says it in Korean too', () => {
    assert.match(wordsOf(formOf({ errors: [{ code: 'no-address' }] })), /1 entry needs a change\./);
    const korean = wordsOf(formOf({ errors: EVERY_FORM_ERROR }, 'ko'));
    assert.match(korean, /항목 7개를 수정하세요\./);
    assert.match(korean, /주소를 20개까지 넣을 수 있습니다\(현재 23개\)/);
  });

  it('keeps the addresses as they were typed, each on its line', () => {
    const form = { ...aForm('en', ORDINARY.en).form, addresses: 'a@x.example\nb@x.example\n' };
    assert.equal(inputsOf(formOf({ form })).addresses?.value, 'a@x.example\nb@x.example\n');
  });
});
