import type { MailSentences, Noticed } from './mail-sentences.ts';

// The guest's time zone is not known; a whole day is meant.
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const NOTICE_ONLY = 'This is for information only: it contains no link to the invitation, and there is nothing to do.';

function invited({ inviter, name, address }: Noticed): string {
  return name === undefined ? `${inviter} invited ${address}` : `${inviter} invited ${name} (${address})`;
}

export const mailEn: MailSentences = {
  from: ({ org }) => `${org} invitations`,
  subject: ({ inviter, org, team }) => `${inviter} (${org}) invites you to “${team}” in Microsoft Teams`,
  subjectNoTeam: ({ inviter, org }) => `${inviter} (${org}) invites you to work together in Microsoft 365`,
  subjectNew: ({ inviter, org, team }) => `New link: ${inviter} (${org}) invites you to “${team}”`,
  subjectNewNoTeam: ({ inviter, org }) => `New link: ${inviter} (${org}) invites you to work together in Microsoft 365`,
  subjectRemind: ({ inviter, org, team }) => `Reminder: ${inviter} (${org}) invited you to “${team}”`,
  subjectRemindNoTeam: ({ inviter, org }) =>
    `Reminder: ${inviter} (${org}) invited you to work together in Microsoft 365`,
  pre: ({ address }) => `Sign in with ${address}. Not expecting this? You need not do anything.`,
  h1: ({ inviter, org }) => `${inviter} of ${org} invites you to work together in Microsoft Teams`,
  h1NoTeam: ({ inviter, org }) => `${inviter} of ${org} invites you to work together`,
  hello: ({ name }) => `Hello ${name},`,
  helloNoName: () => 'Hello,',
  what: ({ team, org }) =>
    `You are invited to the team “${team}” at ${org}. There you can chat, meet and share files with the team.`,
  newLink: () => 'Please use this new link. The one you had before no longer works.',
  remind: () => 'You have not accepted this invitation yet. The link below is the same as in our first mail.',
  remindNewLink: () =>
    'You have not accepted this invitation yet. The link below is the same as in our last mail; older ones no longer work.',
  wrote: ({ inviter }) => `${inviter} writes:`,
  button: () => 'Accept the invitation',
  opens: ({ host }) => `Opens a Microsoft page: ${host}`,
  opensOther: ({ host }) => `Opens ${host}`,
  accountH: () => 'Which account to use',
  account: ({ address, org }) =>
    `Sign in with ${address}. If the page shows another account, choose “Use another account”. You need no password from ${org}.`,
  stepsH: () => 'What happens when you press',
  step1: () => 'A Microsoft page opens in your browser.',
  step2: {
    'own-organisation': ({ address }) => `You sign in with ${address}, on the usual page of your own organisation.`,
    code: ({ address }) =>
      `You sign in with a Microsoft or Google account for ${address}, or Microsoft sends a one-time code to that address.`,
    'microsoft-account': ({ address }) =>
      `You sign in with a Microsoft account for ${address}. If you have none, Microsoft asks you to create one.`,
    unknown: ({ address }) => `You sign in with ${address}. How exactly depends on your organisation.`,
  },
  step3: ({ org }) => `You allow ${org} to read your name and email address.`,
  step4: () => 'Teams opens. Until the team appears it can take from minutes to some hours.',
  step4NoTeam: ({ org }) => `The page with the apps that ${org} shares with you opens.`,
  step4Convert: ({ org }) => `Teams opens for ${org}. After you accept, ${org} also sends you the link to it.`,
  genuineH: () => 'How to tell that this mail is genuine',
  genuineSender: ({ mailbox, org, inviter, inviterAddress }) =>
    `It was sent from ${mailbox}, a mailbox of ${org}, because ${inviter} (${inviterAddress}) asked for it.`,
  genuineLinks: ({ host }) => `The button and the full link lead to the same address, at ${host}.`,
  genuineLink: ({ host }) => `The link leads to ${host}.`,
  genuinePages: ({ botHost }) =>
    `“I do not know this person” and “No more reminders” lead to ${botHost} and ask for no sign-in.`,
  genuinePage: ({ botHost }) => `“I do not know this person” leads to ${botHost} and asks for no sign-in.`,
  genuineAsks: () => 'It has no attachment and asks for no password and no payment.',
  genuineDoubt: ({ inviter }) =>
    `A reply goes to ${inviter}. In doubt, rather ask by a phone number or address that you already know.`,
  notExpectedH: () => 'If you did not expect this',
  notExpected: ({ org, contact }) =>
    `You need not do anything. If you do not accept, you get no access and nothing changes for you. ${org} has stored your name and email address for this invitation; to have them removed, write to ${contact}.`,
  notExpectedConvert: () => 'You need not do anything. If you do not accept, nothing changes for you.',
  linkH: () => 'If the button does not work',
  link: () => 'Copy this address into your browser. It is meant for you only.',
  direct: ({ tenantAddress, address }) =>
    `If the link does not work, open ${tenantAddress} and sign in with ${address}.`,
  foot: ({ inviter, org, until }) =>
    `Sent for ${inviter} by ${org}. Please accept by ${day.format(until)}; after that ${org} may withdraw the invitation.`,
  footNoEnd: ({ inviter, org }) => `Sent for ${inviter} by ${org}.`,
  footReminders: ({ max }) =>
    max === 1
      ? 'You get at most 1 reminder; you can stop it below.'
      : `You get at most ${max} reminders; you can stop them below.`,
  privacy: ({ org }) => `Privacy statement of ${org}`,
  stranger: () => 'I do not know this person',
  noMoreReminders: () => 'No more reminders',
  subjectCc: ({ inviter, name, team }) => `For information: ${inviter} invited ${name} to “${team}”`,
  subjectCcNoTeam: ({ inviter, name }) =>
    `For information: ${inviter} invited ${name} to work together in Microsoft 365`,
  cc: (values) => `${invited(values)} to the team “${values.team}”. ${NOTICE_ONLY}`,
  ccNoTeam: (values) => `${invited(values)} to work together in Microsoft 365. ${NOTICE_ONLY}`,
  subjectConvert: ({ org }) => `Please sign in to ${org} with your own account from now on`,
  convertH1: ({ org }) => `${org} asks you to sign in with your own account from now on`,
  convertWhat: ({ org, upn, signIn }) =>
    `So far you have used the account ${upn} at ${org}. From now on you can use your own account, ${signIn}, instead. Groups and app access that were given to you directly stay.`,
  convertWhen: ({ org }) =>
    `Your sign-in does not change until you accept. Afterwards your ${org} password no longer signs you in to Microsoft 365.`,
  convertNoTeams: ({ org, signIn }) => `Teams at ${org} cannot let you in with ${signIn}.`,
  subjectCode: ({ org }) => `Your code for ${org}`,
  code: ({ org, code, person }) =>
    `Your code for ${org} is ${code}. ${person} will ask you for it. Tell it to nobody else. If you know nothing of this, ignore this mail.`,
  subjectTeams: ({ org }) => `Your Teams address at ${org}`,
  teamsLink: ({ org, teamsLink }) =>
    `Your sign-in at ${org} has changed. Please keep this address of Teams for ${org}: ${teamsLink}`,
  linkToCome: () => '(the personal link, in the mail only)',
  textHeading: (heading) => heading.toUpperCase(),
};
