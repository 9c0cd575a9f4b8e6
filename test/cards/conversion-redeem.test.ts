import assert from 'node:assert/strict';
import { conversionRedeemCard } from '../../src/cards/conversion-redeem.ts';
import type { Language } from '../../src/domain/language.ts';
import { everyScene } from './every-scene.ts';
import { BY_MAIL, MAILED } from './mailed-scenes.ts';
import { actionsOf, headingsOf, nodesOf, readMarkdown, textsOf, wordsOf } from './read-card.ts';
import { aReader, HOSTILE, INVITER_ID, LINK, ORDINARY } from './scenes.ts';
import { aConversionPerson, aShown, CONVERTED, type ConversionStep, TEAMS_ADDRESS, WAY } from './shown-casts.ts';

const STOPPED: ConversionStep = { kind: 'stopped-after-issue', by: INVITER_ID };
const REMINDED: ConversionStep = { kind: 'holder-reminding', reminder: 1 };
const PROBLEM: ConversionStep = { kind: 'problem-reported' };

function redeemOf(
  steps: readonly ConversionStep[],
  more: Parameters<typeof aShown>[2] = {},
  language: Language = 'en',
) {
  return conversionRedeemCard(aShown(ORDINARY[language], steps, more), aReader(language));
}

/** How often the link stands in it, however it is written. */
function countLinks(content: object): number {
  return JSON.stringify(content).split('login.microsoftonline.com/redeem').length - 1;
}

