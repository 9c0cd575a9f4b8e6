import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Invitee } from '../../src/domain/invitation.ts';
import {
  DEFAULT_KEEP_DAYS,
  type Keeping,
  type Kept,
  needsAddress,
  type Retention,
  retentionOf,
} from '../../src/domain/retention.ts';
import { anInvitation, at, dated, email, INVITER, type LedgerEntryWithoutTime, userId } from '../support/builders.ts';

const DAY = 86_400;
const DAYS: Keeping = { ...DEFAULT_KEEP_DAYS, reminders: [3, 7, 14] };
const GUEST = userId(20);
const CLIENT_REQUEST = { clientRequestId: 'a-guid' } as const;
const WITH_WORDS: Invitee = { address: email('ann.lee@fabrikam.example'), message: 'Hello', language: 'en' };

const ISSUED: readonly LedgerEntryWithoutTime[] = [
  { kind: 'requested', by: INVITER, policyVersion: 1, findings: [] },
  { kind: 'inviting', attempt: 1, reason: 'first', ...CLIENT_REQUEST },
  { kind: 'issued', attempt: 1, guestId: GUEST },
  { kind: 'sponsor-set' },
  { kind: 'added-to-team' },
];
const SENDING: readonly LedgerEntryWithoutTime[] = [...ISSUED, { kind: 'sending', attempt: 1, ...CLIENT_REQUEST }];
const DELIVERED: readonly LedgerEntryWithoutTime[] = [...SENDING, { kind: 'delivered', attempt: 1 }];
const REFUSED: readonly LedgerEntryWithoutTime[] = [
  ...SENDING,
  { kind: 'delivery-refused', attempt: 1, refusal: 'address-refused' },
];

/** The entries, and what happened the given number of days after them. */
function kept(
  entries: readonly LedgerEntryWithoutTime[],
  more: Partial<Pick<Kept, 'invitee' | 'wipedAt'>> & {
    readonly later?: readonly { readonly days: number; readonly entry: LedgerEntryWithoutTime }[];
  } = {},
): Kept {
  const { later = [], invitee = WITH_WORDS, wipedAt } = more;
  const all = [...dated(entries), ...later.map(({ days, entry }) => ({ ...entry, at: at(days * DAY) }))];
  const invitation = anInvitation([...entries, ...later.map(({ entry }) => entry)]);
  return { invitation, entries: all, invitee: 'invitee' in more ? more.invitee : invitee, wipedAt };
}

/** What is removed on that day, by the default settings. */
function onDay(those: Kept, days: number): Retention['wipe'] {
  return retentionOf(those, DAYS, at(days * DAY)).wipe;
}

