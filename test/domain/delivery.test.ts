import assert from 'node:assert/strict';
import {
  isResendable,
  mayHandOver,
  mayHaveNewLink,
  mayPassOn,
  mayUseMicrosoftsMail,
  nextReminderAt,
  reminderDue,
} from '../../src/domain/delivery.ts';
import { isNoticeOpen } from '../../src/domain/follow-up.ts';
import { deliveryMark } from '../../src/domain/press-mark.ts';
import { anInvitation, at, INVITER, type LedgerEntryWithoutTime, NOON, userId } from '../support/builders.ts';

const GUEST = userId(20);
const issued = { kind: 'issued', attempt: 1, guestId: GUEST } as const;
const sending = { kind: 'sending', attempt: 1, clientRequestId: 'y' } as const;
const byMicrosoft = { kind: 'sending', attempt: 2, route: 'microsoft', clientRequestId: 'z' } as const;
const delivered = { kind: 'delivered', attempt: 1 } as const;
const unknown = { kind: 'delivery-unknown', attempt: 1, since: NOON } as const;
const refused = { kind: 'delivery-refused', attempt: 1, refusal: 'not-allowed' } as const;
const lost = { kind: 'delivery-refused', attempt: 2, refusal: 'link-lost' } as const;
const shown = { kind: 'handed-over' } as const;
const passedOn = { kind: 'passed-on', attempt: 1, by: INVITER } as const;
const microsoft = { kind: 'microsoft-mail-asked', attempt: 1, by: INVITER } as const;
const stranger = { kind: 'stranger-reported' } as const;
const accepted = { kind: 'accepted', guestId: GUEST } as const;

const PRESSES = { isResendable, mayHaveNewLink, mayHandOver, mayPassOn, mayUseMicrosoftsMail };
type PressName = keyof typeof PRESSES;

/** What can be pressed after each way the link has gone; everything else cannot. */
const STANDINGS: readonly (readonly [string, readonly LedgerEntryWithoutTime[], readonly PressName[]])[] = [
  ['issued', [issued], []],
  ['being sent', [issued, sending], []],
  ['sent', [issued, sending, delivered], ['isResendable', 'mayHandOver']],
  ['perhaps sent', [issued, sending, unknown], ['isResendable', 'mayHandOver']],
  [
    'refused, and about to be handed over',
    [issued, sending, refused],
    ['isResendable', 'mayPassOn', 'mayUseMicrosoftsMail'],
  ],
  ['refused and handed over', [issued, sending, refused, shown], ['isResendable', 'mayPassOn', 'mayUseMicrosoftsMail']],
  [
    'refused, and the inviter not reached',
    [issued, sending, refused, { kind: 'hand-over-failed', because: 'unreachable' }],
    ['isResendable', 'mayHandOver', 'mayUseMicrosoftsMail'],
  ],
  ['passed on by hand', [issued, sending, refused, shown, passedOn], ['isResendable', 'mayHandOver']],
  ['sent, and the link lost', [issued, sending, delivered, lost], ['mayHaveNewLink']],
  ['being sent by Microsoft', [issued, sending, refused, microsoft, byMicrosoft], []],
  [
    'refused by Microsoft as well',
    [issued, sending, refused, microsoft, byMicrosoft, { ...refused, attempt: 2, refusal: 'microsoft-refused' }],
    ['isResendable', 'mayHandOver', 'mayUseMicrosoftsMail'],
  ],
  [
    'perhaps sent by Microsoft',
    [issued, sending, refused, microsoft, byMicrosoft, { ...unknown, attempt: 2 }],
    ['mayHaveNewLink'],
  ],
  [
    'sent by Microsoft',
    [issued, sending, refused, microsoft, byMicrosoft, { ...delivered, attempt: 2, linkAttempt: 2 }],
    ['isResendable', 'mayHandOver'],
  ],
  ['sent to somebody who does not know the inviter', [issued, sending, delivered, stranger], []],
  ['accepted', [issued, sending, delivered, accepted], []],
];

