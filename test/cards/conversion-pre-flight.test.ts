import assert from 'node:assert/strict';
import { conversionReviewCard } from '../../src/cards/conversion-stage.ts';
import type { ConversionCode } from '../../src/domain/conversion/conversion-details.ts';
import type { ConversionFinding } from '../../src/domain/conversion/conversion-finding.ts';
import { CONVERSION_RULES } from '../../src/domain/conversion/conversion-rules.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import {
  aPreFlight,
  curedByUs,
  EVERY_CODE,
  everyConversionFinding,
  HOLDER_ID,
  MUST_BE_READ,
  seen,
  UNREAD,
} from './conversion-casts.ts';
import { actionsOf, headingsOf, nodesOf, rowsOf, textsOf, wordsOf } from './read-card.ts';
import { aReader, ORDINARY } from './scenes.ts';

const CAST = ORDINARY.en;

function cardOf(more: Parameters<typeof aPreFlight>[1] = {}, language: Language = 'en') {
  return conversionReviewCard(aPreFlight(ORDINARY[language], more), aReader(language, { audience: 'admin' }));
}

function blockedBy(findings: readonly ConversionFinding[], language: Language = 'en') {
  return cardOf({ standing: 'blocked', findings }, language);
}

function foldedIn(content: ReturnType<typeof cardOf>, id: string): string {
  const node = nodesOf(content).find((one) => one.id === id);
  return node === undefined ? '' : wordsOf({ title: '', card: node });
}

