import type { InvitationId, Reference, RequestId } from '../../domain/ids.ts';

export interface Ids {
  /** The same seed gives the same id, so that an activity delivered twice finds the draft it has made. */
  requestId(seed: string): RequestId;
  invitationId(): InvitationId;
  reference(): Reference;
  /** A GUID that goes out with each write, so that Entra's log line can be matched with our entry. */
  clientRequestId(): string;
}
