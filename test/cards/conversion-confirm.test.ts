import assert from 'node:assert/strict';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import type { Language } from '../../src/domain/language.ts';
import { curedByUs, seen, UNREAD } from './conversion-casts.ts';
import { actionsOf, headingsOf, nodesOf, textsOf, wordsOf } from './read-card.ts';
import { aRequestCard, foundWith, type Shows, STEPS_OF_REQUEST } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY, REQUEST_ID } from './scenes.ts';
import { CONVERTED } from './shown-casts.ts';

const CAST = ORDINARY.en;
const { reached, reminded, escalated } = STEPS_OF_REQUEST;

function confirmOf(
  more: Shows = {},
  steps: Parameters<typeof aRequestCard>[2]['steps'] = [reached],
  language: Language = 'en',
) {
  const reader = aReader(language, { audience: 'admin' });
  return aRequestCard(ORDINARY[language], reader, { steps: [CONVERTED.requested, ...steps], more });
}

function personWith(person: Partial<ConversionPerson>) {
  return confirmOf({ person });
}

/** What stands under a heading, to the next one. */
function under(heading: string, card: ReturnType<typeof confirmOf>): readonly string[] {
  const headings = headingsOf(card);
  const texts = textsOf(card);
  const from = texts.indexOf(heading);
  assert.ok(from >= 0, heading);
  const to = texts.findIndex((text, index) => index > from && headings.includes(text));
  return texts.slice(from + 1, to);
}

