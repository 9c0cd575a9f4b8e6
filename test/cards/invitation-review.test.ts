import assert from 'node:assert/strict';
import { reviewCard } from '../../src/cards/review-stage.ts';
import type { ReviewedPerson } from '../../src/domain/draft.ts';
import type { Audience, Finding } from '../../src/domain/eligibility.ts';
import type { Language } from '../../src/domain/language.ts';
import { actionsOf, headingsOf, nodesOf, rowsOf, wordsOf } from './read-card.ts';
import {
  aPerson,
  aPresence,
  aReader,
  aReview,
  everyFinding,
  FORBIDDEN,
  findingOf,
  NOT_APPLICABLE,
  NOW,
  ORDINARY,
  REQUEST_ID,
  somePeople,
  UNANSWERED,
} from './scenes.ts';

type Told = Parameters<typeof aReview>[2];
type Found = Partial<ReviewedPerson>;

interface Asked {
  readonly language?: Language;
  readonly audience?: Audience;
  /** What else the draft says. */
  readonly told?: Told;
}

function reviewOf(found: Found = {}, { language = 'en', audience = 'inviter', told = {} }: Asked = {}) {
  const cast = ORDINARY[language];
  const draft = aReview(language, cast, { people: [aPerson(cast, found)], audience, ...told });
  return reviewCard(draft, aReader(language));
}

function buttonsOf(content: ReturnType<typeof reviewOf>): readonly (readonly string[])[] {
  return rowsOf(content).map((row) => row.map(({ title }) => title));
}

const INVITER_UNREAD: readonly Finding[] = [
  {
    code: 'not-team-owner',
    severity: 'not-checked',
    fact: 'owners',
    unread: { because: 'permission', permission: 'GroupMember.Read.All' },
  },
];

describe('the review of an invitation that can go', () => {
  it('shows what goes to whom, in which words', () => {
    const said = wordsOf(reviewOf());
    assert.match(said, /^Ready to invite Ann Lee\nann\.lee@fabrikam\.example · Project North\n/);
    assert.match(said, /Fine 31\. Nothing has been sent yet\./);
    assert.match(
      said,
      /To: Ann Lee <ann\.lee@fabrikam\.example>\nFrom: Contoso invitations <invitations@contoso\.example>/,
    );
    assert.match(
      said,
      /Subject: Sam Park \(Contoso\) invites you to “Project North” in Microsoft Teams\nTeam: Project North\nMail language: English/,
    );
    assert.match(said, /Your words, exactly as they will be read\nHi Ann, this is where/);
  });

  it('says the same in Korean', () => {
    const said = wordsOf(reviewOf({}, { language: 'ko' }));
    assert.match(said, /^이안나 님을 초대할 수 있습니다\n/);
    assert.match(said, /이상 없음 31\. 아직 아무것도 보내지 않았습니다\./);
    assert.match(said, /받는 사람: 이안나 <ann\.lee@fabrikam\.example>/);
  });

  it('sends, changes, shows the mail, leaves', () => {
    assert.deepEqual(buttonsOf(reviewOf()), [
      ['Send invitation', 'Change'],
      ['Show the mail', 'Cancel'],
    ]);
    const verbs = actionsOf(reviewOf()).map(({ verb }) => verb);
    assert.deepEqual(verbs, ['invitation.send', 'invitation.change', undefined, 'invitation.cancel']);
  });

  it('shows the mail line by line', () => {
    const mail = nodesOf(reviewOf()).filter(({ type }) => type === 'AdaptiveCard')[1];
    const lines = wordsOf({ title: '', card: mail ?? {} }).split('\n');
    assert.equal(lines[0], 'Hello Ann Lee,');
    assert.ok(lines.includes('1. A Microsoft page opens in your browser.'));
    assert.ok(lines.includes('(link)'));
  });

  it('keeps the lines of the words', () => {
    const runs = nodesOf(reviewOf()).filter(({ type }) => type === 'TextRun');
    assert.deepEqual(
      runs.map(({ text }) => text),
      [ORDINARY.en.message],
    );
  });

  it('says so where there are no words', () => {
    const said = wordsOf(reviewOf({}, { told: { message: ' \n ' } }));
    assert.match(said, /No message of your own\. The mail says who invites and to what\./);
    assert.doesNotMatch(said, /exactly as they will be read/);
  });

  it('puts the address in place of a name that was not given, but not into the notification', () => {
    const content = reviewOf({ name: undefined });
    assert.equal(headingsOf(content)[0], 'Ready to invite ann.lee@fabrikam.example');
    assert.equal(content.title, 'Invite a guest');
  });

  it('says on top that something has changed', () => {
    const said = wordsOf(reviewOf({}, { told: { changed: true } }));
    assert.match(said, /Project North\nSomething has changed since you looked\. Please read the results again\.\n/);
    assert.doesNotMatch(wordsOf(reviewOf()), /has changed/);
  });

  it('counts warnings in its heading', () => {
    const warning = findingOf(ORDINARY.en, 'code-mail-off');
    assert.equal(headingsOf(reviewOf({ findings: [warning] }))[0], 'Ready to invite Ann Lee, with 1 warning');
    const said = wordsOf(reviewOf({ findings: [warning] }, { language: 'ko' }));
    assert.match(said, /^이안나 님을 초대할 수 있습니다\(주의 1개\)/);
  });
});

