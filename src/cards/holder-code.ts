import { bareText } from '../domain/bare-text.ts';
import type { CodeTrack } from '../domain/conversion/conversion.ts';
import { CODE_TRIES, CODES_A_DAY, codeGoodUntil, codeStanding, codesLeft } from '../domain/conversion/holder-code.ts';
import { clockText, momentText } from '../wording/moments.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';

/** A reason that has to be written before something is done. */
interface ReasonForm {
  readonly open: string;
  readonly label: string;
  readonly missing: string;
  readonly send: string;
}

interface CodeOption {
  readonly text: PlainText;
  /** What became of the last one, each a line. */
  readonly lines: readonly PlainText[];
  /** Where one may be typed. */
  readonly checks: readonly { readonly label: string; readonly check: string }[];
  readonly firsts: readonly ReasonForm[];
  /** The reason is known by then. */
  readonly others: readonly string[];
}

/** The ways on that are for whoever confirmed alone (product 5.5). */
export interface ConfirmerOptions {
  readonly code: CodeOption;
  readonly noProof: { readonly text: PlainText; readonly form: ReasonForm };
  /** What comes after either of them. */
  readonly next: PlainText;
}

/** Where it goes, and what the card says above already. */
interface Around {
  readonly address: string;
  readonly notes: readonly PlainText[];
}

export function confirmerOptions(telling: RequestTelling, around: Around): ConfirmerOptions {
  const { address } = around;
  const { name, words } = telling;
  const { unreachable: said } = words;
  const missing = said.reasonMissing;
  return {
    code: codeOption(telling, around),
    noProof: {
      text: plainText(said.optNoProof({ name, address })),
      form: { open: said.noProof, label: said.noProofReason, missing, send: said.sendNoProof },
    },
    next: plainText(said.thenMail({ address })),
  };
}

function codeOption(telling: RequestTelling, { address, notes }: Around): CodeOption {
  const { conversion, name, reader, words } = telling;
  const { unreachable: said } = words;
  const standing = codeStanding(conversion, reader.now);
  const isLeft = standing !== 'open' && codesLeft(conversion, reader.now) > 0;
  const { code } = conversion.track;
  const lines = code ? codeLines(code, telling, address).map(plainText) : [];
  return {
    text: plainText(said.optCode({ name, address })),
    lines: lines.filter((line) => !notes.includes(line)),
    checks: standing === 'good' ? [{ label: bareText(said.codeAsk({ name })), check: said.checkCode }] : [],
    firsts:
      isLeft && !code
        ? [
            {
              open: said.code,
              label: bareText(said.codeReason({ name })),
              missing: said.reasonMissing,
              send: said.sendCode,
            },
          ]
        : [],
    others: isLeft && code ? [said.anotherCode] : [],
  };
}

function codeLines(code: CodeTrack, telling: RequestTelling, address: string): readonly string[] {
  const { conversion, name, reader, words } = telling;
  const { unreachable: said } = words;
  const standing = codeStanding(conversion, reader.now);
  if (standing === 'open') return [said.codeSending({ address })];
  const used = codesLeft(conversion, reader.now) > 0 ? [] : [said.codesUsed({ time: nextCodeText(code, telling) })];
  const { failed, sentAt } = code;
  if (standing === 'refused' && failed !== undefined && failed !== 'unsure') {
    const { sentence, cure } = words.conversionMailed.notMailed[failed]({ address });
    return [said.codeFailed({ address }), sentence, ...(cure === undefined ? [] : [cure]), ...used];
  }
  const time = momentText(sentAt ?? code.askedAt.at(-1) ?? conversion.requestedAt, reader);
  const sent = sentAt ? said.codeSent({ address, time }) : said.codeUnsure({ name, address, time });
  return [sent, standingText(standing, code, telling), ...used];
}

function standingText(
  standing: ReturnType<typeof codeStanding>,
  code: CodeTrack,
  { reader, words: { unreachable: said } }: RequestTelling,
): string {
  if (standing === 'good')
    return said.codeGood({ time: clockText(codeGoodUntil(code), reader), n: CODE_TRIES - code.tries });
  return standing === 'late' ? said.codeLate : said.codeTriesUsed;
}

/** A day after the first of those that count. */
function nextCodeText({ askedAt }: CodeTrack, { reader }: RequestTelling): string {
  const first = askedAt.at(-CODES_A_DAY) ?? reader.now;
  return momentText(new Date(first.getTime() + 86_400_000), reader);
}
