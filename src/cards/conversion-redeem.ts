import template from '#cards/conversion-redeem.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import { isOver } from '../domain/conversion/conversion.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { surpriseIn } from '../domain/conversion/surprise.ts';
import { domainOf } from '../domain/email-address.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
import type { RedeemUrl } from '../domain/redeem-url.ts';
import { dayText } from '../wording/moments.ts';
import {
  addressField,
  askedText,
  byMailText,
  changeTexts,
  type HolderField,
  type HolderQuote,
  type HolderTelling,
  holderTellingOf,
  mayReport,
  noTeamsTexts,
  problemTexts,
  quotesOf,
  wasAsked,
} from './holder-telling.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import type { ShownConversion } from './shown-conversion.ts';

/** A button that opens a page in the browser. */
interface PageButton {
  readonly title: string;
  readonly url: string;
}

interface Instructions {
  readonly heading: PlainText;
  readonly steps: readonly PlainText[];
  readonly private: PlainText;
  /** What to keep for afterwards, where Teams lets them in. */
  readonly teams: readonly { readonly keep: PlainText; readonly address: PlainText }[];
}

interface ConversionRedeemView extends CardView {
  readonly requestId: string;
  readonly mark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly who: readonly PlainText[];
  readonly fields: readonly HolderField[];
  readonly quotes: readonly HolderQuote[];
  readonly texts: readonly PlainText[];
  readonly instructions: readonly Instructions[];
  readonly buttons: readonly PageButton[];
  /** While the link is there, something may be wrong with it. */
  readonly problems: readonly string[];
}

type Said = Omit<ConversionRedeemView, 'lang' | 'notes' | 'requestId' | 'mark'>;

/** With the name of the organisation after “Open Teams for” it still fits at 320 px (P9). */
const NAME_MAX = 16;

/** The link, in front of whoever has to accept, and nowhere else (product 8); then what became of it, without the link. */
export function conversionRedeemCard({ note, ...shown }: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = holderTellingOf(shown, reader);
  const view: ConversionRedeemView = {
    ...saidTo(shown, telling),
    lang: reader.language,
    requestId: telling.conversion.id,
    mark: conversionRequestMark(telling.conversion),
    notes: noteLines(note, reader.language),
  };
  return renderCard(template, view);
}

function saidTo(shown: ShownConversion, telling: HolderTelling): Said {
  const { conversion, person, org, words } = telling;
  const { holder } = words;
  const { state, track } = conversion;
  if (!person) return plainly(holder.titlePlain({ org }), holder.removed);
  const link = linkFor(shown);
  if (link) return withLink(link, person, { ...telling, teamsAddress: shown.teamsAddress });
  if (track.redeemedAt) return accepted(track.redeemedAt, person, { ...telling, teamsAddress: shown.teamsAddress });
  const isStopped = state === 'stopped-after-issue' || state === 'needs-attention';
  if (isOver(conversion) || isStopped) return ended(person, telling);
  const values = { person: person.askerName };
  if (track.linkWipedAt) return plainly(words.handOver.titleGone, holder.linkGone(values));
  const title = holder.titleMove({ org });
  if (!track.isByMail) return plainly(title, holder.coming(values));
  const said = plainly(title, byMailText(person, telling));
  return {
    ...said,
    texts: [...said.texts, ...problemTexts(telling).map(plainText)],
    problems: problemButtons(telling),
  };
}

/** Whoever it was handed in for: it is shown to the account itself alone, and only while it can be used. */
function linkFor({ as, viewerId, reading: { conversion }, link }: ShownConversion): RedeemUrl | undefined {
  const isHolder = as === 'holder' && viewerId === conversion.accountId;
  const { state, track } = conversion;
  const isHere = (state === 'issued' || state === 'delivered') && !track.isByMail;
  const isGood = isHere && track.linkAttempt !== undefined;
  return isHolder && isGood ? link : undefined;
}