describe('the review where something was not checked', () => {
  it('never shows it as fine, says it once, and lets it be checked again', () => {
    const content = reviewOf({ findings: UNANSWERED, fine: 11 });
    assert.deepEqual(headingsOf(content).slice(0, 2), [
      'Ready to invite Ann Lee; 1 point not checked',
      'Not checked (1)',
    ]);
    assert.match(
      wordsOf(content),
      /\(1\) Accounts with this address: the directory did not answer in time\.\nPress “Check again”\./,
    );
    assert.deepEqual(buttonsOf(content), [['Send invitation', 'Change'], ['Show the mail', 'Check again'], ['Cancel']]);
  });

  it('names a missing permission to administrators alone', () => {
    const admin = wordsOf(reviewOf({ findings: FORBIDDEN }, { audience: 'admin' }));
    assert.match(
      admin,
      /\(1\) Our verified domains: needs the permission Domain\.Read\.All\.\nAn administrator can grant it\. Microsoft still applies the rule/,
    );
    const inviter = wordsOf(reviewOf({ findings: FORBIDDEN }));
    assert.match(inviter, /Somebody has to look at this: ask an administrator \(reference GL-7F3K-Q2\)\./);
    assert.doesNotMatch(inviter, /Domain\.Read\.All|verified domains/);
  });

  it('says to administrators alone that a rule does not apply: it asks nothing of anybody else', () => {
    const admin = wordsOf(reviewOf({ findings: NOT_APPLICABLE }, { audience: 'admin' }));
    assert.match(admin, /does not apply, our tenant has no Microsoft Entra ID P1\.\nNothing to do\./);
    assert.equal(headingsOf(reviewOf({ findings: NOT_APPLICABLE }))[0], 'Ready to invite Ann Lee');
  });

  it('says why nothing goes while the right to invite is not known', () => {
    const content = reviewOf({ standing: 'blocked', findings: INVITER_UNREAD }, { audience: 'admin' });
    assert.match(
      wordsOf(content),
      /can’t be invited yet[\s\S]*Until then nothing is sent, because your right to invite has to be known\./,
    );
  });
});

describe('the review on what goes beside the mail', () => {
  it('names the sponsor when it is another, the team and the address that is told', () => {
    const said = wordsOf(reviewOf({}, { told: { sponsorName: 'Kim Min-ji', cc: 'assistant@contoso.example' } }));
    assert.match(said, /Team: Project North\nSponsor: Kim Min-ji\nMail language: English/);
    assert.match(said, /\nAdded to “Project North” right after the invitation\.\n/);
    assert.match(said, /\nassistant@contoso\.example gets a mail of its own, without the link\.\n/);
  });

  it('says nothing of what was not asked for', () => {
    const said = wordsOf(reviewOf({}, { told: { teamId: '', teamName: undefined } }));
    assert.doesNotMatch(said, /Sponsor|right after the invitation|without the link/);
    assert.match(said, /Team: No team yet/);
  });
});