describe('the card with the link of a conversion', () => {
  it('says how to accept, and what to keep for afterwards', () => {
    assert.deepEqual(textsOf(redeemOf(WAY.delivered, { link: LINK })), [
      'Please move your Contoso sign-in to fabrikam.example',
      'How',
      '(1) Press the button. Your browser opens a Microsoft page.',
      '(2) Sign in with ann.lee@fabrikam.example. If the page shows ann.lee@contoso.example, choose “Use another account”.',
      '(3) Allow Contoso to read your name and email address. Then open Teams with the address below.',
      'Only for you: please don’t forward this message.',
      'Keep this address of Teams for Contoso; you may not see this chat afterwards:',
      TEAMS_ADDRESS,
      'Accept (opens your browser)',
      'Report a problem',
    ]);
    const korean = wordsOf(redeemOf(WAY.delivered, { link: LINK }, 'ko'));
    assert.match(korean, /^Contoso 로그인을 fabrikam\.example 계정으로 바꿔 주세요\n방법\n/);
  });

  it('tells whoever was not asked who wants it and what changes', () => {
    const words = wordsOf(redeemOf(WAY.issued, { link: LINK, isUnasked: true }));
    assert.match(words, /^Please move .*\nSam Park \(Contoso\) asked for this on 20 Nov; Dana Cho confirmed it\.\n/);
    assert.match(words, /\nYour sign-in does not change until you accept\..*\n.*stop then\.\nHow\n/);
  });

  it('promises no Teams to somebody whose conversion goes on without it', () => {
    const person = aConversionPerson(ORDINARY.en, { withoutTeams: 'Reads documents alone.' });
    const asked = redeemOf(WAY.delivered, { link: LINK, person });
    const unasked = redeemOf(WAY.delivered, { link: LINK, person, isUnasked: true });
    for (const content of [asked, unasked]) {
      assert.equal(
        wordsOf(content).match(/^Teams at Contoso cannot let you in with ann\.lee@fabrikam\.example\.$/gm)?.length,
        1,
      );
      assert.doesNotMatch(wordsOf(content), /open Teams|Keep this address|tenantId/i);
    }
    const done = redeemOf(WAY.redeemed, { person });
    assert.match(wordsOf(done), /\nAccepted on 20 Nov\. Teams at Contoso cannot let you in with that account\.$/);
    assert.deepEqual(actionsOf(done), []);
  });

  it('says of a reminder that it is one', () => {
    const [heading, remind] = textsOf(redeemOf([...WAY.delivered, REMINDED], { link: LINK }));
    assert.equal(heading, 'Reminder: please move your Contoso sign-in to fabrikam.example');
    assert.equal(remind, 'You have not accepted yet. The link below is the same as before.');
    assert.match(wordsOf(redeemOf([...WAY.delivered, REMINDED], { link: LINK }, 'ko')), /^알림: .*\n아직 수락하지/);
    assert.doesNotMatch(wordsOf(redeemOf(WAY.delivered, { link: LINK })), /remind|not accepted/i);
  });

  it('quotes the asker’s words, line by line', () => {
    const person = aConversionPerson(ORDINARY.en, { message: 'Hi Ann,\nsee https://evil.example/' });
    const content = redeemOf(WAY.delivered, { link: LINK, person });
    assert.match(wordsOf(content), /\nSam Park writes:\nHi Ann,\nsee https:\/\/evil\.example\/\nHow\n/);
    const [quote] = nodesOf(content).filter(({ type }) => type === 'TextRun');
    assert.deepEqual(Object.keys(quote ?? {}).toSorted(), ['text', 'type']);
    for (const message of [undefined, ' \n '])
      assert.doesNotMatch(
        wordsOf(redeemOf(WAY.delivered, { link: LINK, person: aConversionPerson(ORDINARY.en, { message }) })),
        /writes/,
      );
  });

  it('takes a report of a problem once, as long as something comes of it', () => {
    const reports = (steps: readonly ConversionStep[]) =>
      actionsOf(redeemOf(steps, { link: LINK })).filter(({ verb }) => verb === 'conversion.problem').length;
    assert.deepEqual([WAY.delivered, BY_MAIL.silentWaived].map(reports), [1, 1]);
    assert.deepEqual([[...WAY.delivered, PROBLEM], WAY.redeemed, [...WAY.delivered, STOPPED]].map(reports), [0, 0, 0]);
    assert.match(
      wordsOf(redeemOf([...WAY.delivered, PROBLEM], { link: LINK })),
      /^You reported a problem on 20 Nov; whoever asked for this is told\.$/m,
    );
  });

  it('shows the address of Teams as text that is not pressed', () => {
    const [text, ...others] = nodesOf(redeemOf(WAY.delivered, { link: LINK })).filter(
      ({ fontType }) => fontType === 'monospace',
    );
    assert.deepEqual([text?.type, text?.wrap, others], ['TextBlock', true, []]);
    assert.deepEqual(readMarkdown(String(text?.text)), { text: TEAMS_ADDRESS, elements: [] });
  });

  it('has the link in one place, the button that opens it, and as it is', () => {
    for (const content of [
      redeemOf(WAY.issued, { link: LINK }),
      redeemOf(WAY.delivered, { link: LINK }),
      redeemOf(WAY.delivered, { link: LINK, isUnasked: true }),
    ]) {
      assert.equal(countLinks(content), 1);
      assert.deepEqual(
        actionsOf(content).filter(({ type }) => type === 'Action.OpenUrl'),
        [
          {
            type: 'Action.OpenUrl',
            title: 'Accept (opens your browser)',
            url: LINK.reveal(),
            style: 'positive',
          },
        ],
      );
    }
  });

  it('has it nowhere when it is not handed in', () => {
    assert.deepEqual(textsOf(redeemOf(WAY.issued)), [
      'Your sign-in at Contoso changes',
      'Your link appears here in a moment. If it does not, ask Sam Park.',
    ]);
    assert.equal(countLinks(redeemOf(WAY.delivered)), 0);
  });

  it('shows it to nobody else, and to nobody once it is of no use, whatever is handed in', () => {
    const others = [
      { as: 'asker', viewerId: INVITER_ID },
      { as: 'confirmer', viewerId: INVITER_ID },
      { as: 'holder', viewerId: INVITER_ID },
      { as: 'admin' },
    ] as const;
    for (const other of others) assert.equal(countLinks(redeemOf(WAY.delivered, { link: LINK, ...other })), 0);
    const over = [
      WAY.agreed,
      WAY.redeemed,
      WAY.verified,
      [...WAY.verified, CONVERTED.closed],
      [...WAY.delivered, CONVERTED.linkWiped],
      [...WAY.asked, CONVERTED.withdrawn],
      [...WAY.delivered, STOPPED],
      [...WAY.issued, MAILED.byMail],
      BY_MAIL.sent,
    ];
    for (const steps of over) assert.equal(countLinks(redeemOf(steps, { link: LINK })), 0, steps.at(-1)?.kind);
    assert.equal(countLinks(redeemOf(WAY.delivered, { link: LINK, person: undefined })), 0);
  });

  it('has it on no other card of a conversion', () => {
    const shown = everyScene(HOSTILE, aReader('en'))
      .filter(({ content }) => countLinks(content) > 0)
      .map(({ name }) => name);
    assert.deepEqual(
      shown.filter((name) => !name.startsWith('link')),
      ['redeem-link', 'redeem-link-unasked', 'redeem-link-no-teams', 'redeem-link-reminded', 'redeem-link-reported'],
    );
  });

  it('names no domain in its title', () => {
    assert.equal(redeemOf(WAY.delivered, { link: LINK }).title, 'Your sign-in at Contoso changes');
    assert.equal(redeemOf(WAY.delivered, { link: LINK }, 'ko').title, 'Contoso 로그인 변경 안내');
  });
});

