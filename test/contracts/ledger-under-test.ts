import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { InvitationId } from '../../src/domain/ids.ts';
import type { InvitationRequest } from '../../src/domain/invitation.ts';
import type { Drafts } from '../../src/use-cases/ports/drafts.ts';
import type { Ledger, NewJob, OpenedInvitation, Opening, Recording } from '../../src/use-cases/ports/ledger.ts';
import { dated, email } from '../support/builders.ts';
import {
  aFreshRequest,
  anInvitee,
  anOpened,
  aReviewedDraft,
  newAddress,
  newInvitationId,
  openingOf,
} from '../support/fresh-builders.ts';

export interface LedgerUnderTest {
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  /** What has been enqueued, in order. */
  readonly enqueued: readonly NewJob[];
  /** Makes an invitation unreadable, as an entry that only a newer release knows would. */
  spoil(id: InvitationId): Promise<void>;
}

type Opened = Opening['invitations'];

/** One request for several people, at addresses that begin so. */
export function aRequestFor(beginnings: readonly string[], more: Partial<InvitationRequest> = {}): Opened {
  const request = aFreshRequest(more);
  const [first, ...rest] = beginnings.map((beginning) =>
    anOpened({
      request: { ...request, id: newInvitationId() },
      invitee: anInvitee({ address: email(`${beginning}.${newAddress()}`) }),
    }),
  );
  if (!first) throw new Error('a request is for somebody');
  return [first, ...rest];
}

/** Opens them as one request. */
export async function openWithDraft({ ledger, drafts }: LedgerUnderTest, ...opened: Opened): Promise<string> {
  await drafts.create(aReviewedDraft(opened[0].request.requestId));
  return (await ledger.open(openingOf(opened))).outcome;
}

export async function openTo({ ledger }: LedgerUnderTest, address: EmailAddress) {
  return (await ledger.openInvitationsTo([address])).get(address);
}

/** A decision made on the first entry, unless told otherwise. */
export function recording({ request }: OpenedInvitation, more: Partial<Recording>): Recording {
  const entries = dated([{ kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'a-guid' }]);
  return { invitationId: request.id, after: 1, entries, dueAt: undefined, isOpen: true, jobs: [], ...more };
}
