import assert from 'node:assert/strict';
import { conversionToLookAtCard } from '../../src/cards/conversion-to-look-at.ts';
import { aConversionForm, aPreFlight, everyConversionFinding, seen } from './conversion-casts.ts';
import { handedIn } from './converter-scenes.ts';
import { verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard } from './request-scenes.ts';
import { aReader, INVITER_ID, NOW, ORDINARY } from './scenes.ts';

describe('the card of administrators who look at what somebody else asks for', () => {
  it('shows all that was found, whose wish it is, and one way on', () => {
    const card = conversionToLookAtCard(handedIn(ORDINARY.en, everyConversionFinding(ORDINARY.en)), aReader('en'));
    const words = wordsOf(card);
    assert.match(words, /^Sam Park asks to convert Ann Lee/);
    assert.match(words, /Sam Park is no administrator and reads none of this\./);
    assert.match(words, /ann\.lee@contoso\.example[\s\S]*has a mailbox/);
    assert.deepEqual(verbsOf(card), ['conversion.recheckFor']);
  });

  it('has nothing to press once it is changed or being checked', () => {
    const over = conversionToLookAtCard(aConversionForm(ORDINARY.ko), aReader('ko'));
    assert.deepEqual(
      [verbsOf(over), wordsOf(over).split('\n')[0]],
      [[], '요청한 사람이 수정하거나 취소하여 더 이상 기다리지 않습니다.'],
    );
  });

  it('names the asker where it is about them, and where it is theirs to do', () => {
    const { en } = ORDINARY;
    const codes = ['own-account', 'own-domain', 'inviter-lacks-role', 'sign-in-domain-differs'] as const;
    const unread = {
      code: 'inviter-lacks-role',
      severity: 'not-checked',
      fact: 'askerRoles',
      mustBeRead: false,
    } as const;
    const findings = [
      ...codes.map((code) => seen(en, code)),
      { ...unread, unread: { because: 'permission', permission: 'X.Read' } } as const,
    ];
    const words = wordsOf(conversionToLookAtCard(handedIn(en, findings), aReader('en')));
    assert.match(words, /Sam Park asks to convert their own account\./);
    assert.match(words, /Sam Park holds no active role that may invite guests/);
    assert.match(words, /Directory roles of Sam Park: needs the permission X\.Read/);
    assert.match(words, /This waits for Sam Park, who stated it[^\n]*\nWho can: Sam Park/);
    assert.match(words, /Enter the address at the person’s own organisation\.\nWho can: Sam Park/);
    assert.doesNotMatch(words, /\bYou\b|[Yy]our |“Change”/);
    const ko = findings.map((finding) => ('detail' in finding ? seen(ORDINARY.ko, finding.code) : finding));
    assert.doesNotMatch(
      wordsOf(conversionToLookAtCard(handedIn(ORDINARY.ko, ko), aReader('ko'))),
      /본인의 계정입니다|‘수정’/,
    );
  });

  it('waits for the asker where the Teams rule is what is left', () => {
    const gate = aPreFlight(ORDINARY.en, { standing: 'gate', findings: [seen(ORDINARY.en, 'sign-in-domain-differs')] });
    const card = conversionToLookAtCard({ ...gate, askedAdmins: { at: NOW, reached: 2 } }, aReader('en'));
    assert.match(wordsOf(card), /Whether this goes on without Teams is for Sam Park to say/);
    assert.deepEqual(verbsOf(card), []);
  });

  it('says that it comes once more, and that it lapsed', () => {
    const { en } = ORDINARY;
    const asked = { at: NOW, reached: 2, remindedAt: NOW };
    const said = (more: object) =>
      wordsOf(conversionToLookAtCard(handedIn(en, [], { askedAdmins: { ...asked, ...more } }), aReader('en')));
    assert.match(said({}), /\nStill waiting: nobody has put this right\.\n/);
    assert.match(said({ escalatedAt: NOW }), /\nNobody has put this right since 21 Nov/);
    const over = { ...aConversionForm(en), stage: 'cancelled', askedAdmins: { ...asked, lapsedAt: NOW } } as const;
    const card = conversionToLookAtCard(over, aReader('en'));
    assert.match(wordsOf(card), /^Not settled by 21 Nov[^\n]*: this lapsed\. Nothing was changed/);
    assert.deepEqual(verbsOf(card), []);
  });

  it('turns into the question, which one administrator is enough for', () => {
    const steps = [{ kind: 'requested', by: INVITER_ID, policyVersion: 1, findings: [], isByConverter: true }] as const;
    const person = { message: 'See https://x.example' };
    const words = wordsOf(aRequestCard(ORDINARY.en, aReader('en'), { steps, more: { person } }));
    assert.match(words, /Sam Park is no administrator, so one administrator is enough\./);
    assert.match(words, /exactly as it will be read\nSee https:\/\/x\.example\nThe message has a web address in it/);
  });
});
