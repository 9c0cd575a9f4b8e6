import template from '#cards/conversion-teams-gate.json' with { type: 'json' };
import { conversionMark } from '../domain/press-mark.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { cardTitle } from './card-title.ts';
import { type GateOptions, gateOptions } from './conversion-gate-options.ts';
import type { ConversionReviewDraft } from './conversion-pre-flight.ts';
import { noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import type { Spacing } from './spaced-lines.ts';

interface DomainLine {
  readonly spacing: Spacing;
  readonly label: PlainText;
  readonly before: PlainText;
  /** In bold: what differs. */
  readonly domain: PlainText;
}

interface ConversionTeamsGateView extends CardView, GateOptions {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly rule: PlainText;
  readonly notes: readonly PlainText[];
  readonly domains: readonly DomainLine[];
  readonly stated: PlainText;
  readonly subDomains: readonly PlainText[];
  readonly alias: PlainText;
  readonly checkAgain: string;
  readonly change: string;
  readonly cancel: string;
}

/** All that stands in the way is that Teams could not let them in: another address, or a reason to go on without it (product 5.3). */
export function conversionTeamsGateCard(draft: ConversionReviewDraft, { language }: Reader): CardContent {
  const all = sentences(language);
  const { teamsGate: words, preFlight, common } = all;
  const { address, signIn, account, askerName } = draft.review;
  const name = account.name || account.userPrincipalName;
  const heading = words.heading({ name });
  const view: ConversionTeamsGateView = {
    title: cardTitle(heading, language, 'conversionForm'),
    lang: language,
    requestId: draft.id,
    mark: conversionMark(draft),
    heading: plainText(heading),
    rule: plainText(words.rule),
    notes: noteLines(draft.note, language),
    domains: [domainLine(words.mail, address, 'medium'), domainLine(words.signIn, signIn, 'small')],
    stated: plainText(preFlight.stated({ asker: askerName })),
    subDomains: subDomainsOf(domainIn(address), domainIn(signIn), words),
    alias: plainText(words.alias),
    ...gateOptions(draft.review, all),
    checkAgain: common.checkAgain,
    change: common.change,
    cancel: common.cancel,
  };
  return renderCard(template, view);
}

function domainLine(label: string, address: string, spacing: Spacing): DomainLine {
  const domain = domainIn(address);
  const before = address.slice(0, address.length - domain.length);
  return { spacing, label: plainText(label), before: plainText(before), domain: plainText(domain) };
}

function domainIn(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** That the one lies under the other looks like the same organisation, and does not count. */
function subDomainsOf(a: string, b: string, words: Sentences['teamsGate']): readonly PlainText[] {
  const [domain = '', sub = ''] = [a, b].toSorted((one, other) => one.length - other.length);
  return sub.endsWith(`.${domain}`) ? [plainText(words.subDomain({ sub, domain }))] : [];
}
