import assert from 'node:assert/strict';
import { invitationStatusCard } from '../../src/cards/invitation-status.ts';
import { INVITATION_FAILURES, MAIL_REFUSALS, TEAM_REFUSALS } from '../../src/domain/failures.ts';
import { headingsOf, nodesOf, rowsOf, textsOf, wordsOf } from './read-card.ts';
import {
  anInvitation,
  anInvitee,
  aReader,
  GUEST_ID,
  INVITER_ID,
  NOW,
  ORDINARY,
  REQUEST_ID,
  STEPS,
  type Step,
} from './scenes.ts';

interface Asked {
  readonly language?: 'en' | 'ko';
  readonly audience?: 'inviter' | 'admin';
  readonly team?: boolean;
  readonly act?: 'invite' | 'renew' | 'add';
  readonly hasNotice?: boolean;
  readonly note?: 'stale' | 'twice';
  readonly hoursLater?: number;
}

function cardOf(
  steps: readonly Step[],
  { language = 'en', audience = 'inviter', hoursLater = 0, note, ...more }: Asked = {},
) {
  const cast = ORDINARY[language];
  const invitation = anInvitation(cast, steps, more);
  const reader = aReader(language, { audience, now: new Date(NOW.getTime() + hoursLater * 3_600_000) });
  return invitationStatusCard({ readings: [{ invitation, invitee: anInvitee(language, cast) }], note }, reader);
}

/** The step rows: mark and sentence. */
function factsOf(content: ReturnType<typeof cardOf>): readonly string[] {
  return nodesOf(content)
    .filter(({ type }) => type === 'ColumnSet')
    .map((row) => textsOf({ title: '', card: row }).slice(0, 2).join(' '));
}

function buttonsOf(content: ReturnType<typeof cardOf>): readonly (readonly string[])[] {
  return rowsOf(content).map((row) => row.map(({ title }) => title));
}

const SENDING = [STEPS.inviting, STEPS.issued, STEPS.sending];
const DELIVERED = [...SENDING, STEPS.delivered];

describe('the living card says how it stands', () => {
  const headings: readonly (readonly [string, readonly Step[], string, string])[] = [
    ['requested', [], 'Invitation for Ann Lee is being sent', '이안나 님에게 초대를 보내고 있습니다'],
    ['sending', SENDING, 'Invitation for Ann Lee is being sent', '이안나 님에게 초대를 보내고 있습니다'],
    [
      'delivery-unknown',
      [...SENDING, STEPS.unsure],
      'It is not certain whether the mail to Ann Lee went out',
      '이안나 님에게 메일을 보냈는지 확실하지 않습니다',
    ],
    ['delivered', DELIVERED, 'Waiting for Ann Lee to accept', '이안나 님의 수락을 기다리고 있습니다'],
    [
      'redeemed, not in the team yet',
      [...DELIVERED, STEPS.accepted],
      'Ann Lee has accepted and is being added to “Project North”',
      '이안나 님이 수락했습니다. ‘북극성 프로젝트’ 팀에 추가하고 있습니다',
    ],
    [
      'redeemed',
      [...DELIVERED, STEPS.accepted, STEPS.added],
      'Ann Lee has accepted; waiting for Teams to list them',
      '이안나 님이 수락했습니다. Teams에 표시되기를 기다리고 있습니다',
    ],
    [
      'ready',
      [...DELIVERED, STEPS.listed, STEPS.accepted, STEPS.added],
      '“Project North” is ready for Ann Lee',
      '이안나 님의 ‘북극성 프로젝트’ 팀 사용 준비가 끝났습니다',
    ],
    [
      'failed',
      [...SENDING, { kind: 'delivery-refused', attempt: 1, refusal: 'mail-refused' }],
      'The invitation for Ann Lee did not go out',
      '이안나 님에게 초대를 보내지 못했습니다',
    ],
    [
      'needs-attention',
      [STEPS.strayed],
      'The invitation for Ann Lee needs somebody',
      '이안나 님 초대에 조치가 필요합니다',
    ],
  ];
  for (const [state, steps, en, ko] of headings) {
    it(`at ${state}`, () => {
      const english = cardOf(steps);
      assert.deepEqual([headingsOf(english)[0], english.title], [en, en]);
      assert.equal(headingsOf(cardOf(steps, { language: 'ko' }))[0], ko);
    });
  }

  it('without a team: the acceptance is the end', () => {
    const content = cardOf([...DELIVERED, STEPS.accepted], { team: false });
    assert.equal(headingsOf(content)[0], 'Ann Lee has accepted');
    assert.deepEqual(factsOf(content).length, 3);
    assert.deepEqual(buttonsOf(content), [['Invite someone else', 'History']]);
  });
});

