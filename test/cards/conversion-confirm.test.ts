import assert from 'node:assert/strict';
import type { UserId } from '../../src/domain/ids.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { curedByUs, seen, UNREAD } from './conversion-casts.ts';
import { actionsOf, headingsOf, nodesOf, textsOf, wordsOf } from './read-card.ts';
import { aRequestCard, foundWith, type Shows, STEPS_OF_REQUEST } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY, REQUEST_ID } from './scenes.ts';
import { CONVERTED, type ConversionStep, DECIDER_ID } from './shown-casts.ts';

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

function personWith(person: Shows['person']) {
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
    const written = (person: Shows['person']) => under('What will be written', personWith(person));
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

  it('promises no question in Teams to whom there is none, and says what there is instead', () => {
    const without = (language: Language, more: Shows = {}) => {
      const preFlight = foundWith([seen(ORDINARY[language], 'no-teams-for-holder')]);
      return confirmOf({ person: { preFlight }, ...more }, [reached], language);
    };
    const [said = ''] = under('When', without('en'));
    assert.match(
      said,
      /^The account has no Teams to ask Ann Lee in: after the confirmation an administrator chooses a code to ann\.lee@fabrikam\.example, or to go on without proof\. Only when Ann Lee accepts/,
    );
    assert.match(
      under('전환 시점', without('ko'))[0] ?? '',
      /^계정에 Teams가 없어 이안나 님에게 물어볼 수 없습니다\. 승인 후 관리자가/,
    );
    assert.match(under('When', without('en', { asksHolder: false }))[0] ?? '', /^Only when Ann Lee accepts/);
  });

  it('folds what is only good to know behind a button that counts it, numbered on from the warnings', () => {
    const findings = [
      seen(CAST, 'synced'),
      seen(CAST, 'used-by-programs'),
      seen(CAST, 'keeps-data-here'),
      seen(CAST, 'dynamic-groups'),
    ];
    const card = personWith({ preFlight: foundWith(findings) });
    const folded = nodesOf(card).find(({ id }) => id === 'info');
    assert.equal(folded?.isVisible, false);
    const words = wordsOf({ title: '', card: folded });
    assert.match(words, /^Good to know \(3\)\n\(2\) Last used without a person on 12 Nov; scripts/);
    assert.match(words, /^Read: signInActivity\.lastNonInteractiveSignInDateTime = 2026-11-12T01:00:00Z$/m);
    assert.match(words, /\(4\) Project North takes its members from a rule/);
    assert.ok(actionsOf(card).some(({ title }) => title === 'Show the 3 that are good to know'));
    assert.ok(!nodesOf(confirmOf()).some(({ id }) => id === 'info'));
  });

  it('names whoever asked where something is found of them, and takes nobody else for them', () => {
    const preFlight = foundWith([seen(CAST, 'inviter-lacks-role')]);
    assert.match(wordsOf(personWith({ preFlight })), /^\(1\) Sam Park holds no active role that may invite guests/m);
    const own = confirmOf({ person: { preFlight }, fourEyes: false, viewerId: INVITER_ID });
    assert.match(wordsOf(own), /^\(1\) You hold no active role that may invite guests/m);
  });

  it('says when the directory was read for it, as does the question whether it is agreed', () => {
    const checkedAt = new Date('2026-11-20T01:30:00Z');
    const agreeing = [{ ...CONVERTED.requested, isInPrinciple: true } as const, reached];
    assert.match(
      wordsOf(personWith({ checkedAt })),
      /^Read from the directory: 20 Nov, 10:30\. Nothing has been changed\.$/m,
    );
    assert.match(
      wordsOf(confirmOf({ person: { checkedAt } }, [reached], 'ko')),
      /^11월 20일 오전 10:30에 디렉터리에서 읽었습니다/m,
    );
    const card = aRequestCard(CAST, aReader('en'), { steps: agreeing, more: { person: { checkedAt } } });
    assert.match(wordsOf(card), /^Read from the directory: 20 Nov, 10:30\./m);
    assert.doesNotMatch(wordsOf(confirmOf()), /Read from the directory/);
  });

  it('can be checked again, and says what must be fixed instead of asking where something must be', () => {
    const verbs = (card: ReturnType<typeof confirmOf>) => actionsOf(card).flatMap(({ verb }) => verb ?? []);
    const presses = (card: ReturnType<typeof confirmOf>) =>
      actionsOf(card).flatMap(({ verb, data }) => (verb === undefined ? [] : [[verb, data?.mark]]));
    assert.ok(verbs(confirmOf()).includes('conversion.checkAsked'));
    const looked = { kind: 'checked-again', by: DECIDER_ID } as const;
    const preFlight = {
      ...foundWith([seen(CAST, 'holds-role'), seen(CAST, 'not-visible')]),
      standing: 'blocked',
    } as const;
    for (const language of LANGUAGES) {
      const card = confirmOf({ person: { preFlight } }, [reached, looked], language);
      const mark = 'conversion-awaiting-confirmation-1';
      assert.deepEqual(presses(card), [
        ['conversion.deny', mark],
        ['conversion.checkAsked', mark],
      ]);
    }
    const card = confirmOf({ person: { preFlight } }, [reached, looked]);
    assert.deepEqual(headingsOf(card).slice(0, 2), ['Ann Lee can’t be converted yet', 'Must be fixed (1)']);
    assert.match(wordsOf(card), /^\(1\) The account holds the directory role .*\nWhat to do: Remove the role first/m);
    assert.match(wordsOf(card), /^“Convert…” appears when nothing must be fixed any more\.$/m);
    assert.doesNotMatch(wordsOf(card), /Way back: hard/);
    const followed = aRequestCard(CAST, aReader('en', { audience: 'admin' }), {
      steps: [CONVERTED.requested, reached, looked],
      more: { as: 'asker', viewerId: INVITER_ID, person: { preFlight } },
    });
    assert.match(
      wordsOf(followed),
      /^The last check found what must be fixed first; until then nobody can confirm it\.$/m,
    );
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
    const urging = (newTo: readonly UserId[]) =>
      textsOf(confirmOf({}, [reached, reminded, { ...escalated, newTo }]))[1];
    assert.equal(urging([DECIDER_ID]), 'Nobody has decided since 20 Nov, so this comes to you.');
    // Most of them have had it twice.
    assert.equal(urging([INVITER_ID]), 'Nobody has decided since 20 Nov.');
    assert.equal(
      textsOf(confirmOf({}, [reached, reminded, escalated], 'ko'))[1],
      '11월 20일 이후 결정한 사람이 없습니다.',
    );
  });

  it('lets whoever asked know that nobody has decided, from then on', () => {
    const followed = (steps: readonly ConversionStep[]) =>
      wordsOf(
        aRequestCard(CAST, aReader('en', { audience: 'admin' }), {
          steps,
          more: { as: 'asker', viewerId: INVITER_ID },
        }),
      );
    const { requested } = CONVERTED;
    const inPrinciple = { ...requested, isInPrinciple: true } as const;
    for (const first of [requested, inPrinciple]) {
      assert.match(followed([first, reached, reminded, escalated]), /^Nobody has decided since 20 Nov\.$/m);
      assert.doesNotMatch(followed([first, reached, reminded]), /Nobody has decided/);
    }
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
        ['conversion.checkAsked', data],
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
