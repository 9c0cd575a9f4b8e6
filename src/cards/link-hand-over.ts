import template from '#cards/link-hand-over.json' with { type: 'json' };
import { isHandOverOpen, isResendable, mayUseMicrosoftsMail } from '../domain/delivery.ts';
import type { Invitation } from '../domain/invitation.ts';
import { linkMark } from '../domain/press-mark.ts';
import type { RedeemUrl } from '../domain/redeem-url.ts';
import { dayText } from '../wording/moments.ts';
import { sentences } from '../wording/wording.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { type InvitationReading, type Telling, tellingOf, upperFirst } from './status-telling.ts';

/** A link for the inviter's eyes, with what the ready-made message beside it needs. */
interface ShownLink {
  readonly url: RedeemUrl;
  readonly organisation: string;
}

interface ShownView {
  readonly rule: PlainText;
  readonly linkHeading: PlainText;
  readonly link: PlainText;
  readonly messageHeading: PlainText;
  readonly message: PlainText;
}

interface LinkHandOverView extends CardView {
  readonly requestId: string;
  readonly invitation: string;
  readonly pressMark: string;
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly texts: readonly PlainText[];
  /** None as soon as the link is not to be seen any more. */
  readonly shown: readonly ShownView[];
  readonly small: readonly SpacedLine[];
  readonly isShown: boolean;
  readonly mayMail: boolean;
  readonly mayUseMicrosofts: boolean;
  readonly passedOn: string;
  readonly mailAgain: string;
  readonly letMicrosoft: string;
  readonly microsoftWarning: PlainText;
  readonly sendMicrosofts: string;
}

interface LinkToPassOn extends InvitationReading {
  /** Without it the card says why there is none. */
  readonly link?: ShownLink | undefined;
}

/** The link itself, for the inviter alone, in their own chat. Nothing on it can be pressed that would open it (product 8). */
export function linkHandOverCard({ link, note, ...reading }: Noted<LinkToPassOn>, reader: Reader): CardContent {
  const { invitation } = reading;
  const isComing = link !== undefined || isHandOverOpen(invitation);
  // Nobody edits this card any more once it shows no link, so it would name the guest for as long as the chat is there.
  const telling = tellingOf(isComing ? reading : { invitation, invitee: undefined }, reader);
  const { words, name } = telling;
  const { handOver, common } = words;
  const isRefused = invitation.state === 'failed' && invitation.stage === 'delivery';
  const hidden = link ? [handOver.hidden({ name })] : [];
  const view: LinkHandOverView = {
    title: isComing ? handOver.title : handOver.titleGone,
    lang: reader.language,
    requestId: invitation.requestId,
    invitation: invitation.id,
    pressMark: linkMark(invitation),
    heading: plainText(upperFirst(link ? handOver.heading({ name }) : handOver.link({ name }))),
    notes: noteLines(note, reader.language),
    texts: [...(isComing ? [whyOf(telling)] : []), ...(link ? [] : [insteadOf(telling)])].map(plainText),
    shown: link ? [shownView(link, telling)] : [],
    small: spacedLines([...hidden, common.reference({ reference: invitation.reference })], 'medium'),
    isShown: link !== undefined,
    mayMail: link !== undefined && isRefused && isResendable(invitation),
    mayUseMicrosofts: link !== undefined && mayUseMicrosoftsMail(invitation),
    passedOn: handOver.passedOn,
    mailAgain: handOver.mailAgain,
    letMicrosoft: handOver.letMicrosoft,
    microsoftWarning: plainText(handOver.microsoftWarning),
    sendMicrosofts: handOver.sendMicrosofts,
  };
  return renderCard(template, view);
}

function whyOf({ invitation, invitee, words, name }: Telling): string {
  const { handOver, mailRefusals } = words;
  if (invitation.state !== 'failed' || invitation.stage !== 'delivery') return handOver.whyAsked;
  const address = invitee?.address ?? name;
  return handOver.whyFailed({ address, cause: mailRefusals[invitation.refusal]({ address }).sentence });
}

/** What the card says in place of the link: that it is still to come, or why it is gone. */
function insteadOf({ invitation, reader, words: { handOver } }: Telling): string {
  const { handOver: asked, acceptedAt } = invitation.track;
  if (asked?.passedOnAt) return handOver.done({ date: dayText(asked.passedOnAt, reader) });
  if (acceptedAt) return handOver.goneNow;
  if (isHandOverOpen(invitation)) return handOver.coming;
  if (asked?.failed) return handOver.failures[asked.failed].sentence;
  return asked ? handOver.goneNow : handOver[chosenInstead(invitation)];
}

function chosenInstead(invitation: Invitation): 'mailChosen' | 'microsoftChosen' | 'goneNow' {
  // A new link is made, or everything has ended.
  const isOver = invitation.state === 'failed' && invitation.stage !== 'delivery';
  if (invitation.state === 'requested' || invitation.state === 'inviting' || isOver) return 'goneNow';
  const route = invitation.state === 'issued' ? invitation.route : invitation.track.route;
  return route === 'microsoft' ? 'microsoftChosen' : 'mailChosen';
}

function shownView({ url, organisation }: ShownLink, telling: Telling): ShownView {
  const { words, name } = telling;
  return {
    rule: plainText(words.handOver.rule({ name })),
    linkHeading: plainText(words.handOver.link({ name })),
    link: plainText(url.reveal()),
    messageHeading: plainText(words.handOver.readyMade),
    message: plainText(messageOf(organisation, telling)),
  };
}

/** For the guest's eyes, so in the language of their mail. */
function messageOf(org: string, { invitation, invitee, name, reader }: Telling): string {
  const { handOver } = sentences(invitee?.language ?? reader.language);
  const hello = invitee?.name === undefined ? handOver.helloNoName : handOver.hello({ name: invitee.name });
  const values = { org, address: invitee?.address ?? name };
  const { teamName } = invitation;
  return `${hello} ${teamName === undefined ? handOver.messageNoTeam(values) : handOver.message({ ...values, team: teamName })}`;
}
