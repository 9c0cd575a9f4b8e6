import type { AccessChangeRequest } from '../../domain/access-change/access-change.ts';
import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import { changeDeciders, nextChangeDueAt } from '../../domain/access-change/change-follow-up.ts';
import { replayChange } from '../../domain/access-change/replay-change.ts';
import type { RequestId } from '../../domain/ids.ts';
import { currentAdmins } from '../current-admins.ts';
import type { RightDeps } from '../inviter-right.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import type { RecordChangeDeps } from './record-change.ts';

export interface OpenChangeDeps extends RightDeps, RecordChangeDeps {
  readonly ids: Ids;
}

export interface WantedChange extends Pick<AccessChangeRequest, 'change' | 'askerId' | 'accountId' | 'conversionId'> {
  /** Of the press, so that one that is delivered again opens nothing more. */
  readonly id: RequestId;
  readonly person: AccessChangePerson;
}

export type OpenedChange = 'recorded' | 'opened-already' | 'account-taken' | 'one-admin';

const TRIES = 3;

/** Opens the request; a job brings it to the other administrators. `one-admin`: there is nobody who could confirm it. Throws EdgeError. */
export async function openChange(deps: OpenChangeDeps, wanted: WantedChange): Promise<OpenedChange> {
  const { person, ...asked } = wanted;
  if (changeDeciders(await currentAdmins(deps), wanted).length === 0) return 'one-admin';
  const { decisionDays, version: policyVersion } = await deps.policies.current();
  const requestedAt = deps.clock();
  const ids = {
    invitationId: deps.ids.invitationId(),
    invitationRequestId: deps.ids.requestId(`invitation ${wanted.id}`),
  };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const request: AccessChangeRequest = { ...asked, ...ids, reference: deps.ids.reference(), requestedAt };
    const { outcome } = await deps.accessChanges.open({
      ...{ request, person },
      entries: [{ kind: 'requested', by: wanted.askerId, policyVersion, at: requestedAt }],
      dueAt: nextChangeDueAt(replayChange(request, []), decisionDays, requestedAt),
      jobs: [{ job: { name: 'ask-change-deciders', requestId: request.id } }],
    });
    if (outcome !== 'reference-taken') return outcome;
  }
  throw new EdgeError('unavailable', 'reference-taken');
}
