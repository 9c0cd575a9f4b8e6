import assert from 'node:assert/strict';
import { invitationReviewCard } from '../../src/cards/invitation-review.ts';
import type { Finding } from '../../src/domain/eligibility.ts';
import { actionsOf, headingsOf, nodesOf, rowsOf, wordsOf } from './read-card.ts';
import { aReader, aReview, everyFinding, FORBIDDEN, ORDINARY, UNANSWERED } from './scenes.ts';

type Reviewed = Parameters<typeof aReview>[2];

function reviewOf(
  more: Reviewed = {},
  { language = 'en', audience = 'inviter' }: Partial<Parameters<typeof aReader>[1]> = {},
) {
  const tongue = language ?? 'en';
  return invitationReviewCard(
    aReview(tongue, ORDINARY[tongue], more),
    aReader(tongue, { audience: audience ?? 'inviter' }),
  );
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
    assert.match(said, /Fine 13\. Nothing has been sent yet\./);
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
    assert.match(said, /이상 없음 13\. 아직 아무것도 보내지 않았습니다\./);
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
    const said = wordsOf(reviewOf({ message: ' \n ' }));
    assert.match(said, /No message of your own\. The mail says who invites and to what\./);
    assert.doesNotMatch(said, /exactly as they will be read/);
  });

  it('puts the address in place of a name that was not given, but not into the notification', () => {
    const content = reviewOf({ name: undefined });
    assert.equal(headingsOf(content)[0], 'Ready to invite ann.lee@fabrikam.example');
    assert.equal(content.title, 'Invite a guest');
  });

  it('says on top that something has changed', () => {
    const said = wordsOf(reviewOf({ changed: true }));
    assert.match(said, /Project North\nSomething has changed since you looked\. Please read the results again\.\n/);
    assert.doesNotMatch(wordsOf(reviewOf()), /has changed/);
  });

  it('counts warnings in its heading', () => {
    const warning = {
      code: 'own-domain',
      severity: 'warn',
      detail: { domain: 'x.example', address: 'a@x.example' },
    } as Finding;
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

  it('says why nothing goes while the right to invite is not known', () => {
    const content = reviewOf({ eligible: false, findings: INVITER_UNREAD }, { audience: 'admin' });
    assert.match(
      wordsOf(content),
      /can’t be invited yet[\s\S]*Until then nothing is sent, because your right to invite has to be known\./,
    );
  });
});

describe('the review of an invitation that cannot go', () => {
  const findings = everyFinding(ORDINARY.en);
  const blocked = (audience: 'inviter' | 'admin', language: 'en' | 'ko' = 'en') =>
    reviewOf({ eligible: false, fine: 0, findings }, { audience, language });

  it('names every reason at once, numbered through, and what to do', () => {
    const said = wordsOf(blocked('inviter'));
    assert.match(
      said,
      /^Ann Lee can’t be invited yet\n.*\nMust be fixed 12 · Good to know 1\. Nothing has been sent yet\.\nMust be fixed \(12\)\n\(1\)/,
    );
    assert.match(said, /\(12\)[\s\S]*Good to know \(1\)\n\(13\)/);
    assert.equal(said.match(/^What to do: /gm)?.length, 11);
    assert.match(wordsOf(blocked('inviter', 'ko')), /해결 필요 12 · 참고 1[\s\S]*해결 방법: 주소를 고치세요/);
  });

  it('leaves out what will not be sent', () => {
    const said = wordsOf(blocked('inviter'));
    assert.doesNotMatch(said, /^To:|Your words|Show the mail|Send invitation/m);
    assert.deepEqual(buttonsOf(blocked('inviter')), [['Change', 'Check again'], ['Cancel']]);
  });

  it('keeps from an inviter what only administrators may know of an account', () => {
    const secrets = /Secret Name|secret\.account|blocked from signing in/;
    assert.doesNotMatch(wordsOf(blocked('inviter')), secrets);
    assert.match(wordsOf(blocked('inviter')), /\(9\) Somebody has to look at this/);
    assert.match(wordsOf(blocked('admin')), /Secret Name is a guest here, but blocked from signing in\./);
    assert.match(wordsOf(blocked('admin')), /to the internal account secret\.account@contoso\.example\./);
  });

  it('promises no button that is not there', () => {
    for (const language of ['en', 'ko'] as const) {
      assert.doesNotMatch(wordsOf(blocked('inviter', language)), /[Cc]hoose below|아래에서 선택/);
    }
  });
});