describe('the five facts', () => {
  it('are marked done, waited for, or not yet', () => {
    assert.deepEqual(factsOf(cardOf([])), [
      '→ Creating the invitation',
      '· Not yet sent',
      '· Not yet accepted',
      '· Not yet in “Project North”',
      '· Not yet listed by Teams',
    ]);
    assert.deepEqual(factsOf(cardOf([...DELIVERED, STEPS.added])), [
      '✓ Invitation created',
      '✓ Mail sent to ann.lee@fabrikam.example',
      '→ Waiting for Ann Lee to accept',
      '✓ In the group of “Project North”',
      '· Not yet listed by Teams',
    ]);
  });

  it('are true in any order', () => {
    assert.deepEqual(factsOf(cardOf([STEPS.inviting, STEPS.issued, STEPS.listed, STEPS.accepted])), [
      '✓ Invitation created',
      '· No mail needed any more: Ann Lee has accepted',
      '✓ Ann Lee accepted',
      '→ Adding to “Project North”',
      '✓ Listed by Teams',
    ]);
  });

  it('never call a mail received, and say what can be seen of it', () => {
    const said = wordsOf(cardOf(DELIVERED));
    assert.match(said, /21 Nov, 14:11 · We can see that it was sent, not whether it was read\./);
    assert.match(said, /Depends on Ann Lee alone\.$/m);
    for (const steps of [DELIVERED, [...DELIVERED, STEPS.accepted, STEPS.added, STEPS.listed]]) {
      assert.doesNotMatch(wordsOf(cardOf(steps)), /received|delivered/i);
    }
  });

  it('have their times in the reader’s zone and language', () => {
    assert.match(wordsOf(cardOf(DELIVERED, { language: 'ko' })), /11월 21일 오후 2:05/);
  });

  it('say honestly how long Teams may take, and when it is late', () => {
    const steps = [...DELIVERED, STEPS.accepted, STEPS.added];
    assert.match(
      wordsOf(cardOf(steps)),
      /Microsoft gives no time; others report minutes to six hours\. Nothing to do for you\./,
    );
    assert.doesNotMatch(wordsOf(cardOf(steps, { hoursLater: 6 })), /longer than usual/);
    assert.match(wordsOf(cardOf(steps, { hoursLater: 7 })), /longer than usual \(6 hours\)\. We keep looking/);
  });

  it('say that an attempt was put off', () => {
    assert.match(wordsOf(cardOf([STEPS.inviting, STEPS.putOff])), /We keep trying; you need not press again\./);
    assert.match(wordsOf(cardOf([...SENDING, STEPS.sendingPutOff])), /We keep trying/);
    assert.doesNotMatch(wordsOf(cardOf(SENDING)), /We keep trying/);
  });
});

describe('the living card when it is not certain whether the mail went out', () => {
  it('says so, says that nothing is repeated, and lets a person decide', () => {
    const content = cardOf([...SENDING, STEPS.unsure]);
    assert.match(
      wordsOf(content),
      /The mail may have gone out at 14:03\. Ask them, or send it again with the same link\.\n21 Nov, 14:03 · Nothing is sent again by itself\./,
    );
    assert.deepEqual(buttonsOf(content), [
      ['Send it again', 'They have it'],
      ['Hand over the link', 'History'],
    ]);
    assert.deepEqual(
      rowsOf(content)[0]?.map(({ verb }) => verb),
      ['invitation.sendAgain', 'invitation.received'],
    );
  });
});

describe('the living card at the end', () => {
  const ready = [...DELIVERED, STEPS.accepted, STEPS.added, STEPS.listed];

  it('says what is so and what cannot be seen', () => {
    const said = wordsOf(cardOf(ready));
    assert.match(
      said,
      /Accepted, in the group, listed by Teams\.\nWhether Ann Lee’s sign-in meets our Conditional Access rules cannot be seen from here; they have signed in: not readable\.\nAnn Lee opens Teams/,
    );
    assert.match(wordsOf(cardOf(ready, { language: 'ko' })), /로그인 기록: 읽을 수 없음/);
  });

  it('updates no more, keeps its reference, and offers the next invitation', () => {
    assert.doesNotMatch(wordsOf(cardOf(ready)), /updates itself/);
    assert.match(wordsOf(cardOf(DELIVERED)), /Updated 21 Nov, 14:05 · This card updates itself/);
    assert.match(wordsOf(cardOf(ready)), /Reference GL-7F3K-Q2/);
    assert.deepEqual(
      rowsOf(cardOf(ready))
        .flat()
        .map(({ verb, data }) => [verb, data]),
      [
        ['invitation.start', {}],
        ['invitation.history', { requestId: REQUEST_ID }],
      ],
    );
  });

  it('still reads as a sentence when the guest’s name is wiped', () => {
    const invitation = anInvitation(ORDINARY.en, ready);
    const content = invitationStatusCard({ readings: [{ invitation, invitee: undefined }] }, aReader('en'));
    assert.match(wordsOf(content), /^“Project North” is ready for the guest\nProject North\n/);
    assert.match(wordsOf(content), /^The guest accepted$/m);
  });
});

