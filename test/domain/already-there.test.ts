import assert from 'node:assert/strict';
import fc from 'fast-check';
import { actOf, CHOICES, type Choice } from '../../src/domain/already-there.ts';
import { assessEligibility, type FindingCode } from '../../src/domain/eligibility.ts';
import type { EligibilityFacts } from '../../src/domain/eligibility-facts.ts';
import { type Fact, read } from '../../src/domain/facts.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { ADMINS, aGuest, aHolder, type aPerson, aTeam, email, FINE, POLICY, userId } from '../support/builders.ts';
import { COLLEAGUE, GUEST, OPEN, PENDING } from './breaches.ts';

const NO_TEAM = {
  team: undefined,
  owners: undefined,
  teamTakesGuests: undefined,
  isArchived: undefined,
  memberships: read([ADMINS]),
};
const THEIRS = { ...OPEN, inviterId: userId(9) };
const DISABLED = { ...COLLEAGUE, accountEnabled: false };

function accounts(...people: readonly ReturnType<typeof aPerson>[]): Pick<EligibilityFacts, 'accounts'> {
  return { accounts: read(people.map((person) => aHolder(person))) };
}

function inTeam(...ids: readonly UserId[]): { readonly inTeam: Fact<readonly UserId[]> } {
  return { inTeam: read(ids) };
}

function assess(more: Partial<EligibilityFacts>, policy: Partial<Policy> = {}) {
  return assessEligibility({ ...FINE, ...more }, { ...POLICY, ...policy });
}

/** The sentence about who is here, and what may be chosen. */
function presence(more: Partial<EligibilityFacts>): readonly [FindingCode | undefined, readonly Choice[]] {
  const { findings, choices } = assess(more);
  return [findings.find(({ severity }) => severity === 'choice')?.code, choices];
}

describe('somebody who is here already', () => {
  const TABLE: readonly (readonly [string, Partial<EligibilityFacts>, FindingCode, readonly Choice[]])[] = [
    ['invited by this inviter', { openHere: OPEN, ...accounts(PENDING) }, 'already-invited', ['add', 'send-again']],
    ['asked for by this inviter, no account yet', { openHere: OPEN }, 'already-invited', ['send-again']],
    ['invited, and the link is gone', { openHere: { ...OPEN, isResendable: false } }, 'already-invited', []],
    [
      'invited by this inviter, and in the team',
      { openHere: OPEN, ...accounts(PENDING), ...inTeam(PENDING.id) },
      'already-invited',
      ['send-again'],
    ],
    [
      'invited by a colleague',
      { openHere: THEIRS, ...accounts(PENDING) },
      'invited-by-colleague',
      ['add', 'send-again'],
    ],
    ['invited by somebody else', accounts(PENDING), 'invited-by-somebody-else', ['new-link', 'only-add']],
    [
      'invited by somebody else, without a team',
      { ...accounts(PENDING), ...NO_TEAM },
      'invited-by-somebody-else',
      ['new-link'],
    ],
    [
      'invited by somebody else, and in the team',
      { ...accounts(PENDING), ...inTeam(PENDING.id) },
      'invited-by-somebody-else',
      ['new-link'],
    ],
    ['a guest', { ...accounts(GUEST), ...inTeam() }, 'already-a-guest', ['add']],
    [
      'a guest who has accepted our invitation meanwhile',
      { openHere: OPEN, ...accounts(GUEST) },
      'already-a-guest',
      ['add'],
    ],
    ['a guest, without a team', { ...accounts(GUEST), ...NO_TEAM }, 'already-a-guest', []],
    ['a guest in the team', { ...accounts(GUEST), ...inTeam(GUEST.id) }, 'already-in-team', []],
    ['a member from outside', accounts(aGuest({ userType: 'Member' })), 'an-external-member', ['add']],
    ['a colleague', accounts(COLLEAGUE), 'a-colleague', ['add']],
    ['a colleague in the team', { ...accounts(COLLEAGUE), ...inTeam(COLLEAGUE.id) }, 'already-in-team', []],
    [
      'a colleague with two accounts',
      { ...accounts(DISABLED, { ...COLLEAGUE, id: userId(31) }) },
      'a-colleague',
      ['add'],
    ],
  ];
  for (const [who, facts, code, choices] of TABLE) {
    it(`${who}: ${code}, ${choices.join(' or ') || 'nothing to choose'}`, () => {
      assert.deepEqual(presence(facts), [code, choices]);
      assert.equal(assess(facts).standing, 'already-there');
    });
  }

  it('is told with the account that the choices are about', () => {
    assert.equal(assess(accounts(GUEST)).accountId, GUEST.id);
    assert.equal(assess({}).accountId, undefined);
  });

  it('a blocked guest: an admin decides, whatever else is here', () => {
    const blocked = aGuest({ id: userId(21), accountEnabled: false });

    const { standing, choices, findings } = assess({ ...accounts(GUEST, blocked), openHere: OPEN });

    assert.deepEqual(
      [standing, choices, findings.map(({ code, severity }) => [code, severity])],
      ['blocked', [], [['guest-blocked', 'block']]],
    );
  });

  for (const [where, more] of [
    ['with a team', {}],
    ['without a team', NO_TEAM],
    ['in the team', inTeam(DISABLED.id)],
  ] as const) {
    it(`a colleague whose account is disabled, ${where}: an admin decides`, () => {
      const { standing, choices, findings } = assess({ ...accounts(DISABLED), ...more });

      assert.deepEqual(
        [standing, choices, findings.map(({ code, severity }) => [code, severity])],
        ['blocked', [], [['colleague-blocked', 'block']]],
      );
    });
  }

  it('does not hold an address that is only among their other mails', () => {
    const { standing, accountId, findings } = assess({ accounts: read([aHolder(GUEST, true)]) });

    assert.deepEqual([standing, accountId], ['ready', undefined]);
    assert.ok(findings.some(({ code }) => code === 'other-mail-elsewhere'));
  });

  it('is not said of anybody while our own domains are unread', () => {
    const { findings } = assess({ ...accounts(GUEST), ownDomains: { unread: { because: 'no-answer' } } });

    assert.ok(findings.every(({ severity }) => severity !== 'choice'));
  });
});

