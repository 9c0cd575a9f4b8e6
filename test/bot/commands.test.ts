import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { TeamsActivity } from '../../src/bot/activity.ts';
import { COMMANDS, parseCommand } from '../../src/bot/commands.ts';
import { spokenText } from '../../src/bot/spoken-text.ts';

describe('a command', () => {
  it('is known by each of its words, however it is written', () => {
    for (const { name, words } of COMMANDS)
      for (const word of Object.values(words).flat())
        for (const line of [word, word.toUpperCase(), `${word}.`, `${word}!`, `/${word}`, `“${word}”`])
          assert.deepEqual(parseCommand(line), { name }, line);
  });

  const INVITING = [
    'invite ann@fabrikam.example',
    'Invite Ann Lee <ann@fabrikam.example>, please',
    'please send an invitation to ann@fabrikam.example',
    'could you invite ann@fabrikam.example?',
    '초대 ann@fabrikam.example',
    'ann@fabrikam.example을 초대해 줘',
    'ann@fabrikam.example 님을 초대해 주세요.',
    '초대: 이안나 <ann@fabrikam.example>',
    'invite Ann Lee',
    'please invite a colleague of mine',
    '초대 이안나',
    '게스트 초대해 줘',
    'invite ann@fabrikam.example, whose account was converted',
    '초대 ann@fabrikam.example (전환 아님)',
  ];
  for (const line of INVITING) it(`“${line}” invites`, () => assert.deepEqual(parseCommand(line), { name: 'invite' }));

  const CONVERTING = [
    'convert kim@contoso.example to kim@fabrikam.example',
    'Convert Kim <kim@contoso.example> to kim@fabrikam.example, please',
    'please convert kim@contoso.example instead of inviting kim@fabrikam.example',
    'I need a conversion of kim@contoso.example',
    'could kim@contoso.example be converted to kim@fabrikam.example?',
    'convert Kim Lee',
    'can you convert Kim Lee to a guest',
    '전환 kim@contoso.example kim@fabrikam.example',
    'kim@contoso.example 계정을 kim@fabrikam.example 계정으로 전환해 주세요.',
    'kim@contoso.example을 변환해 줘',
    '변환: kim@contoso.example',
    '서지훈 님을 전환해 주세요',
    '서지훈 계정을 전환해 줘',
    '계정 전환해 줘',
  ];
  for (const line of CONVERTING)
    it(`“${line}” converts`, () => assert.deepEqual(parseCommand(line), { name: 'convert' }));

  const ADDRESSES: readonly (readonly [string, string])[] = [
    ['ann@fabrikam.example', 'ann@fabrikam.example'],
    ['What about ann@fabrikam.example?', 'ann@fabrikam.example'],
    ['invite@fabrikam.example', 'invite@fabrikam.example'],
    ['convert@fabrikam.example', 'convert@fabrikam.example'],
    // Two wishes, and it begins with neither: the card asks.
    ['kim@contoso.example 계정을 초대하지 말고 전환해 줘', 'kim@contoso.example'],
    ['should I invite or convert kim@contoso.example?', 'kim@contoso.example'],
    ['이안나(ann@fabrikam.example)', 'ann@fabrikam.example'],
  ];
  for (const [line, address] of ADDRESSES)
    it(`“${line}” names an address and no wish`, () =>
      assert.deepEqual(parseCommand(line), { name: 'address', address }));

  const UNKNOWN = [
    '',
    'status',
    'what is the status of my invitation',
    'inviting weather today',
    'converting files',
    '화면 전환이 느려요',
    '초대장을 받았어요?',
    'constructor',
  ];
  for (const line of UNKNOWN)
    it(`“${line}” is not understood`, () => assert.deepEqual(parseCommand(line), { name: 'not-understood' }));

  it('is found in any line without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (line) => void parseCommand(line)));
  });
});

describe('what was said', () => {
  const said = (more: Partial<TeamsActivity>) => spokenText({ text: '', ...more } as TeamsActivity);
  const mention = (text: string) => ({ type: 'mention', text, timezone: undefined });

  it('has no mention in it, whoever and wherever', () => {
    const text = '<at>Guestlist</at> invite <at>Ann Lee</at> ann@fabrikam.example <at>Guestlist</at>';
    const entities = [mention('<at>Guestlist</at>'), mention('<at>Ann Lee</at>')];
    assert.equal(said({ text, entities }), 'invite ann@fabrikam.example');
    assert.equal(said({ text: '<at id="0">Guestlist</at>&nbsp;help' }), 'help');
    assert.equal(said({ text: '@Guestlist help', entities: [mention('@Guestlist')] }), 'help');
  });

  it('is one line with ordinary blanks', () => {
    assert.equal(said({ text: '\u00a0 invite\u00a0\r\n\tann@fabrikam.example\u200b ' }), 'invite ann@fabrikam.example');
    assert.equal(said({ text: 'Ann &lt;ann@fabrikam.example&gt; &amp;lt;' }), 'Ann <ann@fabrikam.example> &lt;');
    assert.equal(said({ text: '초대'.normalize('NFD') }), '초대');
    assert.equal(said({ text: undefined }), '');
  });

  it('is not changed by entities that are no mentions', () => {
    const entities = [
      { type: 'clientInfo', text: 'help', timezone: 'x' },
      mention(''),
      { type: 'mention', text: 7, timezone: 1 },
    ];
    assert.equal(said({ text: 'help', entities }), 'help');
  });
});
