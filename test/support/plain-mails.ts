import type { GraphMailerSettings } from '../../src/graph/graph-mailer.ts';

const FROM = { fromName: 'Contoso invitations' };

/** Mails of a few words, for tests that look at how they are sent. */
export const PLAIN_MAILS: Omit<GraphMailerSettings, 'client' | 'mailbox'> = {
  write: (_mail, { redeemUrl }) => ({ ...FROM, subject: 'Come', html: `<a href="${redeemUrl}">Come</a>` }),
  writeNotice: ({ address }) => ({ ...FROM, subject: 'A guest', html: `<p>${address}` }),
  writeConversion: (_mail, redeemUrl) => ({ ...FROM, subject: 'Move', html: `<p>${redeemUrl}` }),
  writeCode: ({ code }) => ({ ...FROM, subject: 'A code', html: `<p>${code}` }),
  writeTeamsLink: ({ teamsLink }) => ({ ...FROM, subject: 'Teams', html: `<p>${teamsLink}` }),
  preview: () => ({ from: '', subject: '', text: '' }),
};