describe('a choice', () => {
  const pending = { ...accounts(PENDING), ...inTeam() };

  it('falls away with what blocks its act, and only that', () => {
    const denied = { domainLists: read({ allowed: [], blocked: ['fabrikam.example'] }) };
    const archived = { isArchived: read(true) };
    const usage = { ...FINE.usage, byInviter: 20 };

    assert.deepEqual(assess({ ...pending, ...denied }).choices, ['only-add']);
    assert.deepEqual(assess({ ...pending, invitesFrom: read('none') }).choices, ['only-add']);
    assert.deepEqual(assess({ ...pending, usage }).choices, ['only-add']);
    assert.deepEqual(assess({ ...pending, usage, openHere: OPEN }).choices, ['add', 'send-again']);
    assert.deepEqual(assess({ ...pending, ...archived }).choices, []);
    assert.deepEqual(assess({ ...pending, ...archived, openHere: OPEN }).choices, ['send-again']);
  });

  it('falls away without the right, or with one that could not be read', () => {
    const unread = { unread: { because: 'no-answer' } } as const;

    for (const more of [{ owners: read([]) }, { owners: unread }, { inviter: unread }, { memberships: unread }]) {
      const { standing, choices } = assess({ ...pending, ...more });
      assert.deepEqual([standing, choices], ['blocked', []]);
    }
  });

  for (const [rule, more] of [
    ['guests off in the tenant', { tenantTakesGuests: read(false) }],
    ['guests off in the team', { teamTakesGuests: read(false) }],
    ['guests off by a label', { teamTakesGuests: read(false), team: read(aTeam({ label: 'Secret' })) }],
  ] as const) {
    it(`of a guest falls away with ${rule}, that of a colleague does not`, () => {
      const guest = assess({ ...accounts(GUEST), ...more });
      const colleague = assess({ ...accounts(COLLEAGUE), ...more });

      assert.deepEqual([guest.standing, guest.choices], ['blocked', []]);
      assert.deepEqual([colleague.standing, colleague.choices], ['already-there', ['add']]);
      assert.deepEqual(
        colleague.findings.map(({ code }) => code),
        ['a-colleague'],
      );
    });
  }

  it('of a colleague is troubled by nothing that only guests meet', () => {
    const facts = { ...accounts(COLLEAGUE), askedFrom: 'shared-channel', fileSharing: read({ isOff: true }) } as const;

    assert.deepEqual(
      assess(facts).findings.map(({ code }) => code),
      ['a-colleague'],
    );
  });

  it('of a colleague falls away where nobody can be put into the group', () => {
    for (const more of [
      { team: read(aTeam({ takesNoGuests: 'members-by-rule' })) },
      { isArchived: read(true) },
    ] as const) {
      const { standing, choices } = assess({ ...accounts(COLLEAGUE), ...more });
      assert.deepEqual([standing, choices], ['blocked', []]);
    }
  });

  it('that is made and still offered is what would be done; who is here is only good to know', () => {
    const chosen = assessEligibility({ ...FINE, ...accounts(GUEST), ...inTeam() }, POLICY, 'add');

    assert.deepEqual([chosen.standing, chosen.act, chosen.accountId], ['ready', 'add', GUEST.id]);
    assert.deepEqual(
      chosen.findings.filter(({ code }) => code === 'already-a-guest').map(({ severity }) => severity),
      ['info'],
    );
  });

  it('narrows the findings to its own act', () => {
    const facts = { ...FINE, ...pending, message: 'https://fabrikam.example', askedFrom: 'shared-channel' } as const;
    const warnings = (choice: 'new-link' | 'only-add') =>
      assessEligibility(facts, POLICY, choice)
        .findings.filter(({ severity }) => severity === 'warn')
        .map(({ code }) => code);

    assert.deepEqual(warnings('new-link'), ['web-address-in-message', 'asked-from-shared-channel']);
    assert.deepEqual(warnings('only-add'), ['asked-from-shared-channel']);
    assert.equal(assessEligibility(facts, POLICY, 'new-link').act, 'renew');
  });

  it('that is offered no longer counts as none', () => {
    const facts = { ...FINE, ...accounts(GUEST), ...inTeam(GUEST.id) };

    assert.deepEqual(assessEligibility(facts, POLICY, 'add'), assessEligibility(facts, POLICY));
  });

  it('is offered to nobody who is not here', () => {
    for (const choice of ['add', 'only-add', 'new-link'] as const) {
      assert.deepEqual(assessEligibility(FINE, POLICY, choice), assessEligibility(FINE, POLICY));
    }
  });

  it('never makes ready what has a block in it', () => {
    const some = fc.record({
      person: fc.constantFrom(undefined, GUEST, PENDING, COLLEAGUE, DISABLED, aGuest({ accountEnabled: false })),
      openHere: fc.constantFrom(undefined, OPEN, THEIRS),
      isIn: fc.boolean(),
      isArchived: fc.boolean(),
      isOwner: fc.boolean(),
      takesGuests: fc.boolean(),
      domain: fc.constantFrom('fabrikam.example', 'contoso.example', 'mailinator.com'),
      choice: fc.constantFrom(undefined, 'add', 'only-add', 'new-link'),
      tellsWhoIsHere: fc.boolean(),
    });
    fc.assert(
      fc.property(
        some,
        ({ person, isIn, isArchived, isOwner, takesGuests, domain, choice, tellsWhoIsHere, openHere }) => {
          const facts: EligibilityFacts = {
            ...FINE,
            address: { address: email(`ann.lee@${domain}`) },
            ...accounts(...(person ? [person] : [])),
            ...inTeam(...(person && isIn ? [person.id] : [])),
            ...(isOwner ? {} : { owners: read([]) }),
            isArchived: read(isArchived),
            teamTakesGuests: read(takesGuests),
            openHere,
          };
          const { standing, findings, choices, act } = assessEligibility(facts, { ...POLICY, tellsWhoIsHere }, choice);
          const hasBlock = findings.some(({ severity }) => severity === 'block');
          if (standing === 'ready') assert.ok(!hasBlock);
          if (standing === 'blocked') assert.ok(hasBlock && choices.length === 0);
          assert.equal(act, standing === 'ready' ? actOf(choices.find((each) => each === choice) && choice) : 'invite');
          assert.deepEqual(
            choices,
            choices.filter((each) => CHOICES.includes(each)),
          );
        },
      ),
    );
  });
});

