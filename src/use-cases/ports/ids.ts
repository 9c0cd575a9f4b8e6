import type { InvitationId, Reference, RequestId } from '../../domain/ids.ts';

export interface Ids {
  requestId(): RequestId;
  invitationId(): InvitationId;
  reference(): Reference;
  /** A GUID that goes out with each write, so that Entra's log line can be matched with our entry. */
  clientRequestId(): string;
}
