import { type Conversion, mayPutMailBack } from '../domain/conversion/conversion.ts';
import { mustWriteMail } from '../domain/conversion/conversion-person.ts';
import { mayStop } from '../domain/conversion/parties.ts';
import { momentText } from '../wording/moments.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';

/** What a request that came to nothing has left in `mail`, and the press that puts the old value back (product 5.6). */
interface MailBack {
  readonly lines: readonly PlainText[];
  readonly offers: readonly {
    /** Before the button, where it is one of several ways on. */
    readonly leads: readonly PlainText[];
    readonly title: string;
    readonly text: PlainText;
    readonly press: string;
  }[];
}

const NOTHING: MailBack = { lines: [], offers: [] };

export function mailBackOf(telling: RequestTelling): MailBack {
  const { conversion, person, words } = telling;
  const { conversionStatus: said } = words;
  if (!person || !mustWriteMail(person)) return NOTHING;
  if (mayStop(conversion)) return stopOf(telling);
  const line = mailBackLine(telling, { old: person.mailBefore ?? words.preFlight.empty, new: person.address });
  if (line === undefined) return NOTHING;
  const old = person.mailBefore;
  // An empty value cannot be written (G11).
  const isOffered = mayPutMailBack(conversion) && old !== undefined;
  return {
    lines: [line, ...(old === undefined && mayPutMailBack(conversion) ? [said.mailWasEmpty] : [])].map(plainText),
    offers: isOffered
      ? [{ leads: [], title: said.mailBackOpen, text: plainText(said.mailBackText({ old })), press: said.mailBack }]
      : [],
  };
}

/** As long as it is waited for, it is a way to stop it (product 5.8). */
function stopOf({ conversion, name, person, words }: RequestTelling): MailBack {
  const { conversionStatus: said, stopping } = words;
  const old = person?.mailBefore;
  if (old === undefined || !mayPutMailBack(conversion)) return NOTHING;
  // What has gone out by mail cannot be taken back.
  const stops = conversion.track.isByMail ? stopping.mailStopsMailed : stopping.mailStops;
  const text = plainText(stops({ name, old }));
  const leads = [plainText(stopping.mail({ old }))];
  return { lines: [], offers: [{ leads, title: said.mailBackOpen, text, press: said.mailBack }] };
}

function mailBackLine(
  { conversion, reader, words: { conversionStatus: said } }: RequestTelling,
  values: { readonly old: string; readonly new: string },
): string | undefined {
  const { mailBackAt, mailBackRefusal, mailBackAskedAt, mailWrittenAt } = conversion.track;
  if (mailBackAt) return said.mailBackDone({ ...values, time: momentText(mailBackAt, reader) });
  if (mailBackRefusal) return said.mailBackRefused[mailBackRefusal](values);
  if (mailBackAskedAt) return said.mailBackNow(values);
  if (!mayPutMailBack(conversion)) return undefined;
  return mailWrittenAt && !isAnother(conversion) ? said.mailKept(values) : said.mailMaybe(values);
}

/** It stopped because something else stands there, or does not show. */
function isAnother(conversion: Conversion): boolean {
  if (conversion.state !== 'failed' || conversion.failure.stage !== 'check') return false;
  return conversion.failure.codes.some((code) => code === 'mail-missing' || code === 'mail-differs');
}
