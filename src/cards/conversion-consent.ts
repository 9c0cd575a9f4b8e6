import template from '#cards/conversion-consent.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
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
  problemTexts,
  quotesOf,
  wasAsked,
} from './holder-telling.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import type { ShownConversion } from './shown-conversion.ts';

/** What the card says in its state. */
interface Said {
  readonly title: string;
  readonly heading: string;
  readonly who: readonly string[];
  readonly fields: readonly HolderField[];
  readonly quotes: readonly HolderQuote[];
  readonly texts: readonly string[];
  /** What they decide by. */
  readonly asks: readonly string[];
}

interface ConversionConsentView extends CardView {
  readonly requestId: string;
  readonly mark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly who: readonly PlainText[];
  readonly fields: readonly HolderField[];
  readonly quotes: readonly HolderQuote[];
  readonly texts: readonly PlainText[];
  readonly asks: readonly PlainText[];
  readonly isAsked: boolean;
  readonly yes: string;
  readonly no: string;
  readonly problem: string;
  readonly mayReport: boolean;
}

/** The question to the holder of the account, in their own chat, and their answer; no link exists yet. */
export function conversionConsentCard({ note, ...shown }: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = holderTellingOf(shown, reader);
  const { conversion, words } = telling;
  const said = saidTo(telling);
  const view: ConversionConsentView = {
    title: bareText(said.title),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(said.heading),
    notes: noteLines(note, reader.language),
    who: said.who.map(plainText),
    fields: said.fields,
    quotes: said.quotes,
    texts: said.texts.map(plainText),
    asks: said.asks.map(plainText),
    isAsked: said.asks.length > 0,
    yes: words.holder.yes,
    no: words.holder.no,
    problem: words.holder.problem,
    mayReport: mayReport(conversion),
  };
  return renderCard(template, view);
}

function saidTo(telling: HolderTelling): Said {
  const { conversion, person, org, words } = telling;
  const { holder } = words;
  if (!person) return plainly(holder.titlePlain({ org }), [holder.removed]);
  switch (conversion.state) {
    // About to be asked once more.
    case 'confirmed':
    case 'holder-asked':
    case 'holder-unreachable':
      return question(person, telling);
    case 'holder-refused':
      return plainly(holder.titleStopped({ org }), [saidNoText(person, telling)]);
    default:
      if (conversion.track.isByMail) return plainly(holder.titleMove({ org }), [byMailText(person, telling)]);
      return wasAsked(conversion) ? plainly(holder.titleMove({ org }), [holder.issuing]) : unasked(person, telling);
  }
}

function question(person: ConversionPerson, telling: HolderTelling): Said {
  const { org, words } = telling;
  return {
    title: words.holder.titleAsk({ org }),
    heading: words.holder.headAsk({ address: person.address }),
    who: [askedText(person, telling)],
    fields: [addressField(person, telling)],
    quotes: quotesOf(person, telling),
    texts: [...changeTexts(person, telling), ...problemTexts(telling)],
    asks: [words.holder.ask({ signIn: person.signIn })],
  };
}

/** The first that they hear of it. */
function unasked(person: ConversionPerson, telling: HolderTelling): Said {
  const { org, words } = telling;
  return {
    ...plainly(words.holder.titleMove({ org }), [...changeTexts(person, telling), words.holder.issuingUnasked]),
    who: [askedText(person, telling)],
    fields: [addressField(person, telling)],
    quotes: quotesOf(person, telling),
  };
}

function plainly(title: string, texts: readonly string[]): Said {
  return { title, heading: title, who: [], fields: [], quotes: [], texts, asks: [] };
}

function saidNoText({ askerName, deciderName }: ConversionPerson, { words: { holder } }: HolderTelling): string {
  return deciderName === undefined || deciderName === askerName
    ? holder.saidNoAlone({ person: askerName })
    : holder.saidNo({ person: askerName, confirmer: deciderName });
}
