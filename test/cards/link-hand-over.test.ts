import assert from 'node:assert/strict';
import { linkHandOverCard } from '../../src/cards/link-hand-over.ts';
import { everyScene } from './every-scene.ts';
import { headingsOf, nodesOf, readMarkdown, rowsOf, textsOf, wordsOf } from './read-card.ts';
import {
  anInvitation,
  anInvitee,
  aReader,
  type Cast,
  HOSTILE,
  LINK,
  ORDINARY,
  REQUEST_ID,
  STEPS,
  type Step,
} from './scenes.ts';

const SENDING = [STEPS.inviting, STEPS.issued, STEPS.sending];
const REFUSED = [...SENDING, STEPS.refused];
const SHOWN = [...REFUSED, STEPS.handedOver];
const ASKED = [...SENDING, STEPS.delivered, STEPS.handOverAsked];
const SHOWS = { url: LINK, organisation: 'Contoso' };

interface More {
  readonly language?: 'en' | 'ko';
  readonly cast?: Cast;
  readonly link?: typeof SHOWS | undefined;
  readonly team?: boolean;
  readonly mails?: 'en' | 'ko';
}

function cardOf(steps: readonly Step[], more: More = {}) {
  const { language = 'en', cast = ORDINARY[language], link, team = true, mails = language } = more;
  const invitation = anInvitation(cast, steps, { team, id: 'id-of-ann' });
  return linkHandOverCard({ invitation, invitee: anInvitee(mails, cast), link }, aReader(language));
}

describe('the card that shows the link', () => {
  it('says all that is to be known before the link is passed on, in order', () => {
    assert.deepEqual(textsOf(cardOf(SHOWN, { link: SHOWS })), [
      'Pass this link on to Ann Lee yourself',
      'The mail to ann.lee@fabrikam.example could not be sent: The mailbox for invitations refuses to send for this app.',
      'Only for Ann Lee. Send it in a message to them alone, never in a channel or group chat. Don’t open it yourself.',
      'Link for Ann Lee',
      LINK.reveal(),
      'Ready-made message',
      'Hello Ann Lee, this is your invitation to “Project North” at Contoso. Please sign in with ann.lee@fabrikam.example. Questions? Call me.',
      'The link is hidden here once you press “I passed it on”, or when Ann Lee accepts.',
      'Reference GL-7F3K-Q2',
      'I passed it on',
      'Try the mail again',
      'Let Microsoft send it…',
      'This makes a new link; the one before it stops working. Microsoft drops your words and the notice to the other address, and may not mail somebody who is already in the directory.',
      'Send Microsoft’s mail',
    ]);
    const korean = wordsOf(cardOf(SHOWN, { link: SHOWS, language: 'ko' }));
    assert.match(korean, /^이 링크를 이안나 님에게 직접 전달하세요\n.*\n이안나 님만 사용해야 합니다\./);
    assert.match(korean, /이안나 님, Contoso ‘북극성 프로젝트’ 팀 초대 링크입니다\./);
  });

  it('shows it as text that nobody opens by a press', () => {
    const content = cardOf(SHOWN, { link: SHOWS });
    const [link, ...others] = nodesOf(content).filter(({ fontType }) => fontType === 'monospace');
    assert.deepEqual([link?.type, link?.wrap, link?.size, others], ['TextBlock', true, 'small', []]);
    assert.deepEqual(readMarkdown(String(link?.text)), { text: LINK.reveal(), elements: [] });
    const holding = nodesOf(content).filter((node) => Object.values(node).includes(link?.text));
    assert.equal(holding.length, 1);
    assert.deepEqual(
      nodesOf(content).filter(({ type, selectAction }) => /OpenUrl|Input|Toggle/.test(String(type)) || selectAction),
      [],
    );
  });

  it('warns of the rule before the link, and of Microsoft’s mail before it can be asked for', () => {
    const warned = nodesOf(cardOf(SHOWN, { link: SHOWS })).filter(({ style }) => style === 'warning');
    assert.deepEqual(
      warned.map((card) => wordsOf({ title: '', card }).slice(0, 16)),
      ['Only for Ann Lee', 'This makes a new'],
    );
  });

  it('names the invitation and what was read in each press', () => {
    const data = { requestId: REQUEST_ID, invitation: 'id-of-ann', mark: 'link-1' };
    const pressed = rowsOf(cardOf(SHOWN, { link: SHOWS })).flat();
    assert.deepEqual(
      pressed.map(({ verb, data: given }) => [verb, given]),
      [
        ['link.passedOn', data],
        ['link.mail', data],
        [undefined, undefined],
        ['link.microsoft', data],
      ],
    );
  });

  it('offers another mail only where one was refused, and Microsoft’s only while nothing is out', () => {
    const titles = (steps: readonly Step[]) =>
      rowsOf(cardOf(steps, { link: SHOWS })).flatMap((row) => row.map(({ title }) => title));
    assert.deepEqual(titles(ASKED), ['I passed it on']);
    const again: readonly Step[] = [
      ...SENDING,
      STEPS.unsure,
      { kind: 'delivery-refused', attempt: 2, refusal: 'not-allowed' },
      STEPS.handOverAsked,
    ];
    assert.deepEqual(titles(again), ['I passed it on', 'Try the mail again']);
    const passed = [...SHOWN, STEPS.passedOn, STEPS.askedAgain, STEPS.sendingAgain];
    const refusedAfter: Step = { kind: 'delivery-refused', attempt: 2, refusal: 'not-allowed' };
    assert.deepEqual(titles([...passed, refusedAfter, STEPS.handOverAsked]), ['I passed it on', 'Try the mail again']);
  });

  it('writes to the guest in the language of their mail, with what is known', () => {
    const content = cardOf(SHOWN, { link: SHOWS, mails: 'ko' });
    assert.match(wordsOf(content), /Ready-made message\nAnn Lee 님, Contoso ‘Project North’ 팀 초대 링크입니다\./);
    const nameless = { ...ORDINARY.en, name: undefined };
    assert.match(
      wordsOf(cardOf(SHOWN, { link: SHOWS, cast: nameless, team: false })),
      /\nHello, this is your invitation to work with Contoso\. Please sign in with ann\.lee@fabrikam\.example\./,
    );
  });

  it('says that the link was asked for, where no mail was refused', () => {
    assert.match(wordsOf(cardOf(ASKED, { link: SHOWS })), /^Pass this link on .*\nYou asked for the link\.\nOnly for/);
  });

  it('names no address and no link in its title, and shows names as text', () => {
    for (const cast of [HOSTILE, { ...ORDINARY.en, name: undefined }]) {
      const content = cardOf(SHOWN, { link: SHOWS, cast });
      assert.equal(content.title, 'A link for you to pass on');
      assert.ok(textsOf(content).includes(LINK.reveal()));
    }
    assert.equal(cardOf(SHOWN, { link: SHOWS, language: 'ko' }).title, '전달할 링크가 있습니다');
  });
});

