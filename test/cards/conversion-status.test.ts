import assert from 'node:assert/strict';
import { INVITATION_FAILURES } from '../../src/domain/failures.ts';
import type { Language } from '../../src/domain/language.ts';
import { actionsOf, headingsOf, nodesOf, textsOf, verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard, CURED, type Shows, STEPS_OF_REQUEST } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY, REQUEST_ID } from './scenes.ts';
import { CONVERTED, type ConversionStep, DECIDER_ID, SURPRISES, WAY } from './shown-casts.ts';

const S = STEPS_OF_REQUEST;
const { requested, confirmed, inviting, issued, linkShown, linkWiped, redeemed } = CONVERTED;
const ISSUED = [...CURED, inviting, issued];

function statusOf(steps: readonly ConversionStep[], more: Shows = {}, language: Language = 'en') {
  const reader = aReader(language, { audience: 'admin' });
  return aRequestCard(ORDINARY[language], reader, { steps, more: { as: 'asker', viewerId: INVITER_ID, ...more } });
}

function heading(steps: readonly ConversionStep[], more: Shows = {}): string | undefined {
  return headingsOf(statusOf(steps, more))[0];
}

/** Each fact with its mark. */
function factsOf(card: ReturnType<typeof statusOf>): readonly string[] {
  return nodesOf(card).flatMap(({ type, columns }) => {
    if (type !== 'ColumnSet') return [];
    const [mark, title] = textsOf({ title: '', card: { columns } });
    return `${mark} ${title}`;
  });
}

/** What can be done; who did what can always be looked at. */
function pressesOf(card: Parameters<typeof verbsOf>[0]): readonly string[] {
  return verbsOf(card).filter((verb) => verb !== 'conversion.history');
}