describe('the review of a choice that is made', () => {
  const warned = { findings: [findingOf(ORDINARY.en, 'domain-consumer')], standing: 'ready' } as const;
  const seen = { findings: [], standing: 'ready' } as const;

  it('adds to the team without speaking of a mail', () => {
    const person = aPresence(ORDINARY.en, 'already-a-guest', { ...seen, choice: 'add' });
    const content = reviewOf(person, { told: { mail: undefined } });
    const admins = reviewOf(person, { audience: 'admin', told: { mail: undefined } });
    assert.equal(buttonsOf(admins)[0]?.[0], 'Add to the team');
    assert.equal(headingsOf(content)[0], 'Ready to add Ann Lee to “Project North”');
    assert.match(wordsOf(content), /Adding to “Project North” needs no new invitation\./);
    assert.doesNotMatch(wordsOf(content), /^To:|Your words|Mail language/m);
    assert.deepEqual(buttonsOf(content), [['Add to my team', 'Change'], ['Cancel']]);
  });

  it('makes a new link, and says what becomes of the old one', () => {
    const person = aPresence(ORDINARY.en, 'invited-by-somebody-else', { ...seen, choice: 'new-link' });
    const content = reviewOf(person, { told: { sponsorName: 'Kim Min-ji' } });
    assert.doesNotMatch(wordsOf(content), /Sponsor/, 'they keep the one they have');
    assert.equal(headingsOf(content)[0], 'Ready to send Ann Lee a new link');
    assert.match(wordsOf(content), /A new link makes the one they have useless\./);
    assert.match(wordsOf(content), /Added to “Project North” right after the new link is made\./);
    assert.deepEqual(buttonsOf(content)[0], ['Send a new link', 'Change']);
    const inTeam = wordsOf(reviewOf({ ...person, choices: ['new-link'] }));
    assert.doesNotMatch(inTeam, /Added to/, 'they are in the team already');
  });

  it('counts warnings in its heading too', () => {
    const added = aPresence(ORDINARY.en, 'already-a-guest', { ...warned, choice: 'add' });
    assert.equal(headingsOf(reviewOf(added))[0], 'Ready to add Ann Lee to “Project North”, with 1 warning');
    const renewed = aPresence(ORDINARY.en, 'invited-by-somebody-else', { ...warned, choice: 'new-link' });
    assert.equal(headingsOf(reviewOf(renewed))[0], 'Ready to send Ann Lee a new link, with 1 warning');
  });

  it('keeps in mind that they are here, and asks for no choice again', () => {
    const presence = aPresence(ORDINARY.en, 'already-a-guest').findings.map((finding) => ({
      ...finding,
      severity: 'info',
    })) as readonly Finding[];
    const said = wordsOf(reviewOf({ findings: presence, choice: 'add' }));
    assert.match(said, /Good to know \(1\)\n\(1\) ann\.lee@fabrikam\.example is already a guest\.\n/);
    assert.doesNotMatch(said, /No invitation is needed|Secret/);
  });
});

describe('the review of one of several', () => {
  const people = somePeople(ORDINARY.en, 3, {
    2: { standing: 'blocked', findings: [findingOf(ORDINARY.en, 'domain-denied')] },
  });
  const opened = (index: number) => reviewCard(aReview('en', ORDINARY.en, { people, opened: index }), aReader('en'));

  it('goes back to the list, where it is decided what is sent', () => {
    assert.deepEqual(buttonsOf(opened(0)), [['Show the mail'], ['Back to the list']]);
    assert.deepEqual(buttonsOf(opened(1)), [['Back to the list']]);
    assert.deepEqual(buttonsOf(opened(2)), [['Back to the list']]);
    const unanswered = somePeople(ORDINARY.en, 2, { 0: { findings: UNANSWERED } });
    const said = wordsOf(reviewCard(aReview('en', ORDINARY.en, { people: unanswered, opened: 0 }), aReader('en')));
    assert.match(said, /did not answer in time\.\n“Check again” is on the list\./);
    const [back] = actionsOf(opened(2));
    assert.deepEqual(back?.data, { requestId: REQUEST_ID, mark: 'draft-7' });
  });

  it('shows nobody a mail that is another’s', () => {
    assert.match(wordsOf(opened(0)), /Subject: [\s\S]*Hello Ann Lee,/);
    assert.match(wordsOf(opened(1)), /^Ready to invite Ann Lee 02\n/);
    assert.doesNotMatch(wordsOf(opened(1)), /Subject:|Hello Ann Lee/);
  });
});