describe('what is kept of an invitee', () => {
  it('loses the words thirty days after the mail, and not before', () => {
    assert.equal(onDay(kept(DELIVERED), 30), 'nothing');
    assert.equal(onDay(kept(DELIVERED), 30.001), 'message');
  });

  it('loses them by the mail, not by what came after it', () => {
    const accepted = { days: 20, entry: { kind: 'accepted', guestId: GUEST } } as const;
    assert.equal(onDay(kept(DELIVERED, { later: [accepted] }), 31), 'message');
  });

  it('keeps them for a mail that was sent again', () => {
    const later = [
      { days: 20, entry: { kind: 'send-again-asked', attempt: 1, by: INVITER } },
      { days: 20, entry: { kind: 'sending', attempt: 2, ...CLIENT_REQUEST } },
      { days: 20, entry: { kind: 'delivered', attempt: 2 } },
    ] as const;
    assert.equal(onDay(kept(DELIVERED, { later }), 31), 'nothing');
    assert.equal(onDay(kept(DELIVERED, { later }), 51), 'message');
  });

  it('keeps them as long as the first mail is still to come, whatever holds it up', () => {
    assert.equal(onDay(kept(ISSUED), 100), 'nothing');
    assert.equal(onDay(kept(REFUSED), 31), 'message');
  });

  it('has no words to lose twice', () => {
    const { message: _, ...without } = WITH_WORDS;
    assert.equal(onDay(kept(DELIVERED, { invitee: without }), 100), 'nothing');
  });

  it('loses the address a year after the end, however much is told of it later', () => {
    const later = [
      { days: 10, entry: { kind: 'accepted', guestId: GUEST } },
      { days: 10, entry: { kind: 'listed' } },
      { days: 20, entry: { kind: 'told', what: 'ready', result: 'sent' } },
    ] as const;
    const { message: _, ...without } = WITH_WORDS;
    const ready = kept(DELIVERED, { later, invitee: without });
    assert.equal(ready.invitation.state, 'ready');
    assert.equal(onDay(ready, 374), 'nothing');
    assert.equal(onDay(ready, 375), 'address');
  });

  it('loses it a year after the last thing that happened, where it never ends', () => {
    const { message: _, ...without } = WITH_WORDS;
    const again = { days: 100, entry: { kind: 'send-again-asked', attempt: 1, by: INVITER } } as const;
    assert.equal(onDay(kept(DELIVERED, { invitee: without }), 366), 'address');
    assert.equal(onDay(kept(DELIVERED, { invitee: without, later: [again] }), 366), 'nothing');
    assert.equal(onDay(kept(DELIVERED, { invitee: without, later: [again] }), 465), 'address');
  });

  it('keeps it while all is open, as long as the link is there or a reminder is to come', () => {
    const wipedOn = (days: Keeping, more: Parameters<typeof kept>[1] = {}) =>
      Array.from({ length: 400 }, (_, day) => day).find((day) =>
        ['address', 'copies'].includes(retentionOf(kept(DELIVERED, more), days, at(day * DAY + 60)).wipe),
      );
    const { message: _, ...invitee } = WITH_WORDS;
    const short = { message: 1, address: 5, link: 2, snapshot: 90, reminders: [3, 14, 7] };
    assert.equal(wipedOn(short, { invitee }), 21);
    assert.equal(wipedOn({ ...short, reminders: [] }, { invitee }), 5);
    assert.equal(wipedOn({ ...short, link: 90 }, { invitee }), 90);
    const later = [{ days: 2, entry: { kind: 'guest-gone' } }] as const;
    assert.equal(wipedOn({ ...short, link: 90 }, { invitee, later }), 7, 'and no longer after the end');
    assert.equal(wipedOn({ ...short, link: 90 }, { invitee: undefined, wipedAt: at(0) }), 90, 'forgotten meanwhile');
  });

  it('is not kept for longer because another was forgotten', () => {
    const { message: _, ...without } = WITH_WORDS;
    const later = [{ days: 100, entry: { kind: 'person-forgotten', part: 'cc' } }] as const;
    assert.equal(onDay(kept(DELIVERED, { invitee: without, later }), 366), 'address');
  });

  it('loses the places of its cards thirty days after the address, and again later', () => {
    const wiped = { invitee: undefined, wipedAt: at(400 * DAY) };
    assert.deepEqual(retentionOf(kept(DELIVERED, wiped), DAYS, at(401 * DAY)), {
      wipe: 'nothing',
      lookAt: at(408 * DAY),
    });
    assert.deepEqual(retentionOf(kept(DELIVERED, wiped), DAYS, at(430 * DAY)), {
      wipe: 'copies',
      lookAt: at((430 + 365) * DAY),
    });
  });

  it('keeps those of somebody who was forgotten while all was open, as long as it is followed', () => {
    const forgotten = { invitee: undefined, wipedAt: at(10 * DAY) };
    assert.equal(onDay(kept(DELIVERED, forgotten), 300), 'nothing');
    assert.equal(onDay(kept(DELIVERED, forgotten), 366), 'copies');
    const later = [{ days: 200, entry: { kind: 'guest-gone' } }] as const;
    assert.equal(onDay(kept(DELIVERED, { ...forgotten, later }), 229), 'nothing');
    assert.equal(onDay(kept(DELIVERED, { ...forgotten, later }), 230), 'copies');
  });

  it('is looked at in time: whenever something is due, a look was due as well', () => {
    const stories = [ISSUED, DELIVERED, REFUSED, [...DELIVERED, { kind: 'accepted', guestId: GUEST } as const]];
    fc.assert(
      fc.property(fc.constantFrom(...stories), fc.nat(800), fc.nat(800), (entries, first, second) => {
        const [early, late] = [Math.min(first, second), Math.max(first, second)];
        const then = retentionOf(kept(entries), DAYS, at(early * DAY));
        const isDueLater = then.wipe === 'nothing' && onDay(kept(entries), late) !== 'nothing';
        assert.ok(!isDueLater || then.lookAt <= at(late * DAY));
        assert.ok(then.lookAt > at(early * DAY), 'never twice in the same moment');
      }),
    );
  });

  it('is looked at every week, so that other settings count', () => {
    assert.deepEqual(retentionOf(kept(DELIVERED), DAYS, at(0)).lookAt, at(7 * DAY));
  });
});

describe('whether the address is still needed', () => {
  it('is so until the mail is out, and not for following', () => {
    const said = [ISSUED, SENDING, DELIVERED, REFUSED].map((entries) => needsAddress(anInvitation(entries)));
    assert.deepEqual(said, [true, true, false, false]);
  });

  it('is so for a notice that is to come', () => {
    assert.equal(needsAddress(anInvitation(DELIVERED, { hasNotice: true })), true);
  });
});
