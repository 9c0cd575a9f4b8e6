import assert from 'node:assert/strict';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import type { InvitationReading } from '../../src/cards/status-telling.ts';
import type { Language } from '../../src/domain/language.ts';
import { actionsOf, headingsOf, textsOf, wordsOf } from './read-card.ts';
import {
  anInvitation,
  anInvitee,
  aReader,
  GUEST_ID,
  HOSTILE,
  ORDINARY,
  REQUEST_ID,
  STEPS,
  type Step,
} from './scenes.ts';

const SENDING = [STEPS.inviting, STEPS.issued, STEPS.sending];
const DELIVERED = [...SENDING, STEPS.delivered];
const READY = [...DELIVERED, STEPS.accepted, STEPS.added, STEPS.listed];

type More = Parameters<typeof anInvitation>[2];

function readingOf(name: string, steps: readonly Step[], more: More & { readonly language?: Language } = {}) {
  const { language = 'en', ...others } = more;
  const cast = { ...ORDINARY[language], name };
  return {
    invitation: anInvitation(cast, steps, { id: `id-of-${name}`, ...others }),
    invitee: anInvitee(language, cast),
  };
}

function cardOf(
  readings: readonly InvitationReading[],
  language: Language = 'en',
  audience: 'inviter' | 'admin' = 'inviter',
) {
  const [first, ...others] = readings;
  assert.ok(first);
  return invitationStatusCard({ readings: [first, ...others] }, aReader(language, { audience }));
}

function namesOf(content: ReturnType<typeof cardOf>, names: readonly string[]): readonly string[] {
  return textsOf(content).filter((text) => names.includes(text));
}

