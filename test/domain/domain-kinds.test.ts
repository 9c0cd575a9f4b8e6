import assert from 'node:assert/strict';
import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { isConsumerDomain, isOfAnotherCloud, isThrowAwayDomain, isUnder } from '../../src/domain/domain-kinds.ts';
import { isMixedScript } from '../../src/domain/mixed-script.ts';
import { looksShared } from '../../src/domain/shared-mailbox.ts';
import { unicodeDomain } from '../../src/domain/unicode-domain.ts';
import { hasWebAddress } from '../../src/domain/web-address.ts';
import { PRIVATE_MAIL } from './known-domains.ts';

function sorted<Value>(holds: (value: Value) => boolean, yes: readonly Value[], no: readonly Value[]): void {
  for (const value of yes) it(`${value}`, () => assert.equal(holds(value), true));
  for (const value of no) it(`not ${value}`, () => assert.equal(holds(value), false));
}

describe('a domain for private mail', () => {
  sorted(
    isConsumerDomain,
    [
      'gmail.com',
      'outlook.com',
      'naver.com',
      'daum.net',
      'hanmail.net',
      'kakao.com',
      'hotmail.co.kr',
      'yahoo.co.jp',
      'gmx.de',
    ],
    [
      'fabrikam.example',
      'example.com',
      'go.com',
      'facebook.com',
      'nus.edu.sg',
      'test.com',
      'mailinator.com',
      'gmail.co',
    ],
  );
});

describe('a throw-away domain', () => {
  sorted(
    (domain: string) => isThrowAwayDomain(domain, ['tenminutes.example']),
    ['mailinator.com', 'inbox.mailinator.com', 'tenminutes.example', 'x.tenminutes.example'],
    ['gmail.com', 'fabrikam.example', 'nottenminutes.example'],
  );
});

describe('a domain on a list', () => {
  sorted(
    (domain: string) => isUnder(domain, ['fabrikam.example']),
    ['fabrikam.example', 'a.b.fabrikam.example'],
    ['notfabrikam.example', 'example'],
  );
});

describe('a domain of another Microsoft cloud', () => {
  sorted(
    isOfAnotherCloud,
    [
      'agency.gov',
      'unit.army.mil',
      'agency.gov.example',
      'unit.mil.example',
      'agency.onmicrosoft.us',
      'works.partner.onmschina.cn',
    ],
    [
      'fabrikam.example',
      'gov-fabrikam.example',
      'gov.fabrikam.example',
      'fabrikam.us',
      'fabrikam.cn',
      'fabrikam.com.cn',
      'agency.us.example',
      'partner.cn',
      'notonmicrosoft.us',
      'ourgov.example',
    ],
  );
});

describe('a domain of mixed alphabets', () => {
  sorted(
    (domain: string) => isMixedScript(domainToASCII(domain)),
    ['fаbrikam.example', 'αpple.example', 'ไทยabc.example', 'пример-fabrikam.example', 'mail.fаbrikam.example'],
    [
      'fabrikam.example',
      'bücher.example',
      '한국상사.example',
      'lg한국.example',
      '日本のabc.example',
      'пример.example',
      '中文abc.example',
    ],
  );
});

describe('an address that looks shared', () => {
  sorted(
    (local: string) => looksShared(`${local}@fabrikam.example`),
    ['info', 'info2', 'sales-kr', 'team-north-2', 'noreply', 'no-reply', 'hr', '문의', 'insa', 'support24'],
    ['ann', 'infos', 'ann.info', 'hrkim', 'salesman', 'team-', "o'info", 'information.desk'],
  );

  it('is told, however long it is', () => {
    assert.equal(looksShared(`info${'1'.repeat(50_000)}!@fabrikam.example`), false);
    assert.equal(looksShared(`info${'-a1'.repeat(50_000)}!@fabrikam.example`), false);
  });
});

describe('a web address in a message', () => {
  sorted(
    hasWebAddress,
    [
      'see https://x.example',
      'www.fabrikam.example',
      `meet at ${PRIVATE_MAIL} today`,
      'x.example/plan',
      'naver.com에서 봐요',
      '(fabrikam.co.kr)',
    ],
    [
      'Hello. We meet',
      'Ready.So we start',
      `ann@${PRIVATE_MAIL}`,
      'e.g. this',
      '3.5/4',
      'and/or',
      'report.pdf',
      'a.b',
      '',
    ],
  );
});

describe('a domain as people read it', () => {
  it('is what Node.js makes of it', () => {
    const label = fc.string({
      unit: fc.constantFrom(...'abz09üßéøжяλ한국日本語ไทย'),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(label, (text) => {
        const ascii = domainToASCII(`${text}.example`);
        fc.pre(ascii !== '');
        assert.equal(unicodeDomain(ascii), domainToUnicode(ascii));
      }),
    );
  });

  it('stays as it is where it is no such form', () => {
    for (const domain of ['fabrikam.example', 'xn--.example', 'xn--!.example', 'xn--99999999.example']) {
      assert.equal(unicodeDomain(domain).endsWith('.example'), true);
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.stringMatching(/^xn--[a-z0-9-]{0,60}$/), (domain) => void unicodeDomain(domain)));
  });
});
