import assert from 'node:assert/strict';
import { personSaid } from '../../../src/domain/conversion/person-said.ts';

describe('whom a line names without an address', () => {
  for (const [line, name] of [
    ['convert Kim Lee to kim@fabrikam.example', 'Kim Lee'],
    ['Please convert  Kim Lee into a guest.', 'Kim Lee'],
    ['convert 이하은 to haeun@fabrikam.example', '이하은'],
    ['convert the account of Kim O’Brien to kim@fabrikam.example', 'Kim O’Brien'],
    ['convert Kim Lee’s account', 'Kim Lee'],
    ['이하은 님 계정을 haeun@fabrikam.example 주소로 전환해 주세요', '이하은'],
    ['이하은 님의 계정을 전환해 주세요', '이하은'],
    ['Kim Lee 계정을 전환', 'Kim Lee'],
    ['convert', ''],
    ['전환', ''],
    ['convert an account to kim@fabrikam.example', ''],
    ['convert the account', ''],
    ['내부 계정을 전환해 주세요', ''],
    ['convert kim@contoso.example to kim@fabrikam.example', ''],
    ['kim@contoso.example 계정을 전환해 주세요', ''],
    [`convert ${'x '.repeat(50_000)}`, 'x '.repeat(156).trim()],
  ] as const) {
    it(line.slice(0, 60), () => assert.equal(personSaid(line), name));
  }
});