describe('the pre-flight of a conversion', () => {
  it('says first whether the account can be converted, in both languages', () => {
    const findings = [seen(CAST, 'holds-role')];
    assert.equal(headingsOf(cardOf())[0], 'Ann Lee can be converted');
    assert.equal(headingsOf(cardOf({}, 'ko'))[0], '이안나 님의 계정을 전환할 수 있습니다');
    assert.equal(headingsOf(blockedBy(findings))[0], 'Ann Lee can’t be converted yet');
    assert.equal(headingsOf(blockedBy(findings, 'ko'))[0], '이안나 님의 계정을 아직 전환할 수 없습니다');
  });

  it('is no surer than what could be read', () => {
    const content = blockedBy(MUST_BE_READ);
    assert.equal(headingsOf(content)[0], 'Nothing found against converting Ann Lee, but 2 points could not be read');
    assert.match(wordsOf(content), /Without RoleManagement\.Read\.Directory this conversion cannot be confirmed\./);
    assert.equal(
      headingsOf(blockedBy([seen(CAST, 'synced'), ...MUST_BE_READ, seen(CAST, 'holds-role')]))[0],
      'Ann Lee can’t be converted yet',
    );
  });

  it('names nobody whose account is not there', () => {
    const account = { id: HOLDER_ID, name: '', userPrincipalName: '' };
    const content = cardOf({ standing: 'blocked', findings: [seen(CAST, 'account-not-found')], account });
    assert.equal(headingsOf(content)[0], 'This account can’t be converted yet');
    assert.doesNotMatch(wordsOf(content), /Account:/);
  });

  it('shows the account, the address and the sign-in account, and on whose word', () => {
    const said = textsOf(cardOf({ signIn: 'al@fabrikam.example' }));
    assert.deepEqual(said.slice(2, 6), [
      'Account: Ann Lee, ann.lee@contoso.example',
      'External address: ann.lee@fabrikam.example',
      'Signs in with: al@fabrikam.example',
      'Stated by Sam Park, not verified.',
    ]);
  });

  it('says of a finding what is so, what to do, who can, what was read, and where the rule comes from', () => {
    const said = textsOf(blockedBy([seen(CAST, 'holds-role')]));
    const from = said.findIndex((text) => text.startsWith('(1)'));
    assert.deepEqual(said.slice(from, from + 6), [
      '(1) The account holds the directory role Teams Communications Administrator.',
      'What to do: Remove the role first, then check again.',
      'Who can: Administrator',
      'No exception is possible here.',
      'Read: roleAssignments = Teams Communications Administrator',
      'Source: Guestlist rule',
    ]);
  });

  it('says that a property is empty', () => {
    assert.match(wordsOf(blockedBy([seen(CAST, 'mail-missing')])), /Read: mail = \(empty\)/);
    assert.match(wordsOf(blockedBy([seen(CAST, 'mail-missing')], 'ko')), /읽은 값: mail = \(비어 있음\)/);
  });

  it('shortens a value that would go on for pages', () => {
    const evidence = { property: 'membershipRule', value: '가'.repeat(500) };
    const content = blockedBy([{ ...seen(CAST, 'holds-role'), evidence } as ConversionFinding]);
    assert.match(wordsOf(content), /Read: membershipRule = 가{200}…$/m);
  });

  it('says where a rule comes from only if that is not current documentation', () => {
    for (const { code, basis } of CONVERSION_RULES) {
      const isSaid = /^Source: /m.test(wordsOf(blockedBy([seen(CAST, code)])));
      assert.equal(isSaid, basis !== 'documented', code);
    }
  });

  it('says how old the word is that a rule goes by, where it is not ours nor current documentation', () => {
    const source = (code: ConversionCode, language: Language) =>
      textsOf(blockedBy([seen(ORDINARY[language], code)], language)).findLast((text) => /^(Source|근거): /.test(text));
    assert.deepEqual(
      (['partner-domain-federated', 'account-disabled', 'holds-role'] as const).map((code) => source(code, 'en')),
      [
        'Source: Only in Microsoft’s 2020 preview documents (April 2020)',
        'Source: Reported by other organisations, not promised by Microsoft (December 2025)',
        'Source: Guestlist rule',
      ],
    );
    assert.equal(
      source('partner-domain-federated', 'ko'),
      '근거: 2020년 Microsoft 미리 보기 문서에만 있음, 2020년 4월',
    );
  });

  it('says of an account without Teams who goes on how, as there is a way', () => {
    const said = (language: Language) => wordsOf(cardOf({ findings: [seen(CAST, 'no-teams-for-holder')] }, language));
    assert.match(
      said('en'),
      /After the confirmation an administrator chooses: a code to the address, or to go on without proof\./,
    );
    assert.match(said('ko'), /승인 후 관리자가 선택합니다: 주소로 코드 보내기 또는 확인 없이 진행\./);
  });

  it('says that there is no exception under a block without one, and nowhere else', () => {
    for (const { code, override, severity } of CONVERSION_RULES) {
      const isSaid = wordsOf(blockedBy([seen(CAST, code)])).includes('No exception is possible here.');
      assert.equal(isSaid, override === 'never' && severity === 'block', code);
    }
  });

  it('says every finding at once, numbered through, worst first', () => {
    const findings = everyConversionFinding(CAST);
    for (const language of LANGUAGES) {
      const said = textsOf(blockedBy(findings, language)).filter((text) => /^\(\d+\)/.test(text));
      assert.deepEqual(
        said.map((text) => Number(/^\((\d+)\)/.exec(text)?.[1])),
        findings.map((_, index) => index + 1),
      );
    }
    assert.deepEqual(
      headingsOf(blockedBy([...findings, ...UNREAD]))
        .slice(1)
        .map((text) => text.replace(/ \(\d+\)/, '')),
      ['Must be fixed', 'Warning', 'Not checked', 'Good to know'],
    );
  });

  it('says once what several rules could not read', () => {
    const content = blockedBy([seen(CAST, 'holds-role'), ...UNREAD]);
    assert.match(wordsOf(content), /Must be fixed 1 · Not checked 3/);
    assert.equal(wordsOf(content).split('Domain lists of the tenant: needs').length, 2);
    assert.match(wordsOf(content), /our tenant has no Microsoft Entra ID P1\./);
  });

  it('asks for what cannot be done without as such, whichever rule missed it first', () => {
    const [missing] = MUST_BE_READ;
    assert.ok(missing && 'mustBeRead' in missing);
    const content = blockedBy([{ ...missing, code: 'never-convert', mustBeRead: false }, missing]);
    assert.match(wordsOf(content), /Not checked \(1\)/);
    assert.match(wordsOf(content), /Not read: Directory roles of the account\./);
  });

  it('folds what is fine behind a button that counts it', () => {
    const fine = ['synced', 'own-account'] as const;
    const content = cardOf({ fine });
    assert.match(wordsOf(content), /Show the 2 that are fine/);
    assert.equal(
      foldedIn(content, 'fine'),
      'Fine (2)\nThe account is not synchronised from on-premises. Read: onPremisesSyncEnabled\nIt is not your own account. Read: id',
    );
    assert.match(
      foldedIn(cardOf({ fine }, 'ko'), 'fine'),
      /동기화되는 계정이 아닙니다\. 읽은 속성: onPremisesSyncEnabled$/m,
    );
    // Nothing is read for what was only typed.
    assert.match(
      foldedIn(cardOf({ fine: ['address-characters'] }), 'fine'),
      /accepts every character of the address\.$/m,
    );
    assert.equal(foldedIn(cardOf(), 'fine'), '');
    for (const language of LANGUAGES) {
      const all = foldedIn(cardOf({ fine: EVERY_CODE }, language), 'fine').split('\n');
      assert.equal(new Set(all).size, EVERY_CODE.length + 1, 'each has words of its own');
    }
  });

  it('folds what is only good to know where there is much else', () => {
    const info = seen(CAST, 'not-visible');
    const few = blockedBy([seen(CAST, 'holds-role'), info]);
    assert.equal(foldedIn(few, 'info'), '');
    const content = blockedBy(everyConversionFinding(CAST));
    assert.match(foldedIn(content, 'info'), /^Good to know \(\d+\)\n[\s\S]*Azure subscriptions/);
    assert.match(wordsOf(content), /Show the \d+ that are good to know/);
  });

  it('offers to ask for confirmation where nothing is in the way, and says otherwise when it will', () => {
    const rest = [['Check again', 'Change'], ['Show the one that is fine'], ['Cancel']];
    const rows = (content: ReturnType<typeof cardOf>) => rowsOf(content).map((row) => row.map(({ title }) => title));
    const ready = cardOf({ fine: ['synced'] });
    assert.deepEqual(rows(ready), [['Ask for confirmation'], ...rest]);
    const [ask] = actionsOf(ready);
    assert.deepEqual([ask?.verb, ask?.style, ask?.data?.mark], ['conversion.ask', 'positive', 'draft-7']);
    assert.doesNotMatch(wordsOf(ready), /appears when/);

    const blocked = cardOf({ standing: 'blocked', fine: ['synced'] });
    assert.deepEqual(rows(blocked), rest);
    assert.match(wordsOf(blocked), /“Ask for confirmation” appears when nothing must be fixed any more\./);
  });

  it('says of a mail that Guestlist changes itself when it does, and asks nobody to', () => {
    const content = cardOf({ findings: [curedByUs(CAST)] });
    const said = wordsOf(content);
    assert.match(said, /^Ann Lee can be converted$/m);
    assert.match(said, /^Must be fixed \(1\)$/m);
    assert.match(
      said,
      /^What to do: After the confirmation, and not before, Guestlist changes mail to ann\.lee@fabrikam\.example\. If the/m,
    );
    assert.doesNotMatch(said, /Who can|No exception/);
    assert.match(
      wordsOf(blockedBy([seen(CAST, 'mail-differs')])),
      /Who can: Administrator\nNo exception is possible here\./,
    );
    assert.doesNotMatch(wordsOf(blockedBy([seen(CAST, 'mail-differs')])), /Guestlist changes/);
  });

  it('promises no old value where there is none', () => {
    const detail = { address: CAST.address, isWritable: true, isCuredByUs: true };
    const said = wordsOf(cardOf({ findings: [seen(CAST, 'mail-missing', { detail })] }));
    assert.match(said, /Guestlist changes mail to ann\.lee@fabrikam\.example\.$/m);
    assert.doesNotMatch(said, /old value/);
  });

  it('says that it was read anew, because somebody wanted to ask on what was old', () => {
    const readAnew = (language: Language, standing: 'ready' | 'gate') =>
      wordsOf(
        conversionReviewCard(
          { ...aPreFlight(ORDINARY[language], { standing }), isReadAnew: true },
          aReader(language, { audience: 'admin' }),
        ),
      );
    for (const standing of ['ready', 'gate'] as const) {
      assert.match(
        readAnew('en', standing),
        /^The last check was more than a day old, so everything was read again\. Nobody has been asked yet\.$/m,
      );
      assert.match(readAnew('ko', standing), /^마지막 확인이 하루 넘게 지나 모두 다시 읽었습니다\./m);
    }
  });

  it('says that there is nobody who could confirm', () => {
    assert.match(
      wordsOf(cardOf({ note: 'one-admin' })),
      /^Guestlist has no other administrator who may confirm this: .* Name another administrator first\.$/m,
    );
    assert.match(wordsOf(cardOf({ note: 'one-admin' }, 'ko')), /먼저 다른 관리자를 지정하세요\.$/m);
  });

  it('says when it was read, and that a setting or a role takes its time where one blocks', () => {
    const slow = /takes Microsoft 15 to 60 minutes/;
    assert.match(wordsOf(cardOf()), /Read from the directory: 21 Nov, 14:05\. Nothing has been changed\./);
    assert.match(wordsOf(blockedBy([seen(CAST, 'holds-role')])), slow);
    assert.match(wordsOf(blockedBy([seen(CAST, 'domain-denied')])), slow);
    assert.doesNotMatch(wordsOf(blockedBy([seen(CAST, 'mail-differs')])), slow);
  });

  it('shows the reason to go on without Teams, in the words it was given in', () => {
    const detail = {
      name: 'Ann',
      signInDomain: 'a.example',
      mailDomain: 'b.example',
      withoutTeams: '**Reads** in\na browser',
    };
    const content = cardOf({ findings: [seen(CAST, 'sign-in-domain-differs', { severity: 'warn', detail })] });
    const run = nodesOf(content).find(({ type }) => type === 'TextRun');
    assert.equal(run?.text, '**Reads** in\na browser');
    assert.match(wordsOf(content), /\(1\) Ann will not be able to use Teams here/);
    assert.equal(
      nodesOf(cardOf()).some(({ type }) => type === 'TextRun'),
      false,
    );
  });

  it('promises nothing that no act follows on', () => {
    for (const language of LANGUAGES) {
      const said = wordsOf(
        blockedBy([...everyConversionFinding(ORDINARY[language]), ...UNREAD, ...MUST_BE_READ], language),
      );
      assert.doesNotMatch(said, /Ask for agreement|in principle|동의 요청|원칙적/);
    }
  });
});
