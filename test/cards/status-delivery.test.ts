import assert from 'node:assert/strict';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import { headingsOf, nodesOf, rowsOf, textsOf, wordsOf } from './read-card.ts';
import { anInvitation, anInvitee, aReader, ORDINARY, REQUEST_ID, STEPS, type Step } from './scenes.ts';

interface More {
  readonly language?: 'en' | 'ko';
  readonly hasNotice?: boolean;
  readonly reminderDays?: readonly number[];
}

function cardOf(steps: readonly Step[], { language = 'en', reminderDays, ...more }: More = {}) {
  const cast = ORDINARY[language];
  const reading = { invitation: anInvitation(cast, steps, more), invitee: anInvitee(language, cast) };
  return invitationStatusCard({ readings: [reading], reminderDays }, aReader(language));
}

function factOf(content: ReturnType<typeof cardOf>, index: number): string {
  const rows = nodesOf(content).filter(({ type }) => type === 'ColumnSet');
  return textsOf({ title: '', card: rows[index] ?? {} }).join(' ');
}

function buttonsOf(content: ReturnType<typeof cardOf>): readonly (readonly string[])[] {
  return rowsOf(content).map((row) => row.map(({ title }) => title));
}

function alarmsOf(content: ReturnType<typeof cardOf>): readonly string[] {
  return nodesOf(content)
    .filter(({ style }) => style === 'attention')
    .map((card) => wordsOf({ title: '', card }));
}

const SENDING = [STEPS.inviting, STEPS.issued, STEPS.sending];
const DELIVERED = [...SENDING, STEPS.delivered];
const REFUSED = [...SENDING, STEPS.refused];
const AGAIN = [...DELIVERED, STEPS.askedAgain, STEPS.sendingAgain];
const MICROSOFT = [...REFUSED, STEPS.handedOver, STEPS.microsoftAsked, STEPS.microsoftSending];
const UNSURE_AGAIN: Step = { kind: 'delivery-unknown', attempt: 2, since: new Date('2026-11-21T05:20:00Z') };
const REFUSED_AGAIN: Step = { kind: 'delivery-refused', attempt: 2, refusal: 'mail-refused' };

describe('the buttons of the living card about the link', () => {
  const rows: readonly (readonly [string, readonly Step[], readonly (readonly string[])[]])[] = [
    ['being sent', SENDING, [['History']]],
    ['sent', DELIVERED, [['Send the link again'], ['Hand over the link', 'History']]],
    ['refused, and the link on its way to the inviter', REFUSED, [['Try again', 'History']]],
    ['refused, and the link with the inviter', [...REFUSED, STEPS.handedOver], [['Try again', 'History']]],
    [
      'refused, and the link not shown',
      [...REFUSED, { kind: 'hand-over-failed', because: 'unreachable' }],
      [['Hand over the link', 'Try again'], ['History']],
    ],
    [
      'not certain of Microsoft’s mail',
      [...MICROSOFT, UNSURE_AGAIN],
      [['They have it', 'Make a new link…'], ['Make a new link'], ['History']],
    ],
    ['said to be by a stranger', [...DELIVERED, STEPS.stranger], [['History']]],
  ];
  for (const [state, steps, buttons] of rows) {
    it(`for a mail ${state}`, () => assert.deepEqual(buttonsOf(cardOf(steps)), buttons));
  }

  it('name the request, and what was read on the card', () => {
    const pressed = rowsOf(cardOf([...MICROSOFT, UNSURE_AGAIN])).flat();
    const data = { requestId: REQUEST_ID, mark: 'delivery-2' };
    assert.deepEqual(
      pressed.map(({ verb, data: given }) => [verb, given]),
      [
        ['invitation.received', data],
        [undefined, undefined],
        ['invitation.newLink', data],
        ['invitation.history', { requestId: REQUEST_ID }],
      ],
    );
  });

  it('warn before a new link is made', () => {
    const said = textsOf(cardOf([...MICROSOFT, UNSURE_AGAIN]));
    assert.ok(said.indexOf('A new link makes the one they have useless.') < said.indexOf('Make a new link'));
    assert.ok(said.includes('A new link makes the one they have useless.'));
  });
});

