import type { Decision } from '../decision.ts';
import type { InvitationFailure, MailRefusal } from '../failures.ts';
import type { InvitationId, Reference, RequestId, UserId } from '../ids.ts';
import type { ConversionCode } from './conversion-details.ts';
import type {
  AccountRefusal,
  AftercareRefusal,
  AftercareStep,
  MailBackRefusal,
  MailSetback,
  Surprise,
  Unreachable,
} from './conversion-entry.ts';

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

/** A code that goes to the external address, and what became of it. */
export interface CodeTrack {
  /** Of this one and those before it: only so many a day. */
  readonly askedAt: readonly Date[];
  readonly by: UserId;
  /** Begun and without a result. */
  readonly sendingAt?: Date | undefined;
  readonly sentAt?: Date | undefined;
  readonly failed?: MailRefusal | 'unsure' | undefined;
  /** Wrong ones that were typed for this code. */
  readonly tries: number;
}

/** A mail whose result is known, or is not. */
export interface MailTrack {
  /** How many were begun. */
  readonly mails: number;
  readonly sendingAt?: Date | undefined;
  readonly sentAt?: Date | undefined;
  readonly failed?: MailSetback | 'unsure' | undefined;
}

/** A step that somebody asked for after the acceptance. */
export interface AftercareTrack {
  readonly askedAt: Date;
  readonly by: UserId;
  readonly doneAt?: Date | undefined;
  readonly refusal?: AftercareRefusal | undefined;
}

/** What is so, in whatever order it came to be. */
export interface ConversionTrack {
  /** Whether it is agreed at all, asked before anything is taken away; undefined: that was not asked. */
  readonly agreement?: Decision | undefined;
  readonly agreedInPrincipleAt?: Date | undefined;
  readonly decision: Decision;
  readonly code?: CodeTrack | undefined;
  /** How the holder stands behind it without Teams: by a code that they read, or by nothing. */
  readonly proof?: { readonly how: 'code' | 'none'; readonly by: UserId; readonly at: Date } | undefined;
  /** The Teams route has failed: the link goes to the external address. */
  readonly isByMail?: true | undefined;
  readonly linkMail?: MailTrack | undefined;
  /** Days of the policy that are done with. */
  readonly reminders?: number | undefined;
  readonly remindedAt?: Date | undefined;
  readonly remindersStoppedAt?: Date | undefined;
  readonly problemAt?: Date | undefined;
  readonly stoppedAt?: Date | undefined;
  /** Nobody stopped it: the answer to a POST was lost, and this came before the next one. */
  readonly stopBecause?: ConversionFailure | undefined;
  readonly block?:
    | { readonly changeId: RequestId; readonly blockedAt?: Date | undefined; readonly isOver?: true | undefined }
    | undefined;
  readonly teamsLink?: (MailTrack & { readonly isAsked?: true | undefined }) | undefined;
  readonly aftercare?: Partial<Readonly<Record<AftercareStep, AftercareTrack>>> | undefined;
  /** Presses that leave the state as it is; a press that is delivered again finds another number. */
  readonly presses?: number | undefined;
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
  /** When the first of the attempts was begun of which nobody knows what came. */
  readonly invitingSince?: Date | undefined;
  readonly inviteUnsureAt?: Date | undefined;
  readonly issuedAt?: Date | undefined;
  /** The attempt whose link counts. */
  readonly linkAttempt?: number | undefined;
  readonly linkShownAt?: Date | undefined;
  readonly linkWipedAt?: Date | undefined;
  readonly redeemedAt?: Date | undefined;
  /** A look at the account has shown it accepted, whatever a later one shows: their redemption may have been reset since. */
  readonly isProven?: true | undefined;
  readonly verifiedAt?: Date | undefined;
  readonly mailBackAskedAt?: Date | undefined;
  readonly mailBackAt?: Date | undefined;
  readonly mailBackRefusal?: MailBackRefusal | undefined;
  /** What the asker and whoever confirmed were told of by a message of its own. */
  readonly told: readonly ToldOfConversion[];
}

/** What calls for a message of its own. */
export type ToldOfConversion = ConversionState | 'invite-unsure' | 'link-refused' | 'link-wiped' | 'problem';

/** Why it came to nothing. */
export type ConversionFailure =
  | {
      readonly stage: 'check';
      readonly because: 'changed' | 'right-lost';
      readonly codes: readonly ConversionCode[];
    }
  | { readonly stage: 'mail'; readonly refusal: AccountRefusal }
  | { readonly stage: 'issue'; readonly refusal: InvitationFailure }
  /** The account was deleted before anybody accepted. */
  | { readonly stage: 'account' };

