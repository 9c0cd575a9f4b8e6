import type { Choices } from '../domain/draft.ts';
import type { RequestId, UserId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import type { AftercarePress } from '../use-cases/conversion/ask-aftercare.ts';
import type { ReasonPress } from '../use-cases/conversion/ask-for-code.ts';
import type { CodePress } from '../use-cases/conversion/check-code.ts';
import type { AccountPress, OverridePress } from '../use-cases/conversion/edit-conversion.ts';
import type { StartConversionInput, StartConversionOutcome } from '../use-cases/conversion/start-conversion.ts';
import type { SubmittedConversion } from '../use-cases/conversion/submit-conversion.ts';
import type { PersonPress } from '../use-cases/edit-draft.ts';
import type { CardCopy } from '../use-cases/ports/card-copies.ts';
import type { ChatPerson } from '../use-cases/ports/people.ts';
import type { Press, PressOutcome } from '../use-cases/press-outcome.ts';
import type { StartDraftInput, StartOutcome } from '../use-cases/start-draft.ts';
import type { SubmittedForm } from '../use-cases/submit-form.ts';

/** All that the bot may ask for; what they need is bound by the root. */
export interface BotUseCases {
  startDraft(input: StartDraftInput): Promise<StartOutcome>;
  submitForm(input: Press & { readonly form: SubmittedForm }): Promise<PressOutcome>;
  changeDraft(press: Press): Promise<PressOutcome>;
  recheckDraft(press: Press): Promise<PressOutcome>;
  cancelDraft(press: Press): Promise<PressOutcome>;
  sendDraft(press: Press): Promise<PressOutcome>;
  openPerson(press: PersonPress): Promise<PressOutcome>;
  openList(press: Press): Promise<PressOutcome>;
  choosePerson(press: PersonPress & { readonly choice: Choices[string] }): Promise<PressOutcome>;
  askAdmins(press: Press): Promise<PressOutcome>;
  resendLink(press: PersonPress): Promise<PressOutcome>;
  /** The present card; reads only. */
  showRequest(press: Press): Promise<PressOutcome>;
  sendAgain(press: Press): Promise<PressOutcome>;
  markReceived(press: Press): Promise<PressOutcome>;
  /** The link on a card of its own, in the presser's own chat. */
  handOver(press: Press): Promise<PressOutcome>;
  newLink(press: Press): Promise<PressOutcome>;
  /** On the card that shows the link; after any of them it shows it no more. */
  passOn(press: Press): Promise<PressOutcome>;
  mailInstead(press: Press): Promise<PressOutcome>;
  microsoftMail(press: Press): Promise<PressOutcome>;
  /** Reads only. */
  showHistory(press: Press): Promise<PressOutcome>;
  /** For whoever may ask; of what is found, and of everything that follows, administrators alone read more than what was typed. */
  startConversion(input: StartConversionInput): Promise<StartConversionOutcome>;
  submitConversion(press: Press & { readonly form: SubmittedConversion }): Promise<PressOutcome>;
  /** The same form, the address in the field for the account they sign in with. */
  sameSignIn(press: Press & { readonly form: SubmittedConversion }): Promise<PressOutcome>;
  pickAccount(press: AccountPress): Promise<PressOutcome>;
  changeConversion(press: Press): Promise<PressOutcome>;
  recheckConversion(press: Press): Promise<PressOutcome>;
  /** By an administrator, of what somebody asks for who is none; what is ready by then is asked in the asker's name. */
  checkForConverter(press: Press): Promise<PressOutcome>;
  cancelConversion(press: Press): Promise<PressOutcome>;
  inviteSignIn(press: Press): Promise<PressOutcome>;
  goOnWithoutTeams(press: OverridePress): Promise<PressOutcome>;
  /** Opens the conversion; from then on its message shows that. */
  askForConfirmation(press: Press): Promise<PressOutcome>;
  /** The same where something has to be taken from the person first: whether it is agreed at all. */
  askForAgreement(press: Press): Promise<PressOutcome>;
  /** By an administrator who neither asked nor holds the account. */
  agreeInPrinciple(press: Press): Promise<PressOutcome>;
  /** Reads everything again of what is agreed in principle. */
  checkAgreed(press: Press): Promise<PressOutcome>;
  checkAsked(press: Press): Promise<PressOutcome>;
  /** What had to be taken away is gone: asks for the confirmation. */
  askNow(press: Press): Promise<PressOutcome>;
  /** By an administrator who neither asked nor holds the account: the name as they typed it, and what they accept unread. */
  confirmConversion(press: Press & { readonly name: string; readonly ticks: readonly string[] }): Promise<PressOutcome>;
  denyConversion(press: Press & { readonly reason: string }): Promise<PressOutcome>;
  withdrawConversion(press: Press): Promise<PressOutcome>;
  /** By the holder of the account alone, who need not administer anything. */
  agreeConversion(press: Press): Promise<PressOutcome>;
  refuseConversion(press: Press): Promise<PressOutcome>;
  askHolderAgain(press: Press): Promise<PressOutcome>;
  /** By whoever confirmed, of a holder who cannot be asked in Teams: a code to the external address, with a reason. */
  askForCode(press: ReasonPress): Promise<PressOutcome>;
  checkCode(press: CodePress): Promise<PressOutcome>;
  waiveProof(press: ReasonPress): Promise<PressOutcome>;
  /** The same link once more to the external address. */
  sendLinkAgain(press: Press): Promise<PressOutcome>;
  askMailBack(press: Press): Promise<PressOutcome>;
  /** For administrators alone; reads only. */
  showConversionHistory(press: Press): Promise<PressOutcome>;
  /** By the holder of the account alone: something is wrong with it. */
  reportProblem(press: Press): Promise<PressOutcome>;
  closeConversion(press: Press): Promise<PressOutcome>;
  /** After issue, while it is waited for. */
  stopReminding(press: Press): Promise<PressOutcome>;
  /** Accepted after the stop, and wanted after all; by any administrator. */
  finishConversion(press: Press): Promise<PressOutcome>;
  /** The address of Teams once more to the external address. */
  askTeamsLink(press: Press): Promise<PressOutcome>;
  /** One of the steps after the acceptance. */
  askAftercare(press: AftercarePress): Promise<PressOutcome>;
  /** Of somebody who is here already, by an administrator: another one confirms it (product 4.2). */
  askReset(press: PersonPress): Promise<PressOutcome>;
  askAddress(press: PersonPress & { readonly address: string }): Promise<PressOutcome>;
  askRestore(press: PersonPress): Promise<PressOutcome>;
  /** On the card of a conversion. */
  askToBlock(press: Press): Promise<PressOutcome>;
  askAddressOfConversion(press: Press & { readonly address: string }): Promise<PressOutcome>;
  /** By an administrator who has not asked for it. */
  confirmChange(press: Press): Promise<PressOutcome>;
  denyChange(press: Press & { readonly reason: string }): Promise<PressOutcome>;
  withdrawChange(press: Press): Promise<PressOutcome>;
  askAddressBack(press: Press): Promise<PressOutcome>;
  /** Remembers, and returns what is known now. */
  seePerson(person: ChatPerson): Promise<ChatPerson>;
  chooseLanguage(input: { readonly callerId: UserId; readonly language: Language }): Promise<void>;
  adoptCopy(copy: CardCopy): Promise<void>;
  /** Whether a message with the card of this draft is known already: its command was delivered twice. */
  isPosted(requestId: RequestId): Promise<boolean>;
  /** At most 60 s old; throws EdgeError when the directory does not answer. */
  isMemberOfTenant(callerId: UserId): Promise<'member' | 'outsider' | 'unknown'>;
  /** Whether the caller may ask for conversions: decides what help names, and nothing else. At most 60 s old; throws EdgeError. */
  mayConvert(callerId: UserId): Promise<boolean>;
}