describe('a link on its way', () => {
  for (const [standing, entries, allowed] of STANDINGS) {
    it(`that is ${standing} can be pressed about: ${allowed.join(', ') || 'nothing'}`, () => {
      const invitation = anInvitation(entries);
      const open = Object.entries(PRESSES).filter(([, may]) => may(invitation));
      assert.deepEqual(
        open.map(([name]) => name),
        Object.keys(PRESSES).filter((name) => allowed.some((each) => each === name)),
      );
    });
  }

  it('has no mark twice: neither another mail nor a new link begins to count anew', () => {
    const once = anInvitation([issued, sending, delivered]);
    const asked = [issued, sending, delivered, lost, { kind: 'new-link-asked', attempt: 2, by: INVITER }] as const;
    const renewed = anInvitation([...asked, { ...issued, attempt: 2 }]);
    assert.equal(renewed.state === 'issued' && renewed.mailAttempts, 2);
    const twice = anInvitation([
      ...asked,
      { ...issued, attempt: 2 },
      { ...sending, attempt: 2 },
      { ...delivered, attempt: 2 },
    ]);
    assert.notEqual(deliveryMark(once), deliveryMark(twice));
  });

  it('is waited for by the notice until it is out, and for ever on Microsoft’s way', () => {
    const more = { hasNotice: true };
    assert.equal(isNoticeOpen(anInvitation([issued, sending], more)), false);
    assert.equal(isNoticeOpen(anInvitation([issued, sending, delivered], more)), true);
    assert.equal(isNoticeOpen(anInvitation([issued, sending, refused, shown, passedOn], more)), true);
    const microsofts = [issued, sending, refused, microsoft, byMicrosoft, { ...delivered, attempt: 2, linkAttempt: 2 }];
    assert.equal(isNoticeOpen(anInvitation(microsofts, more)), false);
  });
});

describe('a reminder', () => {
  const DAYS = [3, 7, 14];
  /** From the moment that the mail was accepted, the third entry. */
  const later = (days: number) => new Date(at(2).getTime() + days * 86_400_000);
  const sent = [issued, sending, delivered] as const;
  const reminded = (reminder: number) => ({ kind: 'reminded', reminder }) as const;

  it('is due on its days, and once for those that a pause has missed', () => {
    const invitation = anInvitation(sent);
    assert.equal(reminderDue(invitation, DAYS, later(2.9)), undefined);
    assert.equal(reminderDue(invitation, DAYS, later(3)), 1);
    assert.equal(reminderDue(invitation, DAYS, later(20)), 3);
    assert.equal(reminderDue(anInvitation([...sent, reminded(3)]), DAYS, later(20)), undefined);
    assert.equal(reminderDue(anInvitation([...sent, reminded(1)]), DAYS, later(6)), undefined);
    assert.equal(reminderDue(anInvitation([...sent, reminded(1)]), DAYS, later(7)), 2);
    assert.equal(reminderDue(invitation, [], later(20)), undefined);
  });

  for (const [why, more] of [
    ['they have accepted', [accepted]],
    ['they want none', [{ kind: 'reminders-stopped' }]],
    ['they do not know the inviter', [stranger]],
    ['the link is lost', [lost]],
    [
      'it is not certain that a mail went out',
      [
        { ...sending, attempt: 2 },
        { ...unknown, attempt: 2 },
      ],
    ],
  ] as const) {
    it(`is never due once ${why}`, () => {
      assert.equal(reminderDue(anInvitation([...sent, ...more]), DAYS, later(20)), undefined);
      assert.equal(nextReminderAt(anInvitation([...sent, ...more]), DAYS), undefined);
    });
  }

  it('says when the next one comes', () => {
    assert.deepEqual(nextReminderAt(anInvitation(sent), DAYS), later(3));
    assert.deepEqual(nextReminderAt(anInvitation([...sent, reminded(2)]), DAYS), later(14));
    assert.equal(nextReminderAt(anInvitation([...sent, reminded(3)]), DAYS), undefined);
  });
});
