import assert from 'node:assert/strict';
import { holderUnreachableCard } from '../../src/cards/holder-unreachable.ts';
import { UNREACHABLE, type Unreachable } from '../../src/domain/conversion/conversion-entry.ts';
import type { Language } from '../../src/domain/language.ts';
import { HOLDER_ID } from './conversion-casts.ts';
import { BY_MAIL, MAILED, soonAfter } from './mailed-scenes.ts';
import { nodesOf, rowsOf, textsOf, verbsOf, wordsOf } from './read-card.ts';
import { aReader, INVITER_ID, ORDINARY, REQUEST_ID } from './scenes.ts';
import { aConversionPerson, aShown, type ConversionStep, DECIDER_ID, WAY } from './shown-casts.ts';

function unreachableOf(because: Unreachable, more: Parameters<typeof aShown>[2] = {}, language: Language = 'en') {
  const before = because === 'no-answer' ? WAY.asked : WAY.confirmed;
  const shown = aShown(ORDINARY[language], [...before, { kind: 'holder-unreachable', because }], {
    as: 'asker',
    ...more,
  });
  return holderUnreachableCard(shown, aReader(language));
}

describe('the card about a holder who cannot be asked', () => {
  it('says why, what is known, and what can be done', () => {
    assert.deepEqual(textsOf(unreachableOf('no-teams')), [
      'Ann Lee cannot be asked in Teams',
      'Ann Lee',
      'ann.lee@contoso.example',
      'External address: ann.lee@fabrikam.example',
      'The account has no Teams.',
      'Confirmed by Dana Cho',
      'Nothing has been written and nothing was issued. The account works as it does today.',
      'If nothing comes of it by 20 Dec 2026, 12:00 GMT+9, the conversion lapses.',
      'Reference GL-7F3K-Q2',
      'Dana Cho can have a code sent to ann.lee@fabrikam.example, or go on without proof. The link then goes to that address by mail.',
      'Once the account has Teams, they can be reached there.',
      'Try Teams again',
      'Or end it here. Nothing is issued, and the sign-in of Ann Lee stays as it is.',
      'Stop the conversion',
    ]);
  });

  it('says each cause in both languages', () => {
    assert.match(wordsOf(unreachableOf('no-app')), /Guestlist could not be installed for the account\./);
    assert.match(wordsOf(unreachableOf('no-app', {}, 'ko')), /이 계정에 Guestlist를 설치하지 못했습니다\./);
    assert.match(wordsOf(unreachableOf('no-answer')), /No answer since 20 Nov\./);
    assert.match(wordsOf(unreachableOf('no-answer', {}, 'ko')), /11월 20일 이후 응답이 없습니다\./);
    assert.match(wordsOf(unreachableOf('no-teams', {}, 'ko')), /계정에 Teams가 없습니다\./);
    const tried = /^Guestlist has not been able to reach the account in Teams since 20 Nov, 12:00\.$/m;
    assert.match(wordsOf(unreachableOf('not-reached')), tried);
    assert.match(
      wordsOf(unreachableOf('not-reached', {}, 'ko')),
      /^11월 20일 오후 12:00부터 Teams로 이 계정에 연락하지 못/m,
    );
  });

  it('counts the time of tries in vain from the last press', () => {
    const again: readonly ConversionStep[] = [
      ...WAY.asked,
      { kind: 'holder-unreachable', because: 'no-answer' },
      { kind: 'ask-again', by: INVITER_ID },
      { kind: 'holder-unreachable', because: 'not-reached' },
    ];
    const words = wordsOf(holderUnreachableCard(aShown(ORDINARY.en, again, { as: 'asker' }), aReader('en')));
    assert.match(words, /since 20 Nov, 15:00\.$/m);
    assert.match(words, /The question is still in their chat/);
  });

  it('speaks of no question where the policy asks none', () => {
    assert.match(wordsOf(unreachableOf('no-app', { asksHolder: false })), /^Ann Lee cannot be reached in Teams\n/);
    const korean = unreachableOf('no-app', { asksHolder: false }, 'ko');
    assert.match(wordsOf(korean), /^Teams에서 이안나 님에게 연락할 수 없습니다\n/);
  });

  it('says that the question can still be answered, where there is one', () => {
    const said = /The question is still in their chat, and Ann Lee can answer it\./;
    assert.match(wordsOf(unreachableOf('no-answer')), said);
    assert.doesNotMatch(wordsOf(unreachableOf('no-teams')), said);
    assert.doesNotMatch(wordsOf(unreachableOf('no-app')), said);
    assert.doesNotMatch(wordsOf(unreachableOf('not-reached')), said);
  });

  it('offers whoever did not confirm to try again and to stop, and nothing that would go on without the holder', () => {
    const on = { requestId: REQUEST_ID, mark: 'conversion-holder-unreachable' };
    for (const because of UNREACHABLE) {
      assert.deepEqual(
        rowsOf(unreachableOf(because)).map((row) => row.map(({ verb, data }) => [verb, data])),
        [[['conversion.askAgain', on]], [['conversion.withdraw', on]]],
      );
    }
  });

  it('goes by the sign-in name where there is no other, and names nobody who was removed', () => {
    const unnamed = unreachableOf('no-teams', { person: aConversionPerson({ ...ORDINARY.en, name: undefined }) });
    assert.match(wordsOf(unnamed), /^ann\.lee@contoso\.example cannot be asked in Teams/);
    assert.doesNotMatch(unnamed.title, /@/);
    const removed = unreachableOf('no-answer', { person: undefined });
    assert.equal(removed.title, 'The holder cannot be asked in Teams');
    assert.doesNotMatch(JSON.stringify(removed), /@|Ann|Dana/);
  });

  it('is for nobody who can be asked', () => {
    assert.throws(() => holderUnreachableCard(aShown(ORDINARY.en, WAY.asked), aReader('en')), /holder-asked/);
  });
});

