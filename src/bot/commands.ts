import { findAddresses } from '../domain/email-address.ts';
import type { Language } from '../domain/language.ts';

export type CommandName = 'invite' | 'convert' | 'help' | 'language' | 'greeting';

export interface CommandRow {
  readonly name: CommandName;
  /** The first word of a language is the command's title in the manifest; Teams sends it as the person's text (T10). */
  readonly words: Readonly<Record<Language, readonly [string, ...string[]]>>;
  /** How a line begins that means it without naming anybody: “invite Ann Lee”. */
  readonly opening?: RegExp;
  /** What means it anywhere in a line with an address: “could you send an invitation to ann@fabrikam.example?”. */
  readonly besideAddress?: RegExp;
}

/** Every command that works, in every language; whatever is not here gets the card that says what can be asked. */
export const COMMANDS = [
  {
    name: 'invite',
    words: {
      en: ['invite', 'invite a guest', 'invite guest', 'invite someone', 'new invitation'],
      ko: ['초대', '게스트 초대', '초대하기', '초대해 줘', '초대해 주세요', '초대해줘', '초대해주세요'],
    },
    opening: /^(please |can you |could you )?invite\b|^(게스트 ?)?초대( |해|하)/iu,
    besideAddress: /\binvit(e|es|ed|ing|ation|ations)\b|초대/iu,
  },
  {
    name: 'convert',
    words: {
      en: ['convert', 'convert an account', 'convert account', 'convert an internal account', 'new conversion'],
      ko: ['전환', '변환', '계정 전환', '계정 변환', '내부 계정 전환', '전환하기', '전환해 줘', '전환해 주세요'],
    },
    opening:
      /^(please |can you |could you )?convert\b|^(내부 )?(계정 ?)?(전환|변환)( |해|하)|(계정|님)(을|를)? (전환|변환)(해|하)/iu,
    besideAddress: /\bconver(t|ts|ted|ting|sion|sions)\b|전환|변환/iu,
  },
  { name: 'help', words: { en: ['help', 'commands', '?'], ko: ['도움말', '도움', '명령어'] } },
  { name: 'language', words: { en: ['language', 'languages'], ko: ['언어', '언어 변경'] } },
  {
    name: 'greeting',
    words: {
      en: ['hi', 'hello', 'hey', 'hi there', 'hello there', 'good morning', 'good afternoon', 'good evening'],
      ko: ['안녕', '안녕하세요', '안녕하십니까', '반가워요', '반갑습니다'],
    },
  },
] as const satisfies readonly CommandRow[];

export type Command =
  | { readonly name: CommandName }
  /** An address without a word about what to do with it. */
  | { readonly name: 'address'; readonly address: string }
  | { readonly name: 'not-understood' };

/** What a line asks for. Addresses in a line with a word of inviting fill the form; the form reads them from the line itself. */
export function parseCommand(line: string): Command {
  const said = normalised(line);
  const rows: readonly CommandRow[] = COMMANDS;
  const exact = rows.find(({ words }) => Object.values(words).some((known) => known.includes(said)));
  if (exact) return { name: exact.name };

  const [address] = findAddresses(line);
  const around = withoutAddresses(line);
  const opened = rows.find(({ opening }) => opening?.test(said));
  if (!address) return { name: opened?.name ?? 'not-understood' };
  const meant = rows.filter(({ besideAddress }) => besideAddress?.test(around));
  // Of two wishes in one line the one it begins with counts; between others nobody guesses.
  const wish = meant.length > 1 ? meant.find((row) => row === opened) : meant[0];
  return wish ? { name: wish.name } : { name: 'address', address: address.text };
}

function normalised(line: string): string {
  const bare = line.toLowerCase().replace(/^[\s/"'“‘]+|[\s.!~…"'”’]+$/gu, '');
  // A lone question mark is a way to ask for help.
  return bare === '?' ? bare : bare.replace(/\?+$/u, '');
}

/** So that invite@fabrikam.example alone does not sound like a wish to invite. */
function withoutAddresses(line: string): string {
  return findAddresses(line).reduce((rest, { text }) => rest.replaceAll(text, ' '), line);
}
