import type { UserId } from '../../domain/ids.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';
import type { CardSubject } from '../card-subject.ts';
import type { CardCopy } from './card-copies.ts';
import type { Reading } from './ledger.ts';
import type { LinkCard } from './link-cards.ts';
import type { ChatPerson } from './people.ts';

/** As what somebody looks: `nobody` has lost the right for which it was sent to them; of a conversion, `confirmer` has confirmed it, `holder` is whom it is about, `converter` has asked for it without administering. */
export type ViewerRole = 'asker' | 'converter' | 'admin' | 'confirmer' | 'holder' | 'nobody';

/** Who looks at a copy. */
export interface Viewer {
  readonly id: UserId;
  readonly as: ViewerRole;
  readonly person: ChatPerson | undefined;
  /** For the holder of an account alone, as long as it is good. */
  readonly link?: RedeemUrl | undefined;
}

export type ShowOutcome =
  | { readonly outcome: 'edited' }
  | { readonly outcome: 'sent-anew'; readonly activityId: string }
  /** The chat is gone or closed to us; the copy stays as it is. */
  | { readonly outcome: 'unreachable' };

export type PostOutcome =
  | { readonly outcome: 'posted'; readonly activityId: string }
  | { readonly outcome: 'unreachable' };

/** A link for the inviter's eyes, with what the ready-made message beside it needs. */
export interface ShownLink {
  readonly url: RedeemUrl;
  readonly organisation: string;
}

export type LinkCardOutcome = { readonly outcome: 'edited' | 'gone' | 'unreachable' };

export type TellOutcome = { readonly outcome: 'sent' } | { readonly outcome: 'unreachable' };

/** What a message of its own is about: the end, or a guest who does not know the inviter. */
export type Told = 'ready' | 'accepted' | 'stranger';

/** Proactive messages: cards edited in place, and the one message at the end. */
export interface Notifier {
  /** Edits the copy so that it shows the subject to its viewer. May be repeated. Throws EdgeError. */
  show(copy: CardCopy, viewer: Viewer, subject: CardSubject): Promise<ShowOutcome>;
  /** Posts a card of its own in the person's chat; never repeated inside. Throws EdgeError. */
  post(person: ChatPerson, subject: CardSubject, as: ViewerRole): Promise<PostOutcome>;
  /** Sends one short message; never repeated inside. Throws EdgeError. */
  tell(person: ChatPerson, what: Told, reading: Reading): Promise<TellOutcome>;
  /** Posts the card that is going to show the link, still without it. Throws EdgeError. */
  postLinkCard(person: ChatPerson, reading: Reading): Promise<PostOutcome>;
  /** Edits that card: with the link, or, without one, so that it shows none any more. May be repeated. Throws EdgeError. */
  editLinkCard(
    card: LinkCard,
    reading: Reading,
    shows: { readonly person: ChatPerson | undefined; readonly link?: ShownLink | undefined },
  ): Promise<LinkCardOutcome>;
}