/** As whoever confirmed has it; `soon`: while the code of these steps is good. */
function toConfirmer(
  steps: readonly ConversionStep[],
  { soon, ...more }: Parameters<typeof aShown>[2] & { readonly soon?: readonly ConversionStep[] } = {},
  language: Language = 'en',
) {
  const shown = aShown(ORDINARY[language], steps, { as: 'confirmer', viewerId: DECIDER_ID, ...more });
  const reader = aReader(language);
  return holderUnreachableCard(shown, soon ? soonAfter(soon, reader) : reader);
}

describe('what whoever confirmed can do without the holder', () => {
  const first = [...BY_MAIL.unreachable, MAILED.codeAsked];

  it('is a code, or no proof at all, each with a reason; and it says where the link goes then', () => {
    const card = toConfirmer(BY_MAIL.unreachable);
    assert.deepEqual(verbsOf(card), [
      'conversion.code',
      'conversion.noProof',
      'conversion.askAgain',
      'conversion.withdraw',
    ]);
    const inputs = nodesOf(card).filter(({ type }) => type === 'Input.Text');
    assert.deepEqual(
      inputs.map(({ id, isRequired, maxLength }) => [id, isRequired, maxLength]),
      [
        ['reason', true, 1000],
        ['why', true, 1000],
      ],
    );
    for (const sentence of [
      'A six-digit code goes to ann.lee@fabrikam.example; Ann Lee tells it to you by phone or in person. It shows that they read that mailbox.',
      'Or go on without proof that ann.lee@fabrikam.example belongs to Ann Lee. The reason is kept.',
      'Either way the link then goes to ann.lee@fabrikam.example by mail, and to nobody else.',
    ])
      assert.ok(textsOf(card).includes(sentence), sentence);
    const korean = wordsOf(toConfirmer(BY_MAIL.unreachable, {}, 'ko'));
    assert.match(korean, /여섯 자리 코드를 보냅니다\. 이안나 님이 전화나 대면으로 알려 주면/);
  });

  it('is theirs alone, whatever they are shown as, and nobody’s once the address is removed', () => {
    for (const others of [{ as: 'asker' }, { viewerId: HOLDER_ID }, { person: undefined }] as const) {
      const isAsker = 'as' in others ? { viewerId: INVITER_ID } : {};
      const card = toConfirmer(BY_MAIL.coded, { ...others, ...isAsker, soon: BY_MAIL.coded });
      assert.deepEqual(verbsOf(card), ['conversion.askAgain', 'conversion.withdraw']);
    }
    assert.ok(verbsOf(toConfirmer(BY_MAIL.unreachable, { as: 'asker' })).includes('conversion.code'));
  });

  it('carries how often something was pressed, where a press leaves the state as it is', () => {
    const on = (steps: readonly ConversionStep[]) =>
      rowsOf(toConfirmer(steps, { soon: BY_MAIL.coded })).flatMap((row) =>
        row.flatMap(({ verb = '', data }) =>
          /code|Code|noProof/.test(verb) ? [[verb.replace('conversion.', ''), data?.mark]] : [],
        ),
      );
    const proof = ['noProof', 'conversion-holder-unreachable'];
    assert.deepEqual(on(BY_MAIL.unreachable), [['code', 'conversion-holder-unreachable-0'], proof]);
    assert.deepEqual(on([...BY_MAIL.coded, MAILED.codeWrong]), [
      ['checkCode', 'conversion-holder-unreachable-2'],
      ['code', 'conversion-holder-unreachable-2'],
      proof,
    ]);
  });

  it('takes what was typed, which is not required, so that every other button can be pressed', () => {
    const card = toConfirmer(BY_MAIL.coded, { soon: BY_MAIL.coded });
    const [code] = nodesOf(card, { folded: false }).filter(({ type }) => type === 'Input.Text');
    assert.deepEqual([code?.id, code?.label, code?.isRequired], ['code', 'Code that Ann Lee told you', undefined]);
    assert.match(
      wordsOf(card),
      /A code was sent to .* on 20 Nov, 16:00\.\nIt is good until 16:30, for 5 more tries\.\n/,
    );
  });

  const STANDINGS = [
    ['on its way', first, {}, /^A code is being sent to ann\.lee@fabrikam\.example\.$/m, []],
    ['late', BY_MAIL.coded, {}, /^That code is no longer good\.$/m, ['conversion.code']],
    [
      'maybe sent',
      [...first, MAILED.codeUnsure],
      { soon: first },
      /^A code may have gone out .* Ask Ann Lee whether it came\.$/m,
      ['conversion.checkCode', 'conversion.code'],
    ],
    [
      'refused',
      [...first, MAILED.codeRefused],
      { soon: first },
      /^The code could not be sent .*\nExchange refused the address/m,
      ['conversion.code'],
    ],
    [
      'tried too often',
      [...BY_MAIL.coded, ...Array<ConversionStep>(5).fill(MAILED.codeWrong)],
      { soon: BY_MAIL.coded },
      /^Wrong codes were entered too often/m,
      ['conversion.code'],
    ],
    [
      'the third of the day',
      [...BY_MAIL.unreachable, ...Array<ConversionStep>(3).fill(MAILED.codeAsked), MAILED.codeUnsure],
      {},
      /^At most three codes a day can be sent\. Another one can be sent from 21 Nov, 14:00\.$/m,
      [],
    ],
  ] as const;
  for (const [name, steps, more, says, verbs] of STANDINGS) {
    it(`says of a code that it is ${name}, and offers what is left`, () => {
      const at = name === 'the third of the day' ? { soon: steps } : more;
      const card = toConfirmer(steps, at);
      assert.match(wordsOf(card), says);
      assert.deepEqual(
        verbsOf(card).filter((verb) => /ode$/.test(verb)),
        verbs,
      );
    });
  }

  it('says why a press did nothing, once', () => {
    const shown = aShown(ORDINARY.en, BY_MAIL.coded, { as: 'confirmer', viewerId: DECIDER_ID });
    for (const [note, text] of [
      ['code-wrong', 'That is not the code that was sent.'],
      ['code-missing', 'Enter the six digits of the code.'],
      ['code-late', 'That code is no longer good.'],
      ['reason-missing', 'Write the reason.'],
    ] as const) {
      const said = nodesOf(holderUnreachableCard({ ...shown, note }, aReader('en')), { folded: false });
      assert.equal(said.filter(({ text: shownText }) => shownText === text).length, 1, note);
    }
  });
});