function problemButtons({ conversion, words: { holder } }: HolderTelling): readonly string[] {
  return mayReport(conversion) ? [holder.problem] : [];
}

type WithTeams = HolderTelling & { readonly teamsAddress: string };

function withLink(link: RedeemUrl, person: ConversionPerson, telling: WithTeams): Said {
  const { conversion, org, words, teamsAddress } = telling;
  const { holder } = words;
  const { signIn, userPrincipalName: upn, withoutTeams } = person;
  const hasTeams = withoutTeams === undefined;
  const step3 = hasTeams ? holder.step3 : holder.step3NoTeams;
  const isFirst = !wasAsked(conversion);
  const isReminder = conversion.track.reminders !== undefined;
  const heading = isReminder ? holder.headRemind : holder.heading;
  const changes = (isFirst ? changeTexts : noTeamsTexts)(person, telling);
  const texts = [...changes, ...problemTexts(telling)];
  return {
    title: bareText(holder.titleMove({ org })),
    heading: plainText(heading({ org, domain: domainOf(signIn) })),
    // Whoever was asked has read it there.
    who: [...(isReminder ? [holder.remind] : []), ...(isFirst ? [askedText(person, telling)] : [])].map(plainText),
    fields: isFirst ? [addressField(person, telling)] : [],
    quotes: quotesOf(person, telling),
    texts: texts.map(plainText),
    instructions: [
      {
        heading: plainText(holder.how),
        steps: [holder.step1, holder.step2({ signIn, upn }), step3({ org })].map((step, index) =>
          plainText(`(${index + 1}) ${step}`),
        ),
        private: plainText(holder.private),
        teams: hasTeams ? [{ keep: plainText(holder.keep({ org })), address: plainText(teamsAddress) }] : [],
      },
    ],
    buttons: [{ title: holder.accept, url: link.reveal() }],
    problems: problemButtons(telling),
  };
}

function accepted(redeemedAt: Date, { askerName, withoutTeams }: ConversionPerson, telling: WithTeams): Said {
  const { conversion, org, reader, teamsAddress } = telling;
  const { holder } = telling.words;
  const date = dayText(redeemedAt, reader);
  const title = holder.titleDone({ org });
  if (conversion.state === 'redeemed-after-stop')
    return plainly(title, holder.doneAfterStop({ date, person: askerName }));
  const surprise = surpriseIn(conversion);
  const surprised = surprise === 'mismatch' ? holder.mismatch : holder.doneUnsure;
  if (surprise) return plainly(title, surprised({ date, person: askerName }));
  if (withoutTeams !== undefined) return plainly(title, holder.doneNoTeams({ date, org }));
  const isShort = bareText(org).length <= NAME_MAX;
  const button = isShort ? holder.openTeams({ org: bareText(org) }) : holder.openTeamsShort;
  return { ...plainly(title, holder.done({ date, org })), buttons: [{ title: button, url: teamsAddress }] };
}

function ended({ askerName }: ConversionPerson, { conversion, org, reader, words: { holder } }: HolderTelling): Said {
  const at = endedAt(conversion);
  const values = { date: dayText(at, reader), person: askerName };
  const { linkShownAt, linkMail } = conversion.track;
  const isOut = linkShownAt !== undefined || linkMail !== undefined;
  return plainly(holder.titleStopped({ org }), isOut ? holder.stoppedHere(values) : holder.stoppedBefore(values));
}

function endedAt(conversion: HolderTelling['conversion']): Date {
  if ('endedAt' in conversion) return conversion.endedAt;
  return 'since' in conversion ? conversion.since : conversion.requestedAt;
}

function plainly(title: string, text: string): Said {
  return {
    title: bareText(title),
    heading: plainText(title),
    who: [],
    fields: [],
    quotes: [],
    texts: [plainText(text)],
    instructions: [],
    buttons: [],
    problems: [],
  };
}