describe('what became of the link of a conversion', () => {
  it('opens Teams after the acceptance', () => {
    for (const steps of [WAY.redeemed, WAY.verified, [...WAY.verified, CONVERTED.closed]]) {
      const content = redeemOf(steps);
      assert.deepEqual(textsOf(content), [
        'Your sign-in at Contoso has changed',
        'Accepted on 20 Nov. Open Teams for Contoso with the button below.',
        'Open Teams for Contoso',
      ]);
      assert.deepEqual(
        nodesOf(content).flatMap(({ url }) => (url === undefined ? [] : [url])),
        [TEAMS_ADDRESS],
      );
    }
  });

  it('keeps the name of the organisation out of a button that it would not fit in', () => {
    const organisation = 'Contoso Aussenhandelsgesellschaft';
    const [button] = actionsOf(redeemOf(WAY.redeemed, { organisation }));
    assert.equal(button?.title, 'Open Teams');
  });

  it('promises no Teams to somebody who signed in elsewhere', () => {
    const content = redeemOf([...WAY.redeemed, CONVERTED.mismatch]);
    assert.match(wordsOf(content), /^Your sign-in at Contoso has changed\nAccepted on 20 Nov, but with an account at/);
    assert.deepEqual(actionsOf(content), []);
  });

  it('sends somebody on to whoever asked, where the account surprised', () => {
    const content = redeemOf([...WAY.redeemed, { kind: 'verified', result: 'another-account' }]);
    assert.match(wordsOf(content), /\nAccepted on 20 Nov\. Ask Sam Park what comes next\./);
    assert.deepEqual(actionsOf(content), []);
  });

  it('says that it was stopped before there was one', () => {
    const ends: readonly (readonly ConversionStep[])[] = [
      [...WAY.asked, CONVERTED.withdrawn],
      [...WAY.asked, { kind: 'lapsed', waitedFor: 'holder' }],
      [...WAY.agreed, { kind: 'mail-refused', refusal: 'refused' }],
      [...WAY.agreed, { kind: 'strayed', got: INVITER_ID, isRemoved: true }],
    ];
    for (const steps of ends) {
      assert.deepEqual(textsOf(redeemOf(steps)), [
        'The change of your sign-in at Contoso was stopped',
        'This was stopped on 20 Nov. No link was shown to you, and your sign-in stays as it is. If you have questions, ask Sam Park.',
      ]);
    }
  });

  it('asks not to use one that was shown before the end', () => {
    const content = redeemOf([...WAY.delivered, CONVERTED.withdrawn]);
    assert.match(
      wordsOf(content),
      /\nThis was stopped on 20 Nov\. Please don’t use the link any more; ask Sam Park\.$/,
    );
  });

  it('asks not to use one once it was stopped after the issue, and says who knows more where it was accepted all the same', () => {
    for (const steps of [WAY.delivered, BY_MAIL.sent])
      assert.deepEqual(textsOf(redeemOf([...steps, STOPPED])), [
        'The change of your sign-in at Contoso was stopped',
        'This was stopped on 20 Nov. Please don’t use the link any more; ask Sam Park.',
      ]);
    assert.match(wordsOf(redeemOf([...WAY.issued, STOPPED])), /No link was shown to you/);
    const after = redeemOf([...WAY.delivered, STOPPED, CONVERTED.redeemed]);
    assert.match(
      wordsOf(after),
      /\nAccepted on 20 Nov, although this had been stopped\. Ask Sam Park what comes next\.$/,
    );
    assert.deepEqual(actionsOf(after), []);
  });

  it('looks for none in this chat where it goes by mail', () => {
    for (const steps of [BY_MAIL.silentWaived, BY_MAIL.sent, [...WAY.issued, MAILED.byMail]])
      assert.match(
        wordsOf(redeemOf(steps, { link: LINK })),
        /^Your sign-in at Contoso changes\nYour link goes to ann\.lee@fabrikam\.example by mail and is not shown here\./,
      );
  });

  it('says that one that lay there too long is gone', () => {
    const content = redeemOf([...WAY.delivered, CONVERTED.linkWiped]);
    assert.equal(headingsOf(content)[0], 'The link is not shown here any more');
    assert.match(wordsOf(content), /If you still want to change it, ask Sam Park\.$/);
  });

  it('names nobody once what was kept is removed', () => {
    for (const steps of [WAY.delivered, WAY.redeemed, [...WAY.asked, CONVERTED.withdrawn]]) {
      assert.doesNotMatch(JSON.stringify(redeemOf(steps, { person: undefined })), /@|Ann|Sam/);
    }
  });
});
