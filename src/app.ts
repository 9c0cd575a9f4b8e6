import type { BotUseCases } from './bot/bot-use-cases.ts';
import type { JobHandlers } from './jobs/job-handlers.ts';
import { askAddress, askReset, askRestore } from './use-cases/access-change/ask-change.ts';
import { askChangeDeciders } from './use-cases/access-change/ask-change-deciders.ts';
import { askAddressOfConversion, askToBlock } from './use-cases/access-change/ask-change-of-conversion.ts';
import { confirmChange, denyChange, withdrawChange } from './use-cases/access-change/decide-change.ts';
import { makeChange } from './use-cases/access-change/make-change.ts';
import { askAddressBack } from './use-cases/access-change/put-address-back.ts';
import { tellChange } from './use-cases/access-change/tell-change.ts';
import { type AddToTeamDeps, addToTeam } from './use-cases/add-to-team.ts';
import type { AnswerGuestDeps } from './use-cases/answer-guest.ts';
import { askAdmins, tellAdmins } from './use-cases/ask-admins.ts';
import { type CheckDraftDeps, checkDraft } from './use-cases/check-draft.ts';
import { agreeConversion, askHolderAgain, refuseConversion } from './use-cases/conversion/answer-holder.ts';
import { askAftercare } from './use-cases/conversion/ask-aftercare.ts';
import { askDeciders } from './use-cases/conversion/ask-deciders.ts';
import { askForCode } from './use-cases/conversion/ask-for-code.ts';
import {
  type AskForConfirmationDeps,
  askForAgreement,
  askForConfirmation,
} from './use-cases/conversion/ask-for-confirmation.ts';
import { askHolder } from './use-cases/conversion/ask-holder.ts';
import { askTeamsLink } from './use-cases/conversion/ask-teams-link.ts';
import { checkAsked } from './use-cases/conversion/check-asked.ts';
import { checkCode } from './use-cases/conversion/check-code.ts';
import { type CheckConversionDeps, checkConversion } from './use-cases/conversion/check-conversion.ts';
import { checkForConverter } from './use-cases/conversion/check-for-converter.ts';
import { closeConversion } from './use-cases/conversion/close-conversion.ts';
import { agreeInPrinciple, confirmConversion, denyConversion } from './use-cases/conversion/decide-conversion.ts';
import { doAftercare } from './use-cases/conversion/do-aftercare.ts';
import {
  cancelConversion,
  changeConversion,
  goOnWithoutTeams,
  inviteSignIn,
  pickAccount,
  recheckConversion,
} from './use-cases/conversion/edit-conversion.ts';
import { finishConversion } from './use-cases/conversion/finish-conversion.ts';
import { followConversion } from './use-cases/conversion/follow-conversion.ts';
import { askNow, checkAgreed } from './use-cases/conversion/go-on-agreed.ts';
import { issueConversion } from './use-cases/conversion/issue-conversion.ts';
import { mailCode } from './use-cases/conversion/mail-code.ts';
import { mailConversionLink } from './use-cases/conversion/mail-conversion-link.ts';
import { mailTeamsLink } from './use-cases/conversion/mail-teams-link.ts';
import { askMailBack, putMailBack } from './use-cases/conversion/put-mail-back.ts';
import { remindHolder } from './use-cases/conversion/remind-holder.ts';
import { reportProblem } from './use-cases/conversion/report-problem.ts';
import { sendLinkAgain } from './use-cases/conversion/send-link-again.ts';
import { showConversionHistory } from './use-cases/conversion/show-conversion-history.ts';
import { type StartConversionDeps, startConversion } from './use-cases/conversion/start-conversion.ts';
import { stopReminding } from './use-cases/conversion/stop-reminding.ts';
import { sameSignIn, submitConversion } from './use-cases/conversion/submit-conversion.ts';
import { tellConversion } from './use-cases/conversion/tell-conversion.ts';
import { tellConversionAdmins } from './use-cases/conversion/tell-conversion-admins.ts';
import { tellConverter } from './use-cases/conversion/tell-converter.ts';
import { verifyConversion } from './use-cases/conversion/verify-conversion.ts';
import { waiveProof } from './use-cases/conversion/waive-proof.ts';
import { withdrawConversion } from './use-cases/conversion/withdraw-conversion.ts';
import { type DeliverDeps, deliverInvitation } from './use-cases/deliver-invitation.ts';
import {
  cancelDraft,
  changeDraft,
  choosePerson,
  openList,
  openPerson,
  recheckDraft,
  sendDraft,
} from './use-cases/edit-draft.ts';
import { type FollowDeps, followInvitations } from './use-cases/follow-invitations.ts';
import { handOverLink } from './use-cases/hand-over-link.ts';
import { hideLink } from './use-cases/hide-link.ts';
import { type IssueDeps, issueInvitation } from './use-cases/issue-invitation.ts';
import type { Accounts } from './use-cases/ports/accounts.ts';
import type { CardCopies } from './use-cases/ports/card-copies.ts';
import type { Installations } from './use-cases/ports/installations.ts';
import type { LinkVault } from './use-cases/ports/link-vault.ts';
import type { Notifier } from './use-cases/ports/notifier.ts';
import type { People } from './use-cases/ports/people.ts';
import { remindGuest } from './use-cases/remind-guest.ts';
import { resendLink } from './use-cases/resend-link.ts';
import { type SendNoticeDeps, sendNotice } from './use-cases/send-notice.ts';
import { type SetSponsorDeps, setSponsor } from './use-cases/set-sponsor.ts';
import { type SettleDeliveryDeps, settleDelivery, settleOnLinkCard } from './use-cases/settle-delivery.ts';
import { showCard } from './use-cases/show-card.ts';
import { showHistory } from './use-cases/show-history.ts';
import { showRequest } from './use-cases/show-request.ts';
import { mayCallerConvert, standingOfCaller } from './use-cases/standing-of-caller.ts';
import { type StartDraftDeps, startDraft } from './use-cases/start-draft.ts';
import { submitForm } from './use-cases/submit-form.ts';
import type { SweepDeps } from './use-cases/sweep.ts';
import { tellInviter } from './use-cases/tell-inviter.ts';
import { tellStranger } from './use-cases/tell-stranger.ts';