describe('the living card on how the link went', () => {
  it('by hand', () => {
    const handed = [...REFUSED, STEPS.handedOver, STEPS.passedOn];
    assert.equal(factOf(cardOf(handed), 1), '✓ Link handed over to Ann Lee 21 Nov, 14:17');
    assert.match(factOf(cardOf(handed, { language: 'ko' }), 1), /✓ 이안나 님에게 링크를 전달했습니다/);
    assert.equal(headingsOf(cardOf(handed))[0], 'Waiting for Ann Lee to accept');
    // The mail is tried all the same, and refused: the guest has the link as before.
    const again = cardOf([...handed, STEPS.askedAgain, STEPS.sendingAgain, REFUSED_AGAIN]);
    assert.match(factOf(again, 1), /^✓ Link handed over to Ann Lee/);
    assert.equal(headingsOf(again)[0], 'Waiting for Ann Lee to accept; the mail could not be sent again');
  });

  it('by Microsoft’s mail, of which less can be seen', () => {
    const content = cardOf([...MICROSOFT, STEPS.microsoftDelivered], { hasNotice: true });
    assert.match(factOf(content, 1), /^✓ Sent by Microsoft’s own mail with a new link, without your message 21 Nov/);
    assert.match(factOf(content, 1), /Whether Microsoft mails somebody who is already in the directory cannot be seen/);
    assert.doesNotMatch(wordsOf(content), /We can see that it was sent/);
    assert.match(wordsOf(content), /The notice to assistant@contoso\.example was dropped\./);
    assert.doesNotMatch(wordsOf(cardOf(MICROSOFT, { hasNotice: true })), /assistant@/);
  });

  it('asks for nothing that cannot be done when Microsoft’s mail is not certain', () => {
    const content = cardOf([...MICROSOFT, UNSURE_AGAIN]);
    assert.match(factOf(content, 1), /^→ The mail may have gone out at 14:20\. Please ask them\./);
    assert.doesNotMatch(wordsOf(content), /same link/);
  });

  it('keeps to the mail that is out when another one is refused or not certain', () => {
    const refused = cardOf([...AGAIN, REFUSED_AGAIN]);
    assert.match(factOf(refused, 1), /^✓ Mail sent to ann\.lee@fabrikam\.example/);
    assert.match(factOf(refused, 2), /^→ Waiting for Ann Lee to accept/);
    assert.deepEqual(alarmsOf(refused).length, 1);
    assert.match(alarmsOf(refused)[0] ?? '', /^Exchange refused the mail\./);
    const unsure = cardOf([...AGAIN, UNSURE_AGAIN]);
    assert.equal(headingsOf(unsure)[0], 'Waiting for Ann Lee to accept');
    assert.match(factOf(unsure, 1), /One more may have gone out at 14:20; nothing is sent again by itself\./);
  });

  it('counts nothing that went out before a newer link', () => {
    const asked = [...MICROSOFT, UNSURE_AGAIN, STEPS.newLinkAsked];
    const making = cardOf(asked);
    assert.equal(headingsOf(making)[0], 'New link for Ann Lee is being sent');
    assert.equal(factOf(making, 0), '→ Creating the new link');
    assert.doesNotMatch(wordsOf(making), /longer than usual/);
    const lost: Step = { kind: 'delivery-refused', attempt: 2, refusal: 'link-lost' };
    const anew = [...AGAIN, lost, STEPS.newLinkAsked, { ...STEPS.inviting, attempt: 2 }];
    const made = cardOf([...anew, { ...STEPS.issued, attempt: 2 }]);
    assert.match(factOf(made, 1), /^→ Sending the mail/);
  });

  it('says where the link is while it is with the inviter', () => {
    assert.match(factOf(cardOf(REFUSED), 1), /The link comes on a card of its own, for you to pass on\./);
    assert.match(factOf(cardOf([...REFUSED, STEPS.handedOver]), 1), /The link is on a card of its own in this chat/);
    const asked = [...DELIVERED, STEPS.handOverAsked];
    assert.match(factOf(cardOf(asked), 1), /The link comes on a card of its own/);
    assert.doesNotMatch(wordsOf(cardOf([...asked, STEPS.accepted])), /card of its own/);
  });
});