describe('the living card when something was refused', () => {
  for (const failure of INVITATION_FAILURES) {
    for (const language of ['en', 'ko'] as const) {
      it(`by the directory: ${failure}, ${language}`, () => {
        const content = cardOf([STEPS.inviting, { kind: 'invite-refused', attempt: 1, failure }], { language });
        assert.match(wordsOf(content), language === 'en' ? /What to do: .+\nWho can: .+/ : /해결 방법: .+\n담당: .+/);
        assert.match(wordsOf(content), language === 'en' ? /Nothing was sent\./ : /아무것도 보내지 않았습니다\./);
        assert.equal(factsOf(content).length, 1);
        assert.match(factsOf(content)[0] ?? '', /^✕/);
        assert.deepEqual(
          rowsOf(content)
            .flat()
            .map(({ verb }) => verb),
          ['invitation.start', 'invitation.history'],
        );
      });
    }
  }

  for (const refusal of MAIL_REFUSALS) {
    it(`by the mailbox: ${refusal}`, () => {
      const content = cardOf([...SENDING, STEPS.added, { kind: 'delivery-refused', attempt: 1, refusal }]);
      assert.match(wordsOf(content), /What to do: .+\.\nWho can: .+/);
      assert.match(factsOf(content)[1] ?? '', /^✕ The mail/);
      // The link comes to the inviter by itself where Exchange has refused; one that is lost is made anew.
      const isAsked = refusal === 'inviter-lost-right' || refusal === 'not-wanted';
      const handOver = isAsked ? ['Hand over the link'] : [];
      const titles = refusal === 'link-lost' ? ['Make a new link…'] : [...handOver, 'Try again'];
      assert.deepEqual(buttonsOf(content).flat().slice(0, titles.length), titles);
    });
  }

  for (const refusal of TEAM_REFUSALS) {
    it(`by the team: ${refusal}`, () => {
      const content = cardOf([...DELIVERED, { kind: 'team-refused', refusal }]);
      assert.equal(headingsOf(content)[0], 'Waiting for Ann Lee to accept; could not be added to “Project North”');
      assert.equal(factsOf(content)[3], '✕ Could not be added to “Project North”');
      assert.match(wordsOf(content), /What to do: .+Ann Lee.* in Teams itself\.\nWho can: .+/);
      const accepted = cardOf([...DELIVERED, { kind: 'team-refused', refusal }, STEPS.accepted]);
      assert.equal(headingsOf(accepted)[0], 'Ann Lee has accepted, but could not be added to “Project North”');
    });
  }

  for (const [language, heading, fact] of [
    ['en', 'The invitation for Ann Lee has ended', '✕ The guest account was removed'],
    ['ko', '이안나 님 초대가 종료되었습니다', '✕ 게스트 계정이 제거되었습니다'],
  ] as const) {
    it(`by nobody, but the account was removed: claims no refusal and does not deny the mail, ${language}`, () => {
      const content = cardOf([...DELIVERED, { kind: 'guest-gone' }], { language });
      assert.equal(headingsOf(content)[0], heading);
      assert.equal(factsOf(content).at(-1), fact);
      assert.doesNotMatch(wordsOf(content), /Nothing was sent|Microsoft refused|아무것도 보내지/);
    });
  }

  for (const [language, fact] of [
    ['en', '✕ The redemption was reset by administrators'],
    ['ko', '✕ 관리자가 수락 상태를 다시 설정했습니다'],
  ] as const) {
    it(`by nobody, but the redemption was reset: the link is dead, and nobody has removed anything, ${language}`, () => {
      const content = cardOf([...DELIVERED, { kind: 'superseded' }], { language });
      assert.equal(factsOf(content).at(-1), fact);
      assert.doesNotMatch(wordsOf(content), /removed|Nothing was sent|제거되었습니다|아무것도 보내지/);
      assert.match(wordsOf(content), /does not work any more|더 이상 작동하지 않으며/);
    });
  }

  it('by the mailbox at the second try: the first mail may be there all the same', () => {
    const again: Step = { kind: 'send-again-asked', attempt: 1, by: INVITER_ID };
    const refused: Step = { kind: 'delivery-refused', attempt: 2, refusal: 'not-allowed' };
    const content = cardOf([...SENDING, STEPS.unsure, again, refused]);
    assert.equal(headingsOf(content)[0], 'It is not certain whether the mail to Ann Lee went out');
    assert.match(wordsOf(content), /The mail may have gone out at 14:03; it could not be sent again/);
    assert.match(wordsOf(content), /refuses to send for this app/);
    assert.doesNotMatch(wordsOf(content), /did not go out/);
    assert.deepEqual(buttonsOf(content)[0], ['Send it again', 'They have it']);
  });

  it('says that it was we who stopped, where it was', () => {
    const step: Step = { kind: 'invite-refused', attempt: 1, failure: 'inviter-lost-right' };
    assert.deepEqual(factsOf(cardOf([STEPS.inviting, step])), ['✕ The invitation was not created']);
  });
});