/** Everything the use-cases need of the world, as the roots build it. */
export type Edges = StartDraftDeps &
  CheckDraftDeps &
  StartConversionDeps &
  CheckConversionDeps &
  AskForConfirmationDeps &
  IssueDeps &
  DeliverDeps &
  AddToTeamDeps &
  FollowDeps &
  SetSponsorDeps &
  SendNoticeDeps &
  SweepDeps &
  AnswerGuestDeps &
  SettleDeliveryDeps & {
    readonly people: People;
    readonly cardCopies: CardCopies;
    readonly accounts: Accounts;
    readonly installations: Installations;
    /** Of conversions; each is its holder's alone. */
    readonly conversionLinks: LinkVault;
  };

/** What the bot may ask for, bound to its edges. */
export function botUseCases(edges: Edges): BotUseCases {
  const { people, cardCopies } = edges;
  return {
    startDraft: (input) => startDraft(edges, input),
    submitForm: (input) => submitForm(edges, input),
    changeDraft: (press) => changeDraft(edges, press),
    recheckDraft: (press) => recheckDraft(edges, press),
    cancelDraft: (press) => cancelDraft(edges, press),
    sendDraft: (press) => sendDraft(edges, press),
    choosePerson: (press) => choosePerson(edges, press),
    openPerson: (press) => openPerson(edges, press),
    openList: (press) => openList(edges, press),
    askAdmins: (press) => askAdmins(edges, press),
    resendLink: (press) => resendLink(edges, press),
    showRequest: (press) => showRequest(edges, press),
    sendAgain: (press) => settleDelivery(edges, press, 'sendAgain'),
    markReceived: (press) => settleDelivery(edges, press, 'received'),
    newLink: (press) => settleDelivery(edges, press, 'newLink'),
    handOver: (press) => settleDelivery(edges, press, 'handOver'),
    passOn: (press) => settleOnLinkCard(edges, press, 'passedOn'),
    mailInstead: (press) => settleOnLinkCard(edges, press, 'sendAgain'),
    microsoftMail: (press) => settleOnLinkCard(edges, press, 'microsoftsMail'),
    showHistory: (press) => showHistory(edges, press),
    startConversion: (input) => startConversion(edges, input),
    submitConversion: (press) => submitConversion(edges, press),
    sameSignIn: (press) => sameSignIn(edges, press),
    pickAccount: (press) => pickAccount(edges, press),
    changeConversion: (press) => changeConversion(edges, press),
    recheckConversion: (press) => recheckConversion(edges, press),
    checkForConverter: (press) => checkForConverter(edges, press),
    cancelConversion: (press) => cancelConversion(edges, press),
    inviteSignIn: (press) => inviteSignIn(edges, press),
    goOnWithoutTeams: (press) => goOnWithoutTeams(edges, press),
    askForConfirmation: (press) => askForConfirmation(edges, press),
    askForAgreement: (press) => askForAgreement(edges, press),
    agreeInPrinciple: (press) => agreeInPrinciple(edges, press),
    checkAgreed: (press) => checkAgreed(edges, press),
    checkAsked: (press) => checkAsked(edges, press),
    askNow: (press) => askNow(edges, press),
    confirmConversion: (press) => confirmConversion(edges, press),
    denyConversion: (press) => denyConversion(edges, press),
    withdrawConversion: (press) => withdrawConversion(edges, press),
    agreeConversion: (press) => agreeConversion(edges, press),
    refuseConversion: (press) => refuseConversion(edges, press),
    askHolderAgain: (press) => askHolderAgain(edges, press),
    askForCode: (press) => askForCode(edges, press),
    checkCode: (press) => checkCode(edges, press),
    waiveProof: (press) => waiveProof(edges, press),
    sendLinkAgain: (press) => sendLinkAgain(edges, press),
    askMailBack: (press) => askMailBack(edges, press),
    showConversionHistory: (press) => showConversionHistory(edges, press),
    reportProblem: (press) => reportProblem(edges, press),
    closeConversion: (press) => closeConversion(edges, press),
    stopReminding: (press) => stopReminding(edges, press),
    finishConversion: (press) => finishConversion(edges, press),
    askTeamsLink: (press) => askTeamsLink(edges, press),
    askAftercare: (press) => askAftercare(edges, press),
    askReset: (press) => askReset(edges, press),
    askAddress: (press) => askAddress(edges, press),
    askRestore: (press) => askRestore(edges, press),
    askToBlock: (press) => askToBlock(edges, press),
    askAddressOfConversion: (press) => askAddressOfConversion(edges, press),
    confirmChange: (press) => confirmChange(edges, press),
    denyChange: (press) => denyChange(edges, press),
    withdrawChange: (press) => withdrawChange(edges, press),
    askAddressBack: (press) => askAddressBack(edges, press),
    seePerson: async (person) => {
      await people.see(person);
      return (await people.find(person.id)) ?? person;
    },
    chooseLanguage: ({ callerId, language }) => people.chooseLanguage(callerId, language),
    adoptCopy: async (copy) => {
      await cardCopies.adopt(copy);
      // The answer to a press is the presser's alone and does not last; the message itself is edited after it (T1.3).
      if (copy.shown !== '') return;
      await edges.jobs.enqueue([{ job: { name: 'show-card', requestId: copy.requestId }, delaySeconds: 1 }]);
    },
    isPosted: async (requestId) => (await cardCopies.of(requestId)).length > 0,
    isMemberOfTenant: standingOfCaller(edges),
    mayConvert: mayCallerConvert(edges),
  };
}