describe('the living card of several', () => {
  it('says how many are ready, honestly while some are not', () => {
    assert.equal(
      headingsOf(cardOf([readingOf('Ann', READY), readingOf('Bo', DELIVERED)]))[0],
      '1 of 2 people are ready',
    );
    const all = [readingOf('Ann', READY), readingOf('Bo', READY)];
    assert.equal(headingsOf(cardOf(all))[0], '“Project North” is ready for 2 of 2 people');
    const korean = all.map((_, index) => readingOf(`가${index}`, READY, { language: 'ko' }));
    assert.match(headingsOf(cardOf(korean, 'ko'))[0] ?? '', /^2명 중 2명/);
  });

  it('counts acceptances where there is no team', () => {
    const readings = [
      readingOf('Ann', [...DELIVERED, STEPS.accepted], { team: false }),
      readingOf('Bo', SENDING, { team: false }),
    ];
    assert.equal(headingsOf(cardOf(readings))[0], '1 of 2 people have accepted');
  });

  it('lists everybody once, worst first', () => {
    const content = cardOf([
      readingOf('Done', READY),
      readingOf('Waiting', DELIVERED),
      readingOf('Unsure', [...SENDING, STEPS.unsure]),
      readingOf('Strayed', [STEPS.strayed]),
      readingOf('Shut out', [...DELIVERED, { kind: 'team-refused', refusal: 'refused' }]),
      readingOf('Refused', [...SENDING, { kind: 'delivery-refused', attempt: 1, refusal: 'mail-refused' }]),
    ]);
    const names = ['Done', 'Waiting', 'Unsure', 'Strayed', 'Refused', 'Shut out'];
    assert.deepEqual(namesOf(content, names), ['Strayed', 'Refused', 'Unsure', 'Shut out', 'Waiting', 'Done']);
    assert.match(wordsOf(content), /Waiting for them to accept; could not be added to the team/);
  });

  it('says of each what is waited for', () => {
    const content = cardOf([
      readingOf('Ann', DELIVERED),
      readingOf('Bo', [STEPS.found], { act: 'add' }),
      readingOf('Cho', SENDING, { act: 'renew' }),
    ]);
    const said = wordsOf(content);
    assert.match(said, /Ann\nann\.lee@fabrikam\.example\n→\nWaiting for them to accept/);
    assert.match(said, /Bo\nann\.lee@fabrikam\.example\n→\nBeing added to the team/);
    assert.match(said, /Cho\nann\.lee@fabrikam\.example\n→\nA new link is being sent/);
  });

  it('lets the mail of each be settled, by its own mark and invitation', () => {
    const content = cardOf([
      readingOf('Ann', [...SENDING, STEPS.unsure]),
      readingOf('Bo', [...SENDING, { kind: 'delivery-refused', attempt: 2, refusal: 'mail-refused' }]),
      readingOf('Cho', DELIVERED),
    ]);
    const bo = { requestId: REQUEST_ID, mark: 'delivery-2', invitation: 'id-of-Bo' };
    const ann = { requestId: REQUEST_ID, mark: 'delivery-1', invitation: 'id-of-Ann' };
    const cho = { ...ann, invitation: 'id-of-Cho' };
    assert.deepEqual(
      actionsOf(content).map(({ verb, data }) => [verb, data]),
      [
        ['invitation.sendAgain', bo],
        ['invitation.sendAgain', ann],
        ['invitation.received', ann],
        ['invitation.handOver', ann],
        ['invitation.sendAgain', cho],
        ['invitation.handOver', cho],
      ],
    );
    assert.match(wordsOf(content), /may have gone out at 14:03\. Ask them[\s\S]*Nothing is sent again by itself\./);
  });

  it('says of a second mail that was refused that the first may be there', () => {
    const steps: readonly Step[] = [
      ...SENDING,
      STEPS.unsure,
      { kind: 'delivery-refused', attempt: 2, refusal: 'not-allowed' },
    ];
    const content = cardOf([readingOf('Ann', steps), readingOf('Bo', READY)]);
    assert.match(wordsOf(content), /may have gone out at 14:03; it could not be sent again/);
    assert.deepEqual(
      actionsOf(content).map(({ title }) => title),
      ['Send it again', 'They have it', 'Hand over the link'],
    );
  });

  it('says of each how the link went, and what has to be looked at', () => {
    const content = cardOf([
      readingOf('Ann', [...DELIVERED, STEPS.stranger]),
      readingOf('Bo', [...SENDING, STEPS.refused, STEPS.handedOver, STEPS.passedOn]),
      readingOf('Cho', [...SENDING, STEPS.refused, STEPS.handedOver]),
    ]);
    const said = wordsOf(content);
    assert.match(said, /Ann\n.*\n✕\nSays that they do not know you\nAnn says that they do not know you\. No more mail/);
    assert.match(said, /Bo\n.*\n→\nWaiting for them to accept\nLink handed over to Bo/);
    assert.match(said, /Cho\n.*\n✕\nDid not go out\nThe link is on a card of its own in this chat/);
    assert.ok(said.indexOf('Ann') < said.indexOf('Cho') && said.indexOf('Cho') < said.indexOf('Bo'));
  });

  it('says that no notice goes out where Microsoft sends the mail', () => {
    const steps = [...SENDING, STEPS.refused, STEPS.microsoftAsked, STEPS.microsoftSending, STEPS.microsoftDelivered];
    const content = cardOf([readingOf('Ann', steps, { hasNotice: true }), readingOf('Bo', READY)]);
    assert.match(
      wordsOf(content),
      /Sent by Microsoft’s own mail.*\nThe notice to assistant@contoso\.example was dropped/,
    );
  });

  it('keeps to what is asked for most of a crowd whose mails are out', () => {
    const crowd = (n: number) => cardOf(Array.from({ length: n }, (_, index) => readingOf(`P${index}`, DELIVERED)));
    assert.equal(actionsOf(crowd(10)).length, 20);
    assert.deepEqual([...new Set(actionsOf(crowd(11)).map(({ title }) => title))], ['Send the link again']);
  });

  it('tells which accounts strayed to an administrator alone', () => {
    const readings = [readingOf('Ann', [STEPS.strayed]), readingOf('Bo', READY)];
    assert.doesNotMatch(wordsOf(cardOf(readings)), new RegExp(GUEST_ID));
    assert.match(wordsOf(cardOf(readings)), /ask an administrator \(reference GL-7F3K-Q2\)/);
    assert.match(wordsOf(cardOf(readings, 'en', 'admin')), new RegExp(GUEST_ID));
  });

  it('updates itself until the last one is done, then offers the next invitation', () => {
    const open = cardOf([readingOf('Ann', READY), readingOf('Bo', DELIVERED)]);
    assert.match(wordsOf(open), /updates itself/);
    assert.doesNotMatch(
      actionsOf(open)
        .map(({ verb }) => verb)
        .join(),
      /start/,
    );
    const done = cardOf([readingOf('Ann', READY), readingOf('Bo', [STEPS.strayed])]);
    assert.doesNotMatch(wordsOf(done), /updates itself/);
    assert.deepEqual(
      actionsOf(done).map(({ verb }) => verb),
      ['invitation.start'],
    );
  });

  it('shows a name as it was typed', () => {
    const invitation = anInvitation(HOSTILE, DELIVERED);
    const content = cardOf([{ invitation, invitee: anInvitee('en', HOSTILE) }, readingOf('Bo', READY)]);
    assert.match(wordsOf(content), /\[2027\]\(https:\/\/evil\.example\)\*x\* <img src=x onerror=alert\(1\)>\n/);
  });
});