type States =
  /** Whether it is agreed in principle. */
  | { readonly state: 'awaiting-agreement' }
  /** What stands in the way may be taken away; then it is checked again. */
  | { readonly state: 'agreed-in-principle'; readonly since: Date }
  | { readonly state: 'awaiting-confirmation' }
  /** The holder is to be asked. */
  | { readonly state: 'confirmed'; readonly since: Date }
  | { readonly state: 'holder-asked'; readonly since: Date }
  | { readonly state: 'holder-unreachable'; readonly because: Unreachable; readonly since: Date }
  /** The holder said yes: `mail` is written and read back, everything is checked again. */
  | { readonly state: 'curing'; readonly since: Date }
  | { readonly state: 'inviting'; readonly attempt: number; readonly since: Date }
  | { readonly state: 'issued' }
  /** The mail with the link is under way. */
  | { readonly state: 'sending'; readonly mail: number; readonly since: Date }
  | { readonly state: 'delivery-unknown'; readonly mail: number; readonly since: Date }
  /** The link stands in front of the holder, or is in the mail. */
  | { readonly state: 'delivered' }
  /** Nothing of ours goes on; the account may be accepted for all the same, and is watched. */
  | { readonly state: 'stopped-after-issue'; readonly by?: UserId | undefined; readonly since: Date }
  | { readonly state: 'redeemed-after-stop'; readonly since: Date }
  | { readonly state: 'redeemed' }
  /** Compared, and what a person has still to do is shown. */
  | { readonly state: 'aftercare-open' }
  | { readonly state: 'closed' }
  | { readonly state: 'denied'; readonly by: UserId; readonly endedAt: Date }
  /** The holder said no. */
  | { readonly state: 'holder-refused'; readonly endedAt: Date }
  | { readonly state: 'withdrawn'; readonly by: UserId; readonly endedAt: Date }
  | { readonly state: 'lapsed-before-issue'; readonly endedAt: Date }
  | { readonly state: 'failed'; readonly endedAt: Date; readonly failure: ConversionFailure }
  | {
      readonly state: 'needs-attention';
      readonly since: Date;
      readonly because:
        | { readonly what: 'strayed'; readonly got: UserId; readonly isRemoved: boolean }
        | { readonly what: Exclude<Surprise, 'another-account'> }
        | { readonly what: 'another-account'; readonly other: UserId | undefined };
    };

export type Conversion = ConversionRequest & { readonly track: ConversionTrack } & States;
export type ConversionState = Conversion['state'];

const BEFORE_ISSUE: readonly ConversionState[] = [
  'awaiting-agreement',
  'agreed-in-principle',
  'awaiting-confirmation',
  'confirmed',
  'holder-asked',
  'holder-unreachable',
  'curing',
];
/** The invitation is out, and nobody has accepted. */
const WAITING: readonly ConversionState[] = [
  'issued',
  'sending',
  'delivery-unknown',
  'delivered',
  'stopped-after-issue',
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

/** Issued, and nobody has accepted: it cannot be withdrawn, and is watched (product 5.8). */
export function isWaitedFor({ state }: Pick<Conversion, 'state'>): boolean {
  return WAITING.includes(state);
}

/** `mail` was written for a request that came to nothing, or that is to be stopped, and somebody may want the old value back. */
export function mayPutMailBack(conversion: Conversion): boolean {
  const { track } = conversion;
  const hasStrayed = conversion.state === 'needs-attention' && conversion.because.what === 'strayed';
  const wasWritten = track.mailWrittenAt ?? track.mailWritingAt;
  const isStoppable = isOver(conversion) || hasStrayed || isWaitedFor(conversion);
  const isFree = !isMailBackAsked(conversion);
  return isStoppable && !isAccountGone(conversion) && wasWritten !== undefined && !track.redeemedAt && isFree;
}

/** Asked for, and nothing has come of it that makes room for another press. */
export function isMailBackAsked({ track }: Pick<Conversion, 'track'>): boolean {
  const { mailBackAskedAt, mailBackRefusal } = track;
  return mailBackAskedAt !== undefined && mailBackRefusal !== 'right-lost' && mailBackRefusal !== 'unanswered';
}

/** There is nothing left to write to. */
function isAccountGone(conversion: Conversion): boolean {
  return conversion.state === 'failed' && conversion.failure.stage === 'account';
}