/** The same use-cases as jobs run them: one row a job. */
export function jobHandlers(edges: Edges, notifier: Notifier): JobHandlers {
  return {
    'tell-admins': ({ requestId }) => tellAdmins({ ...edges, notifier }, requestId),
    'check-draft': ({ requestId }) => checkDraft(edges, requestId),
    'check-conversion': ({ requestId }) => checkConversion(edges, requestId),
    'ask-deciders': ({ requestId }) => askDeciders({ ...edges, notifier }, requestId),
    'ask-holder': ({ requestId }) => askHolder({ ...edges, notifier }, requestId),
    'issue-conversion': ({ requestId }) => issueConversion(edges, requestId),
    'mail-code': ({ requestId }) => mailCode(edges, requestId),
    'mail-conversion-link': ({ requestId }) => mailConversionLink(edges, requestId),
    'mail-teams-link': ({ requestId }) => mailTeamsLink(edges, requestId),
    'remind-holder': ({ requestId }) => remindHolder({ ...edges, notifier }, requestId),
    'follow-conversion': ({ requestId }) => followConversion(edges, requestId),
    'verify-conversion': ({ requestId }) => verifyConversion(edges, requestId),
    'put-mail-back': ({ requestId }) => putMailBack(edges, requestId),
    'do-aftercare': ({ requestId }) => doAftercare(edges, requestId),
    'tell-conversion-admins': ({ requestId }) => tellConversionAdmins({ ...edges, notifier }, requestId),
    'tell-converter': ({ requestId }) => tellConverter({ ...edges, notifier }, requestId),
    'ask-change-deciders': ({ requestId }) => askChangeDeciders({ ...edges, notifier }, requestId),
    'make-change': ({ requestId }) => makeChange(edges, requestId),
    'tell-change': ({ requestId }) => tellChange({ ...edges, notifier }, requestId),
    'tell-conversion': ({ requestId }) => tellConversion({ ...edges, notifier }, requestId),
    issue: ({ invitationId }) => issueInvitation(edges, invitationId),
    deliver: ({ invitationId }) => deliverInvitation(edges, invitationId),
    'add-to-team': ({ invitationId }) => addToTeam(edges, invitationId),
    'set-sponsor': ({ invitationId }) => setSponsor(edges, invitationId),
    'send-notice': ({ invitationId }) => sendNotice(edges, invitationId),
    follow: ({ invitationIds }) => followInvitations(edges, invitationIds),
    'hand-over': ({ invitationId }) => handOverLink({ ...edges, notifier }, invitationId),
    'hide-link': ({ invitationId }) => hideLink({ ...edges, notifier }, invitationId),
    remind: ({ invitationId }) => remindGuest(edges, invitationId),
    'tell-stranger': ({ invitationId }) => tellStranger({ ...edges, notifier }, invitationId),
    tell: ({ invitationId }) => tellInviter({ ...edges, notifier }, invitationId),
    'show-card': ({ requestId }) => showCard({ ...edges, notifier }, requestId),
  };
}
