import assert from 'node:assert/strict';
import { helpCard } from '../../src/cards/help.ts';
import { textsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('help', () => {
  it('names a conversion to those alone who may ask for one', () => {
    for (const [language, line] of [
      ['en', 'convert: check whether an internal account can be converted'],
      ['ko', '전환: 내부 계정을 전환할 수 있는지 확인하기'],
    ] as const) {
      const said = (mayConvert?: boolean) => textsOf(helpCard(aReader(language, { mayConvert }))).join('\n');
      assert.deepEqual(
        [undefined, false, true].map((may) => said(may).includes(line)),
        [false, false, true],
      );
    }
  });

  it('names the commands that work, and no others', () => {
    const said = textsOf(helpCard(aReader('en')));
    assert.deepEqual(
      said.slice(1, -1).map((line) => line.split(':')[0]),
      ['invite', 'language', 'help'],
    );
    assert.deepEqual(
      textsOf(helpCard(aReader('ko')))
        .slice(1, -1)
        .map((line) => line.split(':')[0]),
      ['초대', '언어', '도움말'],
    );
  });
});
