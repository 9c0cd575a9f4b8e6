import { addressFindings } from './en/address-findings.ts';
import { aftercare } from './en/aftercare.ts';
import { agreement } from './en/agreement.ts';
import { asked } from './en/asked.ts';
import { choices } from './en/choices.ts';
import { closing } from './en/closing.ts';
import { conversion } from './en/conversion.ts';
import { conversionFindings } from './en/conversion-findings.ts';
import { conversionFine } from './en/conversion-fine.ts';
import { conversionHistory } from './en/conversion-history.ts';
import { conversionMailed } from './en/conversion-mailed.ts';
import { conversionNotChecked } from './en/conversion-not-checked.ts';
import { conversionRequest } from './en/conversion-request.ts';
import { conversionStatus } from './en/conversion-status.ts';
import { conversionSubjects } from './en/conversion-subjects.ts';
import { conversionTroubles } from './en/conversion-troubles.ts';
import { converter } from './en/converter.ts';
import { counted } from './en/counted.ts';
import { domainFindings } from './en/domain-findings.ts';
import { handOver } from './en/hand-over.ts';
import { handingOn } from './en/handing-on.ts';
import { history } from './en/history.ts';
import { holder } from './en/holder.ts';
import { inviterFindings } from './en/inviter-findings.ts';
import { notChecked } from './en/not-checked.ts';
import { presenceFindings } from './en/presence-findings.ts';
import { refusals } from './en/refusals.ts';
import { status } from './en/status.ts';
import { stopping } from './en/stopping.ts';
import { talk } from './en/talk.ts';
import { teamFindings } from './en/team-findings.ts';
import { tenantFindings } from './en/tenant-findings.ts';
import type { FindingSentences, Sentences } from './sentences.ts';

/** A code without its sentence does not compile. */
const findings: FindingSentences = {
  ...addressFindings,
  ...domainFindings,
  ...tenantFindings,
  ...teamFindings,
  ...inviterFindings,
  ...presenceFindings,
};

export const en: Sentences = {
  common: {
    next: 'Next: review',
    send: 'Send invitation',
    change: 'Change',
    cancel: 'Cancel',
    close: 'Close',
    checkAgain: 'Check again',
    moreOptions: 'More options',
    showMail: 'Show the mail',
    backToList: 'Back to the list',
    inviteGuest: 'Invite a guest',
    help: 'Help',
    nothingSent: 'Nothing has been sent yet.',
    cure: 'What to do:',
    who: ({ who }) => `Who can: ${who}`,
    updated: ({ time }) => `Updated ${time}`,
    late: 'This takes longer than usual. We keep trying; you need not press again.',
    selfUpdating: 'This card updates itself; you can close the chat.',
    reference: ({ reference }) => `Reference ${reference}`,
    look: ({ reference }) => `Somebody has to look at this: ask an administrator (reference ${reference}).`,
    someone: 'the guest',
    someoneAt: ({ domain }) => `the guest from ${domain}`,
    unnamedTeam: 'the team',
  },
  severity: {
    block: 'Must be fixed',
    choice: 'Already here',
    warn: 'Warning',
    'not-checked': 'Not checked',
    info: 'Good to know',
    fine: 'Fine',
  },
  form: {
    heading: 'Invite a guest',
    intro: 'Nothing is sent until you have seen the exact mail.',
    addresses: ({ max }) => `Email addresses, one per line (up to ${max})`,
    addressesHint: 'With a name: Ann Lee <ann@fabrikam.example>',
    team: 'Add to team',
    teamHint: 'Choose a team',
    teamNone: 'No team yet',
    message: 'Your message to them (optional)',
    messageHint: 'For example: what you will work on together',
    language: 'Language of the mail',
    sponsor: 'Sponsor: the colleague who answers for this guest',
    sponsorMyself: 'Myself',
    sponsorChosen: 'The colleague you chose',
    cc: 'Also tell one address (it gets no link)',
    addressMissing: 'Enter at least one email address.',
    teamMissing: 'Choose a team.',
    teamOrNoneMissing: 'Choose a team, or “No team yet”.',
    languageMissing: 'Choose the language of the mail.',
    errorsTop: ({ n }) =>
      `${counted(n, 'entry needs a change', 'entries need a change')}. Everything you typed is still here.`,
    tooMany: ({ count, max }) =>
      `${count} addresses are too many for this form (${max}). Leave some out, and invite them after these.`,
    malformed: ({ text }) => `“${text}” is not a complete email address.`,
    tooLong: ({ length, max }) => `Your message has ${length} characters; at most ${max} fit.`,
    sponsorUnknown:
      'The sponsor you chose was not found in our directory. Choose somebody else, or leave it as yourself.',
    ccMalformed: ({ text }) => `The address to tell, “${text}”, is not a complete email address.`,
    noTeam: 'You own no team, and only owners of a team may invite guests to it.',
    noTeamDo: 'Ask an owner of the team to invite, or ask an administrator of Guestlist.',
  },
  checking: {
    heading: 'Checking the address',
    headingMany: ({ n }) => `Checking ${counted(n, 'address', 'addresses')}`,
    headingBeforeSending: 'Checking once more before sending',
  },
  cancelled: { heading: 'Cancelled; no invitation was sent from this form' },
  review: {
    ready: ({ name }) => `Ready to invite ${name}`,
    blocked: ({ name }) => `${name} can’t be invited yet`,
    readyToAdd: ({ name, team }) => `Ready to add ${name} to “${team}”`,
    readyToRenew: ({ name }) => `Ready to send ${name} a new link`,
    warned: ({ ready, n }) => `${ready}, with ${counted(n, 'warning', 'warnings')}`,
    unchecked: ({ ready, n }) => `${ready}; ${counted(n, 'point', 'points')} not checked`,
    to: 'To:',
    from: 'From:',
    subject: 'Subject:',
    team: 'Team:',
    sponsor: 'Sponsor:',
    language: 'Mail language:',
    teamWhen: ({ team }) => `Added to “${team}” right after the invitation.`,
    teamWhenRenewed: ({ team }) => `Added to “${team}” right after the new link is made.`,
    cc: ({ cc }) => `${cc} gets a mail of its own, without the link.`,
    words: 'Your words, exactly as they will be read',
    noWords: 'No message of your own. The mail says who invites and to what.',
    changed: 'Something has changed since you looked. Please read the results again.',
  },
  ...choices,
  ...status,
  ...handOver,
  ...history,
  ...talk,
  asked,
  findings,
  notChecked,
  ...refusals,
  ...conversion,
  ...holder,
  ...conversionMailed,
  ...stopping,
  ...aftercare,
  ...closing,
  ...handingOn,
  conversionFindings,
  conversionFine,
  conversionNotChecked,
  ...agreement,
  ...conversionRequest,
  ...conversionHistory,
  ...conversionStatus,
  conversionSubjects,
  conversionTroubles,
  ...converter,
};
