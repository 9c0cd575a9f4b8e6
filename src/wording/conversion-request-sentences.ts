import type { ConversionCode } from '../domain/conversion/conversion-details.ts';
import type { AccountRefusal, MailBackRefusal } from '../domain/conversion/conversion-entry.ts';
import type { InvitationFailure } from '../domain/failures.ts';
import type { FindingWords } from './finding-words.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Person = { readonly person: string };
type Count = { readonly n: number };
type DateText = { readonly date: string };
type Time = { readonly time: string };
type New = { readonly new: string };
type OldAndNew = New & { readonly old: string };

/** What is said from the question whether an account is to be converted to the link in front of its holder. */
export interface ConversionRequestSentences {
  /** To those who may say yes, each in their own chat. */
  readonly conversionConfirm: {
    readonly heading: Said<Name>;
    readonly remind: string;
    /** To whoever has not had it before. */
    readonly escalated: Said<DateText>;
    readonly undecided: Said<DateText>;
    readonly asker: Said<Person & DateText>;
    readonly written: string;
    readonly writes: Said<OldAndNew>;
    readonly writesNone: Said<{ readonly address: string }>;
    readonly kept: string;
    /** Undefined: not readable. */
    readonly keptList: Said<{ readonly groups: number | undefined; readonly apps: number | undefined }>;
    readonly changes: string;
    readonly changesSignIn: Said<{ readonly signIn: string; readonly partner: string }>;
    readonly changesAccess: string;
    readonly changesStop: string;
    readonly typeStays: Said<{ readonly type: string }>;
    readonly notCarried: string;
    readonly notCarriedList: string;
    readonly when: string;
    readonly asksFirst: Said<Name>;
    /** Where the account has no Teams to ask them in. */
    readonly asksElsewhere: Said<Name & { readonly address: string }>;
    /** Where the policy asks nobody. */
    readonly asksNobody: Said<Name>;
    readonly accepted: string;
    readonly override: string;
    readonly undo: string;
    readonly undoText: string;
    readonly cancel: string;
    readonly cancelText: string;
    readonly deadline: Said<DateText>;
    /** Where a later look has found what must be fixed: why there is nothing to confirm, and the same for whoever asked. */
    readonly why: string;
    readonly waitsForCure: string;
    /** What stands in the way unless it was read: a tick for each. */
    readonly ticks: string;
    readonly tickMissing: string;
    /** Where one reading answers two questions. */
    readonly tickSubjects: Readonly<Partial<Record<ConversionCode, string>>>;
    readonly type: Said<{ readonly typed: string }>;
    readonly typeMissing: string;
    readonly declineReason: Said<Person>;
    readonly declineMissing: string;
    readonly open: string;
    readonly convert: string;
    readonly decline: string;
    readonly sendDecline: string;
    readonly notes: {
      readonly own: string;
      readonly holder: string;
      readonly late: string;
      /** By whom and when is known. */
      readonly lateBy: Said<Person & DateText>;
      readonly ticksMissing: string;
      readonly oneAdmin: string;
      /** Of a press that wanted to ask on what was found days ago. */
      readonly readAnew: string;
    };
  };
  /** What has become of the question, for those who were asked. */
  readonly conversionDecided: {
    readonly confirmed: Said<Person>;
    readonly declined: Said<Person>;
    readonly lapsed: Said<DateText>;
    readonly withdrawn: string;
    /** What was kept of the person was removed, so there is nothing to decide by. */
    readonly removed: string;
    readonly nothingMore: Said<DateText>;
  };
  /** The living card for whoever asked, and for whoever confirmed. */
  readonly conversionStatus: {
    readonly awaitingAgreement: string;
    readonly agreedInPrinciple: Said<Name>;
    readonly awaiting: Said<Name>;
    /** The question has not reached them yet. */
    readonly reaching: Said<Name>;
    readonly asking: Said<Name>;
    readonly mail: string;
    readonly inviting: string;
    /** The answer was lost, and for long nothing could be found out. */
    readonly invitingUnsure: Said<Name>;
    readonly issued: Said<Name>;
    /** By mail, where the link was not shown in Teams. */
    readonly sending: Said<Name>;
    readonly unknown: Said<Name>;
    readonly stopped: Said<Name>;
    readonly afterStop: Said<Name>;
    readonly accepted: Said<Name>;
    readonly denied: Said<Name>;
    readonly refused: Said<Name>;
    readonly withdrawn: Said<Name>;
    /** An invitation may be out. */
    readonly withdrawnMaybe: Said<Name>;
    readonly lapsed: Said<Name>;
    readonly failed: Said<Name>;
    readonly attention: Said<Name>;
    /** Somebody has seen to it, and nobody has accepted. */
    readonly putAside: Said<Name>;
    /** For one who administers, and whose name is not known. */
    readonly someAdmin: string;
    readonly deniedBecause: string;
    readonly nothingChanged: string;
    /** It is over, and an invitation may be out whose link nobody was given. */
    readonly maybeIssued: Said<Name>;
    /** What somebody gains by saying that it is seen to. */
    readonly doneMeans: string;
    readonly noWithdraw: Said<Name>;
    readonly watched: Said<Name>;
    readonly withdraw: string;
    readonly mailKept: Said<OldAndNew>;
    /** Whether it was written is not known. */
    readonly mailMaybe: Said<OldAndNew>;
    /** What was empty cannot be put back. */
    readonly mailWasEmpty: string;
    readonly mailBackOpen: string;
    readonly mailBackText: Said<{ readonly old: string }>;
    readonly mailBack: string;
    readonly mailBackNow: Said<{ readonly old: string }>;
    readonly mailBackDone: Said<{ readonly old: string } & Time>;
    readonly mailBackRefused: { readonly [R in MailBackRefusal]: Said<{ readonly old: string }> };
  };
  /** What a line about a fact says, by how the fact stands. */
  readonly conversionSteps: {
    readonly confirmedNow: string;
    readonly confirmedDone: Said<Person>;
    readonly confirmedDenied: Said<Person>;
    readonly confirmedLapsed: Said<DateText>;
    readonly agreedNext: Said<Name>;
    readonly agreedReaching: Said<Name>;
    readonly agreedNow: Said<Name>;
    readonly agreedDone: Said<Name>;
    readonly agreedRefused: Said<Name>;
    readonly agreedLapsed: Said<Name>;
    /** The directory has not let it, for all the time there was. */
    readonly issuedLapsed: string;
    /** They were never asked. */
    readonly reachedLapsed: Said<Name>;
    readonly mailNext: Said<New>;
    readonly mailNow: Said<OldAndNew>;
    readonly mailDone: Said<OldAndNew & Time>;
    readonly mailFailed: string;
    readonly issuedNext: string;
    readonly issuedNow: string;
    readonly issuedDone: string;
    readonly issuedStopped: string;
    /** Begun, and its answer was lost. */
    readonly issuedMaybe: string;
    readonly issuedUnshown: string;
    readonly issuedStrayed: string;
    readonly shownNext: Said<Name>;
    readonly shownNow: Said<Name>;
    readonly shownDone: Said<Name>;
    readonly acceptedNext: Said<Name>;
    readonly acceptedNow: Said<Name>;
    readonly acceptedDone: Said<Name>;
    readonly withdrawn: Said<Person>;
    readonly signInDiffers: string;
    readonly accountGone: string;
    /** After it was accepted. */
    readonly goneAfter: string;
    readonly notAccepted: string;
    readonly anotherAccepted: string;
  };
  /** Under a line, in small. */
  readonly conversionNotes: {
    readonly askingDeciders: string;
    readonly asked: Said<Count>;
    /** `date`: when the question goes out again. */
    readonly askedNobody: Said<{ readonly date: string | undefined }>;
    readonly decideBy: Said<DateText>;
    readonly askedHolder: Said<DateText>;
    readonly answerBy: Said<DateText>;
    readonly mailLags: Said<Time>;
    readonly shownWaits: string;
    readonly dependsOn: Said<Name>;
    readonly linkWiped: string;
    /** The holder has said that something is wrong. */
    readonly problem: Said<Name & Time>;
  };
  /** Why nothing, or nothing more, is done; each with what to do and who can. */
  readonly conversionTroubles: {
    readonly changed: (values: { readonly what: readonly ConversionCode[] }) => FindingWords;
    readonly rightLost: FindingWords;
    readonly accountGone: FindingWords;
    readonly inviteUnsure: (values: Time) => FindingWords;
    readonly mailRefused: { readonly [R in AccountRefusal]: FindingWords };
    readonly issueRefused: { readonly [F in InvitationFailure]: (values: { readonly domain: string }) => FindingWords };
    readonly strayed: (values: {
      readonly got: string;
      readonly asked: string;
      readonly isRemoved: boolean;
    }) => FindingWords;
    /** After it was accepted. */
    readonly goneAfter: FindingWords;
    readonly notAccepted: FindingWords;
    /** Undefined: what was kept of them was removed. */
    readonly anotherAccepted: (values: {
      readonly other: string;
      readonly address: string | undefined;
    }) => FindingWords;
    /** Undefined: mail was changed since, and nobody has kept to what. */
    readonly mismatch: (values: {
      readonly signInDomain: string;
      readonly mailDomain: string | undefined;
    }) => FindingWords;
  };
  /** What a rule is about, where it says that this has changed. */
  readonly conversionSubjects: Readonly<Record<ConversionCode, string>>;
}