describe('a policy that does not tell who is here', () => {
  const QUIET = { tellsWhoIsHere: false };

  for (const [who, facts] of [
    ['a guest', accounts(GUEST)],
    ['a member from outside', accounts(aGuest({ userType: 'Member' }))],
    ['a colleague', accounts(COLLEAGUE)],
    ['a pending guest', accounts(PENDING)],
    ['an invitation of a colleague', { openHere: THEIRS }],
  ] as const) {
    it(`lets an inviter read of ${who} only that an admin has to look`, () => {
      const { standing, choices, findings } = assess(facts, QUIET);

      assert.deepEqual([standing, choices], ['blocked', []]);
      assert.deepEqual(
        findings.map((finding) => [finding.severity, 'tells' in finding && finding.tells]),
        [['block', 'admin']],
      );
    });

    it(`changes nothing of ${who} for an admin`, () => {
      const asAdmin = { ...facts, memberships: read([ADMINS]) };

      assert.deepEqual(assess(asAdmin, QUIET), assess(asAdmin));
    });
  }

  it('leaves them their own invitations and their own team', () => {
    for (const facts of [{ openHere: OPEN }, { ...accounts(GUEST), ...inTeam(GUEST.id) }]) {
      assert.deepEqual(assess(facts, QUIET), assess(facts));
    }
  });
});

describe('an account of ours that is called a guest', () => {
  const state = { externalUserState: undefined };
  const INTERNAL = { ...GUEST, ...state, identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.example' }] };
  const idIn = (more: Partial<EligibilityFacts>) =>
    assess(more).findings.flatMap((each) =>
      'detail' in each && (each.code === 'already-a-guest' || each.code === 'already-in-team')
        ? [each.detail.internalId]
        : [],
    );

  it('is named, so that it can be converted: it has neither a state nor somebody else who signs it in', () => {
    assert.deepEqual(idIn(accounts(INTERNAL)), [INTERNAL.id]);
    assert.deepEqual(idIn({ ...accounts(INTERNAL), ...inTeam(INTERNAL.id) }), [INTERNAL.id]);
    assert.deepEqual(idIn(accounts(GUEST)), [undefined]);
    assert.deepEqual(idIn(accounts({ ...GUEST, ...state })), [undefined], 'old guests are without a state');
    assert.deepEqual(idIn({ ...accounts(GUEST), ...inTeam(GUEST.id) }), [undefined]);
  });
});