describe('the living card of a conversion', () => {
  it('says that the holder reported a problem, until it is over', () => {
    const reported: ConversionStep = { kind: 'problem-reported' };
    assert.match(
      wordsOf(statusOf([...WAY.asked, reported])),
      /Ann Lee reported a problem \(20 Nov, 14:00\)\. Ask them by a phone number or address that you already know\./,
    );
    assert.match(wordsOf(statusOf([...WAY.confirmed, CONVERTED.silent, reported])), /reported a problem/);
    assert.doesNotMatch(wordsOf(statusOf([...WAY.asked, reported, CONVERTED.refused])), /reported a problem/);
  });

  it('says in its heading how it stands, in every state', () => {
    assert.equal(heading([requested]), 'Waiting for confirmation to convert Ann Lee');
    assert.equal(heading(WAY.confirmed), 'Ann Lee is being asked');
    assert.equal(heading(WAY.asked), 'Waiting for Ann Lee to say yes');
    assert.equal(heading(WAY.confirmed, { asksHolder: false }), 'Confirmed; the invitation is being made');
    assert.equal(heading([...WAY.agreed, S.writing]), 'Confirmed; mail is being changed');
    assert.equal(heading(CURED), 'Confirmed; the invitation is being made');
    assert.equal(
      heading(WAY.agreed, { person: { mailBefore: 'ann.lee@fabrikam.example' } }),
      'Confirmed; the invitation is being made',
    );
    assert.equal(heading(ISSUED), 'Waiting for Ann Lee to accept');
    assert.equal(heading([...ISSUED, linkShown]), 'Waiting for Ann Lee to accept');
    assert.equal(heading([...ISSUED, redeemed]), 'Ann Lee has accepted; the account is being compared');
    assert.equal(heading([requested, S.denied]), 'The conversion of Ann Lee was declined');
    assert.equal(heading([...WAY.asked, CONVERTED.refused]), 'Ann Lee said no; the conversion is stopped');
    assert.equal(heading([requested, S.withdrawn]), 'The conversion of Ann Lee was withdrawn; nothing was issued');
    assert.equal(heading([requested, S.lapsed]), 'The conversion of Ann Lee lapsed; nothing was issued');
    assert.equal(heading([...CURED, S.changed]), 'The conversion of Ann Lee was stopped; nothing was converted');
    assert.equal(heading([...CURED, inviting, S.strayed]), 'The conversion of Ann Lee needs you');
  });

  it('marks what is so, what is waited for, and what comes then', () => {
    assert.deepEqual(factsOf(statusOf([...WAY.agreed, S.writing])), [
      '✓ Confirmed by Dana Cho',
      '✓ Ann Lee agreed',
      '→ mail is being changed: ann.lee@contoso.example → ann.lee@fabrikam.example',
      '· Then: everything is checked again, and the invitation is issued',
      '· Then: the link is shown to Ann Lee in Teams',
      '· Then: Ann Lee accepts',
    ]);
    assert.equal(factsOf(statusOf(WAY.confirmed))[1], '→ Ann Lee is being asked in Teams');
    assert.deepEqual(factsOf(statusOf([...ISSUED, linkShown])), [
      '✓ Confirmed by Dana Cho',
      '✓ Ann Lee agreed',
      '✓ mail: ann.lee@contoso.example → ann.lee@fabrikam.example, read back at 20 Nov, 17:00',
      '✓ Invitation issued',
      '✓ Link shown to Ann Lee in Teams',
      '→ Waiting for Ann Lee to accept',
    ]);
  });

  it('says that an invitation may be out, since when nothing is known of it, and what somebody can look at', () => {
    const unsure = statusOf([...CURED, inviting, { kind: 'invite-unsure' }]);
    assert.equal(headingsOf(unsure)[0], 'An invitation for Ann Lee may be out');
    const [, , , fact] = factsOf(unsure);
    assert.equal(fact, '✕ Whether an invitation was issued is not known; its link was given to nobody');
    const words = wordsOf(unsure);
    assert.match(words, /The answer to the invitation of 20 Nov, 1\d:00 was lost, and nothing could be found out/);
    assert.match(words, /Look at the account in Microsoft Entra/);
    assert.match(words, /It cannot be withdrawn any more/);
    assert.equal(heading([...CURED, inviting, { kind: 'invite-unsure' }, issued]), 'Waiting for Ann Lee to accept');
  });

  it('says nothing of a question that nobody was asked, and of a mail that stays', () => {
    const person = { mailBefore: 'ann.lee@fabrikam.example' };
    const facts = factsOf(statusOf([...WAY.agreed, inviting], { isUnasked: true, person }));
    assert.deepEqual(facts.slice(0, 2), [
      '✓ Confirmed by Dana Cho',
      '→ Everything is checked again, and the invitation is issued',
    ]);
    assert.doesNotMatch(factsOf(statusOf(WAY.confirmed, { asksHolder: false })).join(), /asked|say yes/);
    // The question was switched off after it had been asked.
    assert.equal(factsOf(statusOf(WAY.asked, { asksHolder: false }))[1], '→ Waiting for Ann Lee to say yes');
  });

  it('says who has the question and until when it waits', () => {
    const notes = (steps: readonly ConversionStep[]) => wordsOf(statusOf([requested, ...steps]));
    assert.match(notes([]), /The administrators are being asked\./);
    assert.match(
      notes([S.reached]),
      /2 administrators have the question\.\nTo be decided by 27 Nov 2026, 11:00 GMT\+9;/,
    );
    assert.match(notes([S.reached, S.reminded]), /One administrator has the question\./);
    assert.match(notes([S.nobody]), /No administrator could be reached .*; the question goes out again on 22 Nov\.$/m);
    assert.match(notes([S.nobody, { ...S.escalated, reached: 0 }]), /then withdraw this and ask again\.$/m);
    assert.match(
      wordsOf(statusOf(WAY.asked)),
      /Asked in Teams: 20 Nov, 13:00\nTo be answered by 20 Dec 2026, 12:00 GMT\+9;/,
    );
  });

  it('can be withdrawn before the invitation, and says that it cannot be afterwards', () => {
    for (const steps of [[requested], WAY.confirmed, WAY.asked, WAY.agreed]) {
      const card = statusOf(steps);
      assert.deepEqual(pressesOf(card), ['conversion.withdraw']);
      assert.doesNotMatch(wordsOf(card), /cannot be withdrawn/);
    }
    for (const steps of [ISSUED, [...ISSUED, linkShown]]) {
      assert.ok(!pressesOf(statusOf(steps)).includes('conversion.withdraw'));
      assert.match(
        wordsOf(statusOf(steps)),
        /cannot be withdrawn any more: .* may accept even without our link\. You/m,
      );
    }
    assert.deepEqual(pressesOf(statusOf([...CURED, inviting])), []);
  });

  it('is pressed on as it stands', () => {
    const [withdraw] = actionsOf(statusOf(WAY.asked));
    assert.deepEqual(withdraw?.data, { requestId: REQUEST_ID, mark: 'conversion-holder-asked' });
  });

  it('says that it goes on watching where the link was too old', () => {
    const said = wordsOf(statusOf([...ISSUED, linkShown, linkWiped]));
    assert.match(
      said,
      /too old to be kept.*\nThe account stays watched as long as .*\nOnce this is marked as done, .* makes a new link\./,
    );
    assert.doesNotMatch(factsOf(statusOf([...ISSUED, linkWiped])).join(), /link is (being )?shown/);
  });

  it('waits for nothing before an acceptance that came first', () => {
    assert.deepEqual(factsOf(statusOf([...ISSUED, redeemed])).slice(-2), [
      '✓ Invitation issued',
      '✓ Ann Lee has accepted',
    ]);
  });

  it('quotes why it was declined, and says that nothing was changed', () => {
    const card = statusOf([requested, S.denied], { person: { deniedBecause: 'Not\nnow.' } });
    assert.deepEqual(factsOf(card), ['✕ Declined by Dana Cho']);
    assert.ok(textsOf(card).includes('Not\nnow.'));
    assert.match(wordsOf(card), /Nothing has been changed\./);
    assert.match(wordsOf(statusOf([requested, S.denied], {}, 'ko')), /Dana Cho 님이 거부했습니다/);
  });

  it('says with what each end came, and who ended it', () => {
    const last = (steps: readonly ConversionStep[]) => factsOf(statusOf(steps)).at(-1);
    assert.equal(last([requested, S.lapsed]), '✕ Not decided by 20 Nov 2026, 12:00 GMT+9: lapsed');
    assert.equal(last([...WAY.asked, S.silentToTheEnd]), '✕ Ann Lee has not answered in time');
    assert.match(last([...WAY.agreed, S.silentDirectory]) ?? '', /^✕ It could not be issued in time: the directory /);
    const unreached: ConversionStep = { kind: 'holder-unreachable', because: 'no-teams' };
    assert.equal(
      last([...WAY.confirmed, unreached, S.silentToTheEnd]),
      '✕ Ann Lee could not be reached in Teams in time',
    );
    const waived: ConversionStep = { kind: 'proof-waived', by: DECIDER_ID };
    assert.match(last([...WAY.confirmed, unreached, waived, S.silentDirectory]) ?? '', /could not be issued in time/);
    assert.equal(last([...WAY.asked, CONVERTED.refused]), '✕ Ann Lee said no');
    assert.equal(last([requested, CONVERTED.withdrawn]), '✕ Withdrawn by Sam Park');
    assert.equal(last([requested, confirmed, S.withdrawn]), '✕ Withdrawn by Dana Cho');
  });

  it('names what has changed since the confirmation, and who lost a right', () => {
    assert.match(
      wordsOf(statusOf([...CURED, S.changed])),
      /Stopped before sending: the mailbox, a directory role and mail have changed since the confirmation\. Nothing was/,
    );
    assert.match(wordsOf(statusOf([...CURED, S.rightLost])), /is no administrator of Guestlist any more/);
  });

  it('says why mail could not be changed, and that no invitation came of it', () => {
    const card = statusOf([...WAY.agreed, S.writing, { kind: 'mail-refused', refusal: 'permission-missing' }]);
    assert.equal(factsOf(card).at(-1), '✕ mail was not changed');
    assert.match(wordsOf(card), /User\.ReadWrite\.All is missing\.\nWhat to do: /);
    assert.deepEqual(pressesOf(card), []);
  });

  it('says why Microsoft refused the invitation, and nobody is sent to invite', () => {
    for (const failure of INVITATION_FAILURES) {
      const card = statusOf([...CURED, inviting, { kind: 'invite-refused', attempt: 1, failure }]);
      assert.equal(factsOf(card).at(-1), '✕ No invitation was issued');
      assert.match(wordsOf(card), /What to do: /);
      assert.doesNotMatch(wordsOf(card), /invite again|add the colleague|ask an owner/i, failure);
    }
  });

  it('says of an answer that strayed which accounts it is about, and what became of the guest', () => {
    const said = wordsOf(statusOf([...CURED, inviting, S.strayed]));
    assert.match(
      said,
      /names the account e6d5c4b3-\S+ instead of ann\.lee@contoso\.example, 5b0e7c1f-\S+\. Nothing was delivered/,
    );
    assert.match(said, /The guest that this call made was removed\./);
    assert.doesNotMatch(wordsOf(statusOf([...CURED, inviting, { ...S.strayed, isRemoved: false }])), /was removed/);
  });

  it('can be put aside where it needs somebody, and says then that nothing was converted', () => {
    const strayed = [...CURED, inviting, S.strayed];
    assert.deepEqual(pressesOf(statusOf(strayed)), ['conversion.mailBack', 'conversion.done']);
    const aside = statusOf([...strayed, CONVERTED.closed]);
    assert.deepEqual(headingsOf(aside), ['The request for Ann Lee is marked as done; the account was not converted']);
    assert.match(wordsOf(aside), /Marked as done by .+\./);
    assert.doesNotMatch(wordsOf(aside), /is converted/);
    assert.deepEqual(pressesOf(aside), ['conversion.mailBack']);
    const mismatch = [...ISSUED, linkShown, redeemed, CONVERTED.mismatch];
    assert.deepEqual(pressesOf(statusOf(mismatch)), [
      'conversion.changeAddress',
      'conversion.finish',
      'conversion.done',
    ]);
    assert.match(wordsOf(statusOf(mismatch)), /another administrator confirms it first\./);
    const asked = { kind: 'address-asked', by: INVITER_ID, changeId: REQUEST_ID } as const;
    assert.match(wordsOf(statusOf([...mismatch, asked])), /^Sam Park asked to change the address \(20 Nov, /m);
    assert.deepEqual(pressesOf(statusOf(mismatch, { person: undefined })), ['conversion.done']);
    assert.match(headingsOf(statusOf([...mismatch, CONVERTED.closed]))[0] ?? '', /is converted and marked as done/);
  });

  it('is no surer than the ledger whether an invitation is out', () => {
    const again = { ...inviting, attempt: 2, reason: 'interrupted' } as const;
    const putOff = { kind: 'invite-put-off', attempt: 2, because: 'throttled' } as const;
    const lost = [...CURED, inviting, again, putOff];
    const said = (steps: readonly ConversionStep[]) => wordsOf(statusOf(steps));

    assert.match(said([...lost, S.rightLost]), /^Whether an invitation was issued is not known;/m);
    assert.match(said([...lost, S.rightLost]), /^The account stays watched as long as/m);
    assert.match(said([...lost, S.rightLost]), /^Once this is marked as done, .* makes a new link\.$/m);
    assert.equal(heading([...lost, S.rightLost]), 'The conversion of Ann Lee was stopped; nothing was converted');
    assert.match(said([...lost, S.rightLost, redeemed]), /accepted although[\s\S]*^Whether an invitation was issued/m);
    const seen = { ...S.rightLost, codes: ['already-invited'] } as const;
    assert.match(said([...CURED, inviting, seen]), /^An invitation was issued; its link was given to nobody$/m);
    assert.equal(heading([...lost, S.withdrawn]), 'The conversion of Ann Lee was withdrawn');
    assert.match(said([...lost, S.withdrawn]), /may be able to accept all the same/);
    assert.doesNotMatch(said([...CURED, inviting, { ...putOff, attempt: 1 }, S.withdrawn]), /accept all the same/);
  });

  it('says what comes of marking as done what has strayed', () => {
    const strayed = [...CURED, inviting, S.strayed];
    assert.match(wordsOf(statusOf(strayed)), /^Once this is marked as done, .* can be asked for again\.$/m);
    assert.doesNotMatch(wordsOf(statusOf([...strayed, CONVERTED.closed])), /Once this/);
  });

  it('says of a link that does not get through when it comes', () => {
    assert.match(wordsOf(statusOf(ISSUED)), /as soon as Guestlist can write to their chat\./);
    assert.doesNotMatch(factsOf(statusOf(ISSUED, { person: undefined })).join(), /link is being shown/);
  });

  it('says of a sign-in at another domain what was seen', () => {
    const steps = [...ISSUED, linkShown, redeemed, CONVERTED.mismatch];
    const card = statusOf(steps, { person: { signedInAt: 'northwind.example' } });
    assert.match(wordsOf(card), /They signed in at northwind\.example, but mail is at fabrikam\.example/);
    assert.doesNotMatch(wordsOf(statusOf(steps)), /They signed in/);
    const changed = statusOf(steps, { person: { signedInAt: 'fabrikam.example' } });
    assert.match(wordsOf(changed), /They signed in at fabrikam\.example, but mail is at another domain by now:/);
    // It is not taken back by a “Mark as done”.
    const closed = statusOf([...steps, CONVERTED.closed], { person: { signedInAt: 'northwind.example' } });
    assert.match(wordsOf(closed), /They signed in at northwind\.example, but mail is at fabrikam\.example/);
    assert.doesNotMatch(wordsOf(closed), /agree:/);
  });

  for (const [surprise, fact, says] of [
    [
      SURPRISES[0],
      'The account was deleted after it had been accepted',
      /restore it in Microsoft Entra within 30 days/,
    ],
    [
      SURPRISES[1],
      'The account does not show as accepted any more',
      /Once it is accepted again, compare it again here/,
    ],
    [
      SURPRISES[2],
      'Another account has accepted with the same address',
      /The account 3c1d5e7f-[^ ]+ has ann\.lee@fabrikam\.example too, and has accepted/,
    ],
  ] as const)
    it(`stops at a surprise, and says nothing of what was not compared: ${surprise.result}`, () => {
      const steps = [...ISSUED, linkShown, redeemed, surprise];
      assert.doesNotMatch(wordsOf(statusOf(steps)), /asked for again/, 'it is an outsider’s already');
      const card = statusOf(steps);
      assert.deepEqual(headingsOf(card), ['The conversion of Ann Lee needs you']);
      assert.equal(factsOf(card).at(-1), `✕ ${fact}`);
      assert.match(wordsOf(card), says);
      assert.doesNotMatch(wordsOf(card), /Same account|is converted|Groups, app assignments/);
      assert.match(wordsOf(card), /^Once it is put right, compare the account of Ann Lee again;/m);
      assert.deepEqual(pressesOf(card), ['conversion.finish', 'conversion.done']);
      assert.deepEqual(pressesOf(statusOf(steps, { person: undefined })), ['conversion.done']);
      const closed = statusOf([...steps, CONVERTED.closed]);
      assert.deepEqual(headingsOf(closed), ['The request for Ann Lee is marked as done; the account was not compared']);
      assert.equal(factsOf(closed).at(-1), `✕ ${fact}`);
      assert.deepEqual(pressesOf(closed), []);
    });

  describe('after the invitation was issued', () => {
    const delivered = [...ISSUED, linkShown];
    const stop: ConversionStep = { kind: 'stopped-after-issue', by: INVITER_ID };
    const days = { reminderDays: [3, 7] };
    const blockAsked = { kind: 'block-asked', by: INVITER_ID, changeId: REQUEST_ID } as const;

    it('offers what can still be done, each with its consequence', () => {
      const card = statusOf(delivered, days);
      assert.deepEqual(pressesOf(card), ['conversion.stopReminding', 'conversion.block', 'conversion.mailBack']);
      const [remind, , back] = actionsOf(card).filter(({ verb }) => verb !== undefined);
      assert.equal(remind?.data?.mark, 'conversion-delivered-0');
      assert.equal(back?.data?.mark, 'conversion-delivered');
      assert.match(
        wordsOf(card),
        /You can still:\nSend no more reminders\.\nStop reminding\nBlock sign-in until .*\nBlock sign-in…\nPut mail back to ann\.lee@contoso\.example\. Accepting may then fail/,
      );
      assert.match(wordsOf(card), /This stops the conversion: the link is not shown to Ann Lee any more, and mail/);
      const mailed = statusOf([...ISSUED, { kind: 'routed-by-mail' }]);
      assert.match(wordsOf(mailed), /A link that has gone out by mail stays with Ann Lee\./);
      assert.doesNotMatch(wordsOf(mailed), /not shown to/);
    });

    it('offers to stop no reminders where none come', () => {
      const reminded: ConversionStep = { kind: 'holder-reminding', reminder: 2 };
      const byMail: ConversionStep = { kind: 'routed-by-mail' };
      const off: ConversionStep = { kind: 'reminders-stopped', by: INVITER_ID };
      for (const [steps, more] of [
        [delivered, {}],
        [[...delivered, reminded], days],
        [[...ISSUED, byMail], days],
        [[...delivered, linkWiped], days],
        [[...delivered, off], days],
      ] as const)
        assert.ok(!pressesOf(statusOf(steps, more)).includes('conversion.stopReminding'));
      assert.match(wordsOf(statusOf([...delivered, off], days)), /^No more reminders are sent\.$/m);
    });

    it('says who has stopped it, and that the account stays watched', () => {
      const card = statusOf([...delivered, stop, S.mailBackAsked, S.mailBack], days);
      assert.deepEqual(headingsOf(card), ['The conversion of Ann Lee was stopped after issue']);
      assert.equal(factsOf(card).at(-1), '✕ Stopped after issue by Sam Park');
      assert.match(
        wordsOf(card),
        /^The account stays watched as long as this request is kept\. If Ann Lee accepts all the same, you are told\.$/m,
      );
      assert.match(wordsOf(card), /^mail was put back to ann\.lee@contoso\.example:/m);
      assert.match(
        wordsOf(card),
        /^Once this is marked as done, the account is not watched any more\. .* makes a new link\.$/m,
      );
      assert.deepEqual(pressesOf(card), ['conversion.block', 'conversion.done']);
      assert.deepEqual(pressesOf(statusOf([...delivered, stop, S.mailBackAsked])), ['conversion.block']);
    });

    it('says that nobody watches any more once retention has let go of it, and of nobody who asked to be forgotten', () => {
      const gone = wordsOf(statusOf([...delivered, stop], { person: undefined }));
      assert.match(gone, /accept all the same, and the account is not watched any more\./);
      assert.doesNotMatch(gone, /stays watched|Once this/);
      const forgotten = statusOf([...delivered, stop, { kind: 'person-forgotten' }], { person: undefined });
      assert.match(wordsOf(forgotten), /The account stays watched as long as/);
    });

    it('says what has become of the question whether sign-in is blocked', () => {
      const asked = statusOf([...delivered, blockAsked]);
      assert.match(wordsOf(asked), /^Blocking sign-in was asked for: another administrator has to confirm it\.$/m);
      assert.ok(!pressesOf(asked).includes('conversion.block'));
      const over = statusOf([...delivered, blockAsked, { kind: 'block-ended' }]);
      assert.match(wordsOf(over), /came to nothing: nothing was blocked\.$/m);
      assert.ok(pressesOf(over).includes('conversion.block'));
      const blocked = statusOf([...delivered, blockAsked, stop, { kind: 'sign-in-blocked', by: DECIDER_ID }]);
      assert.match(wordsOf(blocked), /^Sign-in was blocked: 20 Nov, .*\. In Microsoft Entra an administrator/m);
      assert.ok(!pressesOf(blocked).includes('conversion.block'));
    });

    it('needs somebody when it was accepted after the stop', () => {
      const steps = [...delivered, stop, redeemed];
      const card = statusOf(steps);
      assert.deepEqual(headingsOf(card), ['Ann Lee accepted although the request was stopped']);
      assert.deepEqual(factsOf(card).slice(-2), ['✕ Stopped after issue by Sam Park', '✓ Ann Lee has accepted']);
      assert.match(wordsOf(card), /It happened on 20 Nov, .* signs in with ann\.lee@fabrikam\.example now\. Finish/);
      assert.deepEqual(pressesOf(card), ['conversion.finish', 'conversion.block', 'conversion.done']);
      assert.doesNotMatch(wordsOf(statusOf(steps, { person: undefined })), /signs in with/);
      const aside = statusOf([...steps, CONVERTED.closed]);
      assert.deepEqual(headingsOf(aside), [
        'The request for Ann Lee is marked as done; it was accepted after the stop',
      ]);
      assert.doesNotMatch(wordsOf(aside), /does not fit|not converted/);
      assert.match(wordsOf(statusOf(steps, {}, 'ko')), /^중지한 요청을 이안나 님이 수락했습니다/);
    });

    it('says that the account was deleted before anybody accepted', () => {
      const card = statusOf([...delivered, { kind: 'account-gone' }]);
      assert.equal(factsOf(card).at(-1), '✕ The account was deleted before anybody accepted');
      assert.match(wordsOf(card), /If it is restored, it may be accepted for all the same/);
      // Once is enough, and there is no mail left to write to.
      assert.equal(wordsOf(card).match(/accept/g)?.length, 2);
      assert.deepEqual(pressesOf(card), []);
    });
  });

  describe('where mail was written for nothing', () => {
    const stopped = [...CURED, S.rightLost];

    it('says what it was, and offers to put that back', () => {
      const card = statusOf(stopped);
      assert.match(
        wordsOf(card),
        /mail is ann\.lee@fabrikam\.example; before the request it was ann\.lee@contoso\.example\./,
      );
      assert.deepEqual(pressesOf(card), ['conversion.mailBack']);
      assert.match(wordsOf(card), /Put mail back to ann\.lee@contoso\.example\./);
    });

    it('is no surer than the ledger whether it was written', () => {
      assert.match(wordsOf(statusOf([...WAY.agreed, S.writing, S.withdrawn])), /mail may be .* by now/);
      // Somebody has written another value since.
      assert.match(wordsOf(statusOf([...CURED, S.changed])), /mail may be .* by now/);
    });

    it('offers nothing where it was empty, or was not touched', () => {
      const wasEmpty = statusOf(stopped, { person: { mailBefore: undefined } });
      assert.match(wordsOf(wasEmpty), /before the request it was \(empty\)\.\nGuestlist cannot make it empty again\./);
      assert.deepEqual(pressesOf(wasEmpty), []);
      assert.deepEqual(pressesOf(statusOf([...WAY.agreed, S.withdrawn])), []);
    });

    it('says what became of the wish, and offers it once', () => {
      const asked = [...stopped, S.mailBackAsked];
      const said = [asked, [...asked, S.mailBack], [...asked, S.mailBackRefused]].map((steps) => statusOf(steps));
      for (const card of said) assert.deepEqual(pressesOf(card), []);
      const [now, done, refused] = said.map(wordsOf);
      assert.match(now ?? '', /mail is being put back to ann\.lee@contoso\.example\./);
      assert.match(done ?? '', /mail was put back to ann\.lee@contoso\.example: 20 Nov, \d\d:00/);
      assert.match(refused ?? '', /mail was not put back .*: Microsoft refused it, or the account has changed since\./);
      assert.doesNotMatch(refused ?? '', /mail is /);
      const because = (refusal: 'permission-missing' | 'account-gone') =>
        wordsOf(statusOf([...asked, { kind: 'mail-back-refused', refusal }]));
      assert.match(because('permission-missing'), /User\.ReadWrite\.All is missing\./);
      assert.match(because('account-gone'), /the account is not in our directory any more\./);
    });
  });

  it('shows nobody’s name or address once it was removed', () => {
    const card = statusOf([...CURED, S.changed], { person: undefined });
    assert.equal(headingsOf(card)[0], 'The conversion of the holder was stopped; nothing was converted');
    assert.doesNotMatch(wordsOf(card), /Ann|Sam|Dana|@/);
    assert.deepEqual(pressesOf(card), []);
    assert.match(heading([...WAY.asked, CONVERTED.refused], { person: undefined }) ?? '', /^The holder said no;/);
  });
});