describe('the living card when Microsoft’s answer does not fit', () => {
  it('tells an administrator which accounts, and an inviter whom to ask', () => {
    const admin = wordsOf(cardOf([STEPS.strayed], { audience: 'admin' }));
    assert.ok(admin.includes(GUEST_ID) && admin.includes(INVITER_ID));
    const inviter = wordsOf(cardOf([STEPS.strayed]));
    assert.ok(!inviter.includes(GUEST_ID) && !inviter.includes(INVITER_ID));
    assert.match(inviter, /ask an administrator \(reference GL-7F3K-Q2\)[\s\S]*Nothing was sent\./);
    assert.deepEqual(buttonsOf(cardOf([STEPS.strayed])), [['History']]);
  });

  it('says so where nobody was expected', () => {
    const said = wordsOf(cardOf([{ kind: 'strayed', got: GUEST_ID, expected: [] }], { audience: 'admin' }));
    assert.match(said, /looked up: none/);
  });
});

describe('the living card in place of another', () => {
  it('says why', () => {
    assert.match(
      wordsOf(cardOf(SENDING, { note: 'stale' })),
      /The card you pressed was out of date\. This is the current one\./,
    );
    assert.match(wordsOf(cardOf(SENDING, { note: 'twice' })), /Already under way; pressing twice does nothing more\./);
  });
});

describe('the living card of a membership alone', () => {
  const added = (steps: readonly Step[], more: Asked = {}) => cardOf(steps, { act: 'add', ...more });

  const headings: readonly (readonly [string, readonly Step[], string])[] = [
    ['asked for', [], 'Ann Lee is being added to “Project North”'],
    ['of a pending guest', [STEPS.foundPending], 'Ann Lee is being added to “Project North”'],
    [
      'of a pending guest, done',
      [STEPS.foundPending, STEPS.added],
      'Ann Lee was added to “Project North”; waiting for them to accept',
    ],
    ['done', [STEPS.found, STEPS.added], 'Ann Lee was added to “Project North”; waiting for Teams to list them'],
    ['listed', [STEPS.found, STEPS.added, STEPS.listed], '“Project North” is ready for Ann Lee'],
    [
      'refused',
      [STEPS.found, { kind: 'team-refused', refusal: 'refused' }],
      'Ann Lee could not be added to “Project North”',
    ],
    [
      'stopped',
      [{ kind: 'invite-refused', attempt: 1, failure: 'account-changed' }],
      'Ann Lee could not be added to “Project North”',
    ],
    ['of somebody removed since', [STEPS.foundPending, { kind: 'guest-gone' }], 'The account of Ann Lee was removed'],
  ];
  for (const [state, steps, heading] of headings) {
    it(`says how it stands: ${state}`, () => assert.equal(headingsOf(added(steps))[0], heading));
  }

  it('claims no invitation and no mail of its own', () => {
    for (const [, steps] of headings) {
      assert.doesNotMatch(
        wordsOf(added(steps)),
        /Invitation created|Creating the invitation|[Mm]ail sent|Not yet sent/,
      );
    }
  });

  it('speaks of an acceptance only where one was open', () => {
    assert.deepEqual(factsOf(added([STEPS.foundPending])), [
      '→ Waiting for Ann Lee to accept the invitation they have',
      '→ Adding to “Project North”',
      '· Not yet listed by Teams',
    ]);
    assert.deepEqual(factsOf(added([STEPS.found, STEPS.added])), [
      '✓ In the group of “Project North”',
      '→ Waiting until Teams lists Ann Lee',
    ]);
    const since = factsOf(added([STEPS.foundPending, STEPS.added, STEPS.accepted]));
    assert.equal(since[0], '✓ Ann Lee accepted');
  });

  it('says at the end what is so, and nothing of a sign-in that was there before', () => {
    const said = wordsOf(added([STEPS.found, STEPS.added, STEPS.listed]));
    assert.match(said, /In the group, listed by Teams\./);
    assert.doesNotMatch(said, /Accepted|Conditional Access/);
  });

  it('says that nobody was added when it was stopped', () => {
    const steps: readonly Step[] = [{ kind: 'invite-refused', attempt: 1, failure: 'inviter-lost-right' }];
    assert.deepEqual(factsOf(added(steps)), ['✕ Not added to “Project North”']);
    assert.match(wordsOf(added(steps)), /Nothing was sent, and nobody was added\./);
    assert.match(
      wordsOf(added(steps)),
      /When Ann Lee was to be added, you were no longer an owner of “Project North”\./,
    );
  });

  it('has ended when the group refused, of a pending guest too', () => {
    for (const found of [STEPS.found, STEPS.foundPending]) {
      const content = added([found, { kind: 'team-refused', refusal: 'takes-no-guests' }]);
      assert.doesNotMatch(wordsOf(content), /updates itself|Waiting|Depends on/);
      assert.match(wordsOf(content), /“Project North” takes no new members by hand\./);
      assert.deepEqual(factsOf(content), ['✕ Could not be added to “Project North”']);
      assert.deepEqual(buttonsOf(content), [['Invite someone else', 'History']]);
    }
  });
});

