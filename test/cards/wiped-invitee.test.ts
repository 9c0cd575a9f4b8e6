import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { endMessage } from '../../src/cards/end-message.ts';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import type { Invitee } from '../../src/domain/invitation.ts';
import type { Language } from '../../src/domain/language.ts';
import { anInvitation, email, INVITER, type LedgerEntryWithoutTime, NOON, userId } from '../support/builders.ts';
import { buttonsOf, textOnCard } from '../support/card-elements.ts';

const GUEST = userId(20);
const ANN: Invitee = { address: email('ann.lee@fabrikam.example'), name: 'Ann Lee', language: 'en' };
const ISSUED: readonly LedgerEntryWithoutTime[] = [
  { kind: 'requested', by: INVITER, policyVersion: 1, findings: [] },
  { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'a-guid' },
  { kind: 'issued', attempt: 1, guestId: GUEST },
  { kind: 'sending', attempt: 1, clientRequestId: 'a-guid' },
];
const DELIVERED: readonly LedgerEntryWithoutTime[] = [...ISSUED, { kind: 'delivered', attempt: 1 }];
const READY: readonly LedgerEntryWithoutTime[] = [
  ...DELIVERED,
  { kind: 'added-to-team' },
  { kind: 'accepted', guestId: GUEST },
  { kind: 'listed' },
];
const STORIES: Readonly<Record<string, readonly LedgerEntryWithoutTime[]>> = {
  requested: ISSUED.slice(0, 1),
  delivered: DELIVERED,
  unsure: [...ISSUED, { kind: 'delivery-unknown', attempt: 1, since: NOON }],
  refused: [...ISSUED, { kind: 'delivery-refused', attempt: 1, refusal: 'address-refused' }],
  'refused by Microsoft': [...ISSUED.slice(0, 2), { kind: 'invite-refused', attempt: 1, failure: 'own-domain' }],
  gone: [...DELIVERED, { kind: 'guest-gone' }],
  ready: READY,
};
const SENDS = ['invitation.sendAgain', 'invitation.handOver', 'invitation.newLink', 'invitation.received'];

function cardOf(entries: readonly LedgerEntryWithoutTime[], invitee: Invitee | undefined, language: Language = 'en') {
  const reading = { invitation: anInvitation(entries, { hasNotice: true }), invitee };
  const reader = { language, audience: 'inviter', now: NOON } as const;
  return [
    invitationStatusCard({ readings: [reading] }, reader),
    invitationStatusCard({ readings: [reading, reading] }, reader),
  ].map(({ card }) => card);
}

describe('a guest whose data was removed', () => {
  for (const [story, entries] of Object.entries(STORIES)) {
    it(`is “the guest” on every card, and nothing can be sent to them: ${story}`, () => {
      for (const language of ['en', 'ko'] as const) {
        for (const card of cardOf(entries, undefined, language)) {
          const text = textOnCard(card);
          assert.match(text, language === 'en' ? /the guest/i : /게스트/);
          assert.doesNotMatch(text, /undefined|null|@|“”|‘’|\s\s|^ · | · $/m);
          const verbs = buttonsOf(card).map(({ verb }) => verb);
          assert.deepEqual(
            verbs.filter((verb) => SENDS.includes(verb)),
            [],
          );
        }
      }
    });
  }

  it('is “the guest” in the message at the end', () => {
    const invitation = anInvitation(READY);
    const reader = { language: 'en', audience: 'inviter', now: NOON } as const;
    const text = endMessage({ what: 'ready', invitation, invitee: undefined, isInviter: true }, reader);
    assert.match(text, /is ready for the guest/);
    assert.doesNotMatch(text, /@|undefined/);
  });
});

describe('words that were removed', () => {
  const REMOVED = /Your words are not kept any more/;

  it('are said to be missing where a mail may still go out', () => {
    for (const entries of [STORIES.delivered, STORIES.unsure, STORIES.refused])
      for (const card of cardOf(entries ?? [], { ...ANN, hasLostMessage: true }))
        assert.match(textOnCard(card), REMOVED);
  });

  it('are nothing to speak of where none will, and where there were none', () => {
    for (const card of cardOf(READY, { ...ANN, hasLostMessage: true })) assert.doesNotMatch(textOnCard(card), REMOVED);
    for (const card of cardOf(DELIVERED, ANN)) assert.doesNotMatch(textOnCard(card), REMOVED);
  });
});
