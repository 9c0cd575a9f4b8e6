import type { Decision } from '../decision.ts';
import type { InvitationFailure } from '../failures.ts';
import type { InvitationId, Reference, RequestId, UserId } from '../ids.ts';
import type { ConversionCode } from './conversion-details.ts';
import type { AccountRefusal, Unreachable } from './conversion-entry.ts';

/** What was asked for; no personal data. It keeps the id and the reference of its draft. */
export interface ConversionRequest {
  readonly id: RequestId;
  /** Of the one invitation that it makes; the vault knows its link by it. */
  readonly invitationId: InvitationId;
  readonly reference: Reference;
  readonly askerId: UserId;
  /** The account that is converted, and whose holder is asked. */
  readonly accountId: UserId;
  readonly requestedAt: Date;
}

/** What is so, in whatever order it came to be. */
export interface ConversionTrack {
  readonly decision: Decision;
  readonly holderAskedAt?: Date | undefined;
  readonly agreedAt?: Date | undefined;
  /** By nobody: the policy asks no holder. */
  readonly isAgreedByPolicy?: true | undefined;
  /** Begun and without a result: looked at before anything else is done. */
  readonly mailWritingAt?: Date | undefined;
  /** The answer to a write before that one was lost: it may have been done, whatever came of the later one. */
  readonly mailMayBeWritten?: boolean | undefined;
  readonly mailWrittenAt?: Date | undefined;
  readonly mailSeenAt?: Date | undefined;
  readonly issueAttempts: number;
  /** The answer to an attempt before this one was lost: it may have been done. */
  readonly mayBeIssued?: boolean | undefined;
  readonly issuedAt?: Date | undefined;
  /** The attempt whose link counts. */
  readonly linkAttempt?: number | undefined;
  readonly linkShownAt?: Date | undefined;
  readonly linkWipedAt?: Date | undefined;
  readonly redeemedAt?: Date | undefined;
  readonly verifiedAt?: Date | undefined;
  readonly mailBackAskedAt?: Date | undefined;
  readonly mailBackAt?: Date | undefined;
  readonly mailBackRefusal?: AccountRefusal | undefined;
  /** What the asker and whoever confirmed were told of by a message of its own. */
  readonly told: readonly ConversionState[];
}

type States =
  | { readonly state: 'awaiting-confirmation' }
  /** The holder is to be asked. */
  | { readonly state: 'confirmed' }
  | { readonly state: 'holder-asked'; readonly since: Date }
  | { readonly state: 'holder-unreachable'; readonly because: Unreachable; readonly since: Date }
  /** The holder said yes: `mail` is written and read back, everything is checked again. */
  | { readonly state: 'curing'; readonly since: Date }
  | { readonly state: 'inviting'; readonly attempt: number; readonly since: Date }
  | { readonly state: 'issued' }
  /** The link stands in front of the holder. */
  | { readonly state: 'delivered' }
  | { readonly state: 'redeemed' }
  /** Compared, and what a person has still to do is shown. */
  | { readonly state: 'aftercare-open' }
  | { readonly state: 'closed' }
  | { readonly state: 'denied'; readonly by: UserId; readonly endedAt: Date }
  /** The holder said no. */
  | { readonly state: 'holder-refused'; readonly endedAt: Date }
  | { readonly state: 'withdrawn'; readonly by: UserId; readonly endedAt: Date }
  | { readonly state: 'lapsed-before-issue'; readonly endedAt: Date }
  | {
      readonly state: 'failed';
      readonly endedAt: Date;
      readonly failure:
        | {
            readonly stage: 'check';
            readonly because: 'changed' | 'right-lost';
            readonly codes: readonly ConversionCode[];
          }
        | { readonly stage: 'mail'; readonly refusal: AccountRefusal }
        | { readonly stage: 'issue'; readonly refusal: InvitationFailure };
    }
  | {
      readonly state: 'needs-attention';
      readonly since: Date;
      readonly because:
        | { readonly what: 'strayed'; readonly got: UserId; readonly isRemoved: boolean }
        | { readonly what: 'mismatch' };
    };

export type Conversion = ConversionRequest & { readonly track: ConversionTrack } & States;
export type ConversionState = Conversion['state'];

const BEFORE_ISSUE: readonly ConversionState[] = [
  'awaiting-confirmation',
  'confirmed',
  'holder-asked',
  'holder-unreachable',
  'curing',
];
const ENDS: readonly ConversionState[] = [
  'closed',
  'denied',
  'holder-refused',
  'withdrawn',
  'lapsed-before-issue',
  'failed',
];

/** Only then it can be withdrawn: Microsoft offers no way back afterwards (product 5.8). */
export function isBeforeIssue({ state }: Conversion): boolean {
  return BEFORE_ISSUE.includes(state);
}

/** Nothing more happens by itself, and the account may be asked for again. */
export function isOver({ state }: Conversion): boolean {
  return ENDS.includes(state);
}

const TOLD: readonly ConversionState[] = [
  'denied',
  'holder-refused',
  'lapsed-before-issue',
  'failed',
  'holder-unreachable',
  'needs-attention',
  'aftercare-open',
];

/** Something has come of it that somebody should hear of, and nobody has. */
export function isToBeTold({ state, track }: Conversion): boolean {
  return TOLD.includes(state) && !track.told.includes(state);
}

/** `mail` was written for a request that came to nothing, and somebody may want the old value back. */
export function mayPutMailBack(conversion: Conversion): boolean {
  const { track } = conversion;
  const hasStrayed = conversion.state === 'needs-attention' && conversion.because.what === 'strayed';
  const wasWritten = track.mailWrittenAt ?? track.mailWritingAt;
  return (isOver(conversion) || hasStrayed) && wasWritten !== undefined && !track.redeemedAt && !track.mailBackAskedAt;
}