describe('the living card on what somebody has to look at', () => {
  for (const [because, sentence] of [
    ['unreachable', /The link could not be shown to you in Teams\.\nWhat to do: Write a word to Guestlist/],
    ['link-lost', /cannot be read any more\.\nWhat to do: Make a new link/],
    ['inviter-lost-right', /no longer had the right to invite\.\nWhat to do: Get the right back/],
  ] as const) {
    it(`a link that could not be shown: ${because}`, () => {
      const steps: readonly Step[] = [...DELIVERED, STEPS.handOverAsked, { kind: 'hand-over-failed', because }];
      assert.match(alarmsOf(cardOf(steps)).join('\n'), sentence);
      assert.deepEqual(alarmsOf(cardOf([...steps, STEPS.accepted])), []);
    });
  }

  it('a guest who does not know the inviter', () => {
    const content = cardOf([...DELIVERED, STEPS.stranger]);
    assert.equal(headingsOf(content)[0], 'Ann Lee says that they do not know you');
    assert.deepEqual(alarmsOf(content), [
      'Ann Lee says that they do not know you. No more mail goes out; please check the address by another way.',
    ]);
    assert.doesNotMatch(wordsOf(content), /Depends on|Next reminder/);
    const korean = cardOf([...DELIVERED, STEPS.stranger], { language: 'ko' });
    assert.match(alarmsOf(korean).join(), /^이안나 님이 모르는 사람의 초대라고 알려 왔습니다\./);
  });

  it('says once that a mail is not wanted', () => {
    const notWanted: Step = { kind: 'delivery-refused', attempt: 2, refusal: 'not-wanted' };
    for (const sent of [[STEPS.delivered], []])
      assert.equal(alarmsOf(cardOf([...SENDING, ...sent, STEPS.stranger, notWanted])).length, 1);
  });

  it('keeps what a guest said after they have accepted', () => {
    const content = cardOf([...DELIVERED, STEPS.stranger, STEPS.accepted]);
    assert.match(headingsOf(content)[0] ?? '', /has accepted/);
    assert.equal(alarmsOf(content).length, 1);
  });
});

describe('the living card on reminders', () => {
  const reminderDays = [3, 7, 14];

  it('names the next one, where the days are known', () => {
    const [said, unsaid] = [cardOf(DELIVERED, { reminderDays }), cardOf(DELIVERED)].map((card) => factOf(card, 2));
    assert.match(said ?? '', /Depends on Ann Lee alone\. Next reminder: 24 Nov\.$/);
    assert.match(unsaid ?? '', /Depends on Ann Lee alone\.$/);
    assert.match(factOf(cardOf(DELIVERED, { reminderDays, language: 'ko' }), 2), /진행됩니다\. 다음 알림: 11월 24일$/);
  });

  it('counts those that were sent', () => {
    const content = cardOf([...DELIVERED, STEPS.reminded], { reminderDays });
    assert.match(factOf(content, 2), /Next reminder: 28 Nov\. Reminder 1 of 3 sent · 21 Nov, 14:14$/);
    assert.match(factOf(cardOf([...DELIVERED, STEPS.reminded]), 2), /Reminder 1 sent · 21 Nov, 14:14$/);
    const last = cardOf([...DELIVERED, { kind: 'reminded', reminder: 3 }], { reminderDays });
    assert.match(factOf(last, 2), /Depends on Ann Lee alone\. Reminder 3 of 3 sent/);
  });

  it('promises none to who asked for no more', () => {
    const content = cardOf([...DELIVERED, STEPS.remindersStopped], { reminderDays });
    assert.match(factOf(content, 2), /Depends on Ann Lee alone\. Ann Lee asked for no more reminders\.$/);
  });
});
