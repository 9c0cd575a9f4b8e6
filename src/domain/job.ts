import type { InvitationId, RequestId } from './ids.ts';

/** A job is a nudge: it names what to look at, the ledger says what to do. Its row holds ids and nothing else. */
export type Job =
  | { readonly name: 'check-draft'; readonly requestId: RequestId }
  | { readonly name: 'check-conversion'; readonly requestId: RequestId }
  | { readonly name: 'ask-deciders'; readonly requestId: RequestId }
  | { readonly name: 'ask-holder'; readonly requestId: RequestId }
  | { readonly name: 'issue-conversion'; readonly requestId: RequestId }
  | { readonly name: 'follow-conversion'; readonly requestId: RequestId }
  | { readonly name: 'verify-conversion'; readonly requestId: RequestId }
  | { readonly name: 'put-mail-back'; readonly requestId: RequestId }
  | { readonly name: 'tell-conversion'; readonly requestId: RequestId }
  | { readonly name: 'mail-code'; readonly requestId: RequestId }
  | { readonly name: 'mail-conversion-link'; readonly requestId: RequestId }
  | { readonly name: 'mail-teams-link'; readonly requestId: RequestId }
  | { readonly name: 'remind-holder'; readonly requestId: RequestId }
  | { readonly name: 'do-aftercare'; readonly requestId: RequestId }
  | { readonly name: 'tell-conversion-admins'; readonly requestId: RequestId }
  | { readonly name: 'tell-converter'; readonly requestId: RequestId }
  | { readonly name: 'ask-change-deciders'; readonly requestId: RequestId }
  | { readonly name: 'make-change'; readonly requestId: RequestId }
  | { readonly name: 'tell-change'; readonly requestId: RequestId }
  | { readonly name: 'tell-admins'; readonly requestId: RequestId }
  | { readonly name: 'issue'; readonly invitationId: InvitationId }
  | { readonly name: 'deliver'; readonly invitationId: InvitationId }
  | { readonly name: 'add-to-team'; readonly invitationId: InvitationId }
  | { readonly name: 'set-sponsor'; readonly invitationId: InvitationId }
  | { readonly name: 'send-notice'; readonly invitationId: InvitationId }
  | { readonly name: 'follow'; readonly invitationIds: readonly InvitationId[] }
  | { readonly name: 'hand-over'; readonly invitationId: InvitationId }
  | { readonly name: 'hide-link'; readonly invitationId: InvitationId }
  | { readonly name: 'remind'; readonly invitationId: InvitationId }
  | { readonly name: 'tell-stranger'; readonly invitationId: InvitationId }
  | { readonly name: 'tell'; readonly invitationId: InvitationId }
  | { readonly name: 'show-card'; readonly requestId: RequestId };

export type JobName = Job['name'];