describe('the review of an invitation that cannot go', () => {
  // Who was deleted has a card of their own.
  const findings = everyFinding(ORDINARY.en).filter(({ code }) => code !== 'deleted');
  const blocked = (audience: Audience, language: Language = 'en') =>
    reviewOf({ standing: 'blocked', fine: 0, findings }, { audience, language, told: { mail: undefined } });
  const countIn = (content: ReturnType<typeof blocked>, title: string) =>
    Number(new RegExp(`^${title} \\((\\d+)\\)$`, 'm').exec(wordsOf(content))?.[1]);

  it('names every reason at once, worst first, numbered through, and what to do', () => {
    const content = blocked('admin');
    const titles = headingsOf(content)
      .slice(1)
      .map((heading) => heading.replace(/ \(\d+\)$/, ''));
    assert.deepEqual(titles, ['Must be fixed', 'Warning', 'Good to know']);
    const counts = titles.map((title) => countIn(content, title));
    const numbers = [...wordsOf(content).matchAll(/^\((\d+)\) /gm)].map(([, number]) => Number(number));
    const total = counts.reduce((sum, count) => sum + count, 0);
    assert.equal(total, findings.length);
    assert.deepEqual(
      numbers,
      [...Array(total).keys()].map((index) => index + 1),
    );
    assert.equal(wordsOf(content).match(/^What to do: /gm)?.length, (counts[0] ?? 0) + (counts[1] ?? 0));
    assert.match(
      wordsOf(blocked('inviter', 'ko')),
      /해결 필요 \d+ · 주의 \d+ · 참고 \d+[\s\S]*해결 방법: 주소를 고치세요/,
    );
  });

  it('leaves out what will not be sent', () => {
    const said = wordsOf(blocked('inviter'));
    assert.doesNotMatch(said, /^To:|Your words|Show the mail|Send invitation/m);
    assert.deepEqual(buttonsOf(blocked('inviter')), [['Ask an administrator'], ['Change', 'Check again'], ['Cancel']]);
  });

  it('keeps from an inviter what only administrators may know, once a severity', () => {
    const inviter = wordsOf(blocked('inviter'));
    assert.doesNotMatch(inviter, /Secret|blocked from signing in|deleted|contact|otherMails|Teams admin/);
    assert.equal(inviter.match(/Somebody has to look at this/g)?.length, 2);
    const admin = wordsOf(blocked('admin'));
    assert.match(admin, /Secret Name is a guest here, but blocked from signing in\./);
    assert.doesNotMatch(admin, /Somebody has to look at this/);
  });

  it('leaves out what is only good to know, and not for them', () => {
    const elsewhere = [findingOf(ORDINARY.en, 'other-mail-elsewhere')];
    assert.deepEqual(headingsOf(reviewOf({ findings: elsewhere })), ['Ready to invite Ann Lee', WORDS_HEADING]);
    assert.match(wordsOf(reviewOf({ findings: elsewhere }, { audience: 'admin' })), /otherMails of Secret Owner/);
  });

  it('goes by what the check was made for, whoever looks at the card', () => {
    const cast = ORDINARY.en;
    const draft = aReview('en', cast, { people: [aPerson(cast, { findings })], audience: 'inviter' });
    assert.doesNotMatch(wordsOf(reviewCard(draft, aReader('en', { audience: 'admin' }))), /Secret/);
  });

  it('says that somebody has to look where it is kept that somebody is here', () => {
    const guest = aPresence(ORDINARY.en, 'already-a-guest');
    const kept = {
      ...guest,
      choices: [],
      findings: guest.findings.map((one) => ({ ...one, tells: 'admin' as const })),
    };
    const said = wordsOf(reviewOf(kept as Found));
    assert.match(said, /^Ann Lee can’t be invited yet\n[\s\S]*\(1\) Somebody has to look at this/);
    assert.doesNotMatch(said, /already|Secret/);
    assert.match(wordsOf(reviewOf(kept as Found, { audience: 'admin' })), /already a guest: Secret Name/);
  });

  it('lets an inviter ask an administrator for what is kept from them, once', () => {
    const content = blocked('inviter');
    const [ask] = actionsOf(content);
    assert.deepEqual([ask?.verb, ask?.data], ['invitation.ask', { requestId: REQUEST_ID, mark: 'draft-7' }]);
    assert.match(wordsOf(content), /What was found goes to them on a card of their own[^\n]*\nAsk an administrator\n/);
    const told = (askedAdmins: { readonly at: Date; readonly reached?: number }) =>
      reviewOf({ standing: 'blocked', findings }, { told: { askedAdmins } });
    const sent = told({ at: NOW, reached: 1 });
    assert.match(wordsOf(sent), /Your request has gone to the administrators\./);
    assert.doesNotMatch(wordsOf(sent), /Ask an administrator/);
    assert.match(wordsOf(told({ at: NOW })), /Your request is going to the administrators\./);
    assert.match(
      wordsOf(told({ at: NOW, reached: 0 })),
      /No administrator could be reached in Teams\. Please give one of them this reference: GL-7F3K-Q2\./,
    );
  });

  it('offers to ask only where something is kept, and stands in the way', () => {
    const denied = [findingOf(ORDINARY.en, 'domain-denied')];
    const contact = [findingOf(ORDINARY.en, 'address-of-a-contact')];
    const offers = [
      reviewOf({ standing: 'blocked', findings: denied }),
      reviewOf({ findings: contact }),
      blocked('admin'),
    ].map((content) => actionsOf(content).some(({ verb }) => verb === 'invitation.ask'));
    assert.deepEqual(offers, [false, false, false]);
  });

  it('promises no button that is not there', () => {
    for (const language of ['en', 'ko'] as const) {
      assert.doesNotMatch(wordsOf(blocked('inviter', language)), /[Cc]hoose below|아래에서 선택/);
    }
  });
});

const WORDS_HEADING = 'Your words, exactly as they will be read';
