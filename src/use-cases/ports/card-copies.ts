import type { RequestId, UserId } from '../../domain/ids.ts';

/** One posting of a living card. */
export interface CardCopy {
  readonly requestId: RequestId;
  readonly viewerId: UserId;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly activityId: string;
  /** What it shows: the stamp of the subject it was last rendered from, empty when not known. */
  readonly shown: string;
}

/**
 * How long after its beginning a draft's or a request's card is brought up by the sweep, and again after something of its
 * people was removed. A change later than that still edits it.
 */
export const BEHIND_DAYS = 30;

export interface CardCopies {
  of(requestId: RequestId): Promise<readonly CardCopy[]>;
  /** Those that stand in front of a person. */
  before(viewerId: UserId): Promise<readonly CardCopy[]>;
  /** Remembers a posting, known or not: a press on an old copy makes it ours again. */
  adopt(copy: CardCopy): Promise<void>;
  /** After an edit, or when the message had to be sent anew under another id. */
  shown(copy: CardCopy, now: { readonly activityId: string; readonly shown: string }): Promise<void>;
  /**
   * The chat is closed to us: `behind` names it no more, until it is adopted or an edit goes through. With a time, it is named
   * again from then on, however long ago its card had a reason to change: a link may stand on it (product 8).
   */
  unreachable(copy: CardCopy, until?: Date): Promise<void>;
  /** Its viewer has nothing more to do with it: whatever comes to them later is a message of its own. */
  letGo(copy: CardCopy): Promise<void>;
  /** What has a copy that does not show what is so now (`stampOf`): an edit that failed, or whose job was lost. */
  behind(limit: number): Promise<readonly RequestId[]>;
}