describe('the question whether an account is to be converted', () => {
  it('is a question, and says who asks, when, of whom, and on whose word', () => {
    assert.deepEqual(textsOf(confirmOf()).slice(0, 7), [
      'Convert the account of Ann Lee?',
      'Asked by Sam Park on 20 Nov',
      'Ann Lee',
      'ann.lee@contoso.example',
      'External address: ann.lee@fabrikam.example',
      'Signs in with: ann.lee@fabrikam.example',
      'Stated by Sam Park, not verified.',
    ]);
    assert.equal(headingsOf(confirmOf({}, [], 'ko'))[0], '이안나 님의 계정을 전환할까요?');
  });

  it('says what is written to mail, also where it was empty, or that nothing is', () => {
    const written = (person: Partial<ConversionPerson>) => under('What will be written', personWith(person));
    const after = 'after this confirmation, then everything is checked again';
    assert.deepEqual(written({ mailBefore: 'al@contoso.example' }), [
      `mail: al@contoso.example → ann.lee@fabrikam.example, ${after}`,
    ]);
    assert.deepEqual(written({ mailBefore: undefined }), [`mail: (empty) → ann.lee@fabrikam.example, ${after}`]);
    assert.deepEqual(written({ mailBefore: 'Ann.Lee@Fabrikam.example' }), [
      'Nothing: mail is ann.lee@fabrikam.example already',
    ]);
  });

  it('says what stays and what changes, as far as it was counted', () => {
    assert.match(under('What stays', confirmOf())[0] ?? '', /12 groups and 3 app assignments given directly/);
    const uncounted = personWith({ directGroups: undefined, directApps: undefined });
    assert.match(under('What stays', uncounted)[0] ?? '', /the groups and app assignments .* \(not counted\)/);
    const changes = under('What changes when they accept', personWith({ userType: 'Guest', partner: 'Northwind' }));
    assert.equal(changes.length, 4);
    assert.match(changes[0] ?? '', /Northwind keeps the password/);
    assert.equal(changes[3], 'User type stays Guest until somebody changes it.');
  });

  it('says that the holder is asked first only where they are', () => {
    assert.match(under('When', confirmOf()).join(), /^Ann Lee is asked first\. Only when Ann Lee accepts/);
    assert.match(under('When', confirmOf({ asksHolder: false })).join(), /^Only when Ann Lee accepts/);
  });

  it('numbers the warnings that are accepted, one sentence each, and names what was not read', () => {
    const findings = [
      curedByUs(CAST),
      seen(CAST, 'synced'),
      seen(CAST, 'stays-member'),
      seen(CAST, 'not-visible'),
      ...UNREAD,
    ];
    const card = personWith({ preFlight: foundWith(findings) });
    assert.deepEqual(under('Warnings that are accepted with this', card).slice(0, 2), [
      '(1) The account is synchronised from on-premises; that directory stays in charge.',
      '(2) The user type is Member and stays Member: member rights, no guest billing.',
    ]);
    assert.match(
      under('Not carried over or not checked', card).join('\n'),
      /Teams and apps that it owns: the directory did/,
    );
    assert.ok(!headingsOf(confirmOf()).includes('Warnings that are accepted with this'));
  });

  it('has a tick for each row that would have stood in the way, and for no other', () => {
    const ticks = nodesOf(personWith({ preFlight: foundWith(UNREAD) })).filter(({ type }) => type === 'Input.Toggle');
    assert.deepEqual(
      ticks.map(({ id, title }) => [id, title]),
      [
        ['tick-domain-denied', 'Domain lists of the tenant: those that are refused'],
        ['tick-domain-not-allowed', 'Domain lists of the tenant: those that alone are allowed'],
      ],
    );
    assert.ok(ticks.every(({ isRequired }) => isRequired));
    assert.doesNotMatch(wordsOf(confirmOf()), /tick what you accept/);
  });

  it('quotes why it goes on without Teams, and says what is hard to undo', () => {
    const card = personWith({ withoutTeams: 'Only reads\ndocuments.' });
    assert.ok(textsOf(card).includes('Only reads\ndocuments.'));
    assert.deepEqual(under('Way back: hard', card).length, 1);
    assert.match(wordsOf(card), /Possible until the invitation is issued, not after that\./);
    assert.doesNotMatch(wordsOf(confirmOf()), /Goes on without Teams/);
  });

  it('names the last day with its year and zone', () => {
    assert.match(wordsOf(confirmOf()), /Please decide by 27 Nov 2026, 11:00 GMT\+9\./);
    assert.match(wordsOf(confirmOf({}, [], 'ko')), /2026년 11월 27일 오전 11:00 GMT\+9까지 결정해 주세요\./);
  });

  it('says that it is asked once more, or comes because nobody has decided', () => {
    assert.equal(textsOf(confirmOf({}, [reached, reminded]))[1], 'Still waiting for your decision');
    assert.equal(
      textsOf(confirmOf({}, [reached, reminded, escalated]))[1],
      'Nobody has decided since 20 Nov, so this comes to you.',
    );
  });

  it('keeps what has to be typed to say yes apart from what has to be written to say no', () => {
    const shown = actionsOf(confirmOf()).filter(({ type }) => type === 'Action.ShowCard');
    const inputs = shown.map((action) =>
      nodesOf({ title: '', card: action }).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? id : [])),
    );
    assert.deepEqual(
      shown.map(({ title }) => title),
      ['Convert…', 'Decline…'],
    );
    assert.deepEqual(inputs, [['name'], ['reason']]);
    assert.match(wordsOf(confirmOf()), /Type the name of the account: Ann Lee/);
    const presses = actionsOf(confirmOf()).filter(({ type }) => type === 'Action.Execute');
    const data = { requestId: REQUEST_ID, mark: 'conversion-awaiting-confirmation' };
    assert.deepEqual(
      presses.map(({ verb, data: sent }) => [verb, sent]),
      [
        ['conversion.confirm', data],
        ['conversion.deny', data],
      ],
    );
  });

  it('has the sign-in name typed where the account has no name', () => {
    const card = personWith({ name: '' });
    assert.match(wordsOf(card), /Type the name of the account: ann\.lee@contoso\.example/);
    assert.equal(card.title, 'Convert an internal account');
  });

  it('can be withdrawn by whoever asked, where they may decide themselves', () => {
    const verbs = (more: Shows) => actionsOf(confirmOf(more)).map(({ verb }) => verb);
    assert.ok(verbs({ viewerId: INVITER_ID, fourEyes: false }).includes('conversion.withdraw'));
    assert.ok(!verbs({}).includes('conversion.withdraw'));
  });

  it('says to the presser what was wrong with the press', () => {
    const said = (note: Shows['note']) => textsOf(confirmOf({ note }))[2];
    assert.equal(said('name-differs'), 'The name must be exactly as shown.');
    assert.equal(said('reason-missing'), 'Write a reason; it is passed on.');
    assert.match(said('ticks-missing') ?? '', /^Not everything that was not read is ticked\./);
    assert.match(said('holder') ?? '', /^This is your own account/);
  });
});