describe('the living card of a new link', () => {
  it('speaks of the link, not of an invitation', () => {
    const content = cardOf(SENDING, { act: 'renew' });
    assert.equal(headingsOf(content)[0], 'New link for Ann Lee is being sent');
    assert.equal(factsOf(content)[0], '✓ New link created');
    assert.equal(headingsOf(cardOf(DELIVERED, { act: 'renew' }))[0], 'Waiting for Ann Lee to accept');
  });

  it('says that Microsoft refused it', () => {
    const content = cardOf([STEPS.inviting, { kind: 'invite-refused', attempt: 1, failure: 'input-refused' }], {
      act: 'renew',
    });
    assert.equal(headingsOf(content)[0], 'The new link for Ann Lee did not go out');
    assert.deepEqual(factsOf(content), ['✕ Microsoft refused a new link']);
  });
});

describe('the living card on what goes beside an invitation', () => {
  const told = (step: Step, more: Asked = {}) => wordsOf(cardOf([...DELIVERED, step], { hasNotice: true, ...more }));
  const CC = 'assistant@contoso.example';

  it('says what became of the notice', () => {
    assert.match(told({ kind: 'notice-sent' }), new RegExp(`^.*${CC}.*$`, 'm'));
    const all = [
      told({ kind: 'notice-sent' }),
      told({ kind: 'notice-failed', because: 'address-refused' }),
      told({ kind: 'notice-failed', because: 'unsure' }),
      wordsOf(cardOf([STEPS.inviting, STEPS.issued, STEPS.accepted], { hasNotice: true })),
    ].map((said) => said.split('\n').find((line) => line.includes(CC)));
    assert.equal(new Set(all).size, 4);
  });

  it('says nothing false of one that follows a mail that is there by report', () => {
    const reported = [...SENDING, STEPS.unsure, { kind: 'received-by-report', attempt: 1, by: INVITER_ID } as const];
    const said = (...more: readonly Step[]) => wordsOf(cardOf([...reported, ...more], { hasNotice: true }));
    assert.doesNotMatch(said(), /assistant@/);
    assert.doesNotMatch(said(STEPS.accepted), /assistant@/);
    assert.match(said({ kind: 'notice-sent' }), /A notice without the link was sent to assistant@/);
  });

  it('says nothing of a notice that nobody asked for, or that still follows', () => {
    assert.doesNotMatch(told({ kind: 'notice-sent' }, { hasNotice: false }), /assistant@/);
    assert.doesNotMatch(wordsOf(cardOf(SENDING, { hasNotice: true })), /assistant@/);
    assert.doesNotMatch(wordsOf(cardOf([...DELIVERED, STEPS.accepted], { hasNotice: true })), /assistant@/);
  });

  it('says that the sponsor could not be set', () => {
    assert.match(told({ kind: 'sponsor-refused', refusal: 'refused' }), /[Ss]ponsor/);
    assert.doesNotMatch(told({ kind: 'sponsor-set' }), /[Ss]ponsor/);
  });
});