describe('the card of a link, without the link', () => {
  const refusedByMicrosoft: Step = { kind: 'delivery-refused', attempt: 2, refusal: 'microsoft-refused' };
  const microsofts = [...SHOWN, STEPS.microsoftAsked, STEPS.microsoftSending];
  const reasons: readonly (readonly [string, readonly Step[], RegExp, RegExp])[] = [
    ['still to come', REFUSED, /The link comes on this card in a moment\./, /잠시 후/],
    ['passed on', [...SHOWN, STEPS.passedOn], /Link passed on by you on 21 Nov\./, /11월 21일에 링크를 전달했습니다/],
    ['passed on and accepted', [...SHOWN, STEPS.passedOn, STEPS.accepted], /Link passed on by you on 21 Nov\./, /전달/],
    ['accepted', [...SHOWN, STEPS.accepted], /no longer in use and is not shown any more/, /더 이상 사용하지 않는/],
    ['wiped', SHOWN, /no longer in use and is not shown any more/, /더 이상 사용하지 않는/],
    ['mailed after all', [...SHOWN, STEPS.askedAgain], /The mail was chosen after all\./, /메일로 보내기로/],
    [
      'sent by Microsoft',
      [...SHOWN, STEPS.microsoftAsked],
      /Microsoft’s mail with a new link was chosen/,
      /Microsoft 메일로/,
    ],
    ['refused to Microsoft', [...microsofts, refusedByMicrosoft], /Microsoft’s mail .* was chosen/, /Microsoft 메일로/],
    ['replaced', [...microsofts, refusedByMicrosoft, STEPS.newLinkAsked], /no longer in use/, /더 이상 사용하지 않는/],
    [
      'of an account that is gone',
      [...SHOWN, STEPS.askedAgain, { kind: 'guest-gone' }],
      /no longer in use/,
      /사용하지/,
    ],
    [
      'that cannot be read',
      [...REFUSED, { kind: 'hand-over-failed', because: 'link-lost' }],
      /could not be shown to you: it cannot be read/,
      /읽을 수 없어/,
    ],
  ];
  for (const [why, steps, en, ko] of reasons) {
    const isComing = why === 'still to come';
    it(`says why: ${why}`, () => {
      assert.match(wordsOf(cardOf(steps)), en);
      assert.match(wordsOf(cardOf(steps, { language: 'ko' })), ko);
      assert.equal(headingsOf(cardOf(steps))[0], isComing ? 'Link for Ann Lee' : 'Link for the guest');
      assert.deepEqual(rowsOf(cardOf(steps)), []);
      assert.doesNotMatch(cardOf(steps).title, /Ann|@/);
    });
  }

  it('names nobody once it shows none any more, and so keeps nobody’s name in the chat', () => {
    for (const [why, steps] of reasons.slice(1)) {
      assert.doesNotMatch(JSON.stringify(cardOf(steps)), /Ann|@/, why);
      const korean = cardOf(steps, { language: 'ko' });
      assert.equal(headingsOf(korean)[0], '게스트 님의 초대 링크', why);
      assert.doesNotMatch(JSON.stringify(korean), /이안나|@/, why);
      assert.match(wordsOf(cardOf(steps)), /Reference GL-7F3K-Q2/);
    }
  });

  it('says why it was pressed in vain', () => {
    const invitation = anInvitation(ORDINARY.en, [...SHOWN, STEPS.passedOn]);
    const content = linkHandOverCard({ invitation, invitee: undefined, note: 'twice' }, aReader('en'));
    assert.match(wordsOf(content), /^Link for the guest\nAlready under way/);
  });
});

describe('the link', () => {
  it('can be read on the card that shows it and on no other, in no title, and in no press but of whoever has to accept', () => {
    for (const cast of [ORDINARY.en, HOSTILE]) {
      const scenes = everyScene(cast, aReader('en'));
      const showing = scenes.filter(({ content }) => wordsOf(content).includes(LINK.reveal()));
      assert.deepEqual(
        showing.map(({ name }) => name),
        ['link-shown', 'link-shown-asked', 'link-shown-no-team'],
      );
      for (const { name, content } of scenes) {
        assert.doesNotMatch(content.title, /http.*redeem/);
        // The holder of an account is the one to accept, so there it is a button (design 3.13).
        const isOpened = JSON.stringify(rowsOf(content)).includes('login.microsoftonline');
        assert.equal(isOpened, /^redeem-link(-unasked|-no-teams|-reminded|-reported)?$/.test(name), name);
      }
    }
  });
});
