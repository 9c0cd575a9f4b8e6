import { createHash } from 'node:crypto';
import { type InvitationId, parseInvitationId, parseRequestId, type RequestId } from '../domain/ids.ts';
import type { Job, JobName } from '../domain/job.ts';

export type JobOf<Name extends JobName> = Extract<Job, { readonly name: Name }>;

interface JobRow<Known> {
  /** How many run at once in each process. */
  readonly workers: number;
  /** How often delayed jobs and retries are looked for; all others come by NOTIFY. */
  readonly pollSeconds: number;
  /** A job that runs longer has hung; it is given its abort signal and tried again. Longer than the act can take. */
  readonly expireInSeconds: number;
  /** How often it is tried again after a failure that names no time to come back. */
  readonly retryLimit: number;
  /** What it is about: one waits and one runs for each key. Saves work, is no lock: the ledger is (architecture 4). */
  readonly keyOf: (job: Known) => string;
  /** The ids that its row holds, and nothing else. */
  readonly toRow: (job: Known) => object;
  readonly fromRow: (row: unknown) => Known | undefined;
}

/** Where nobody waits in front of a card for what is tried again, it is looked for every three seconds only. */
export const JOB_TABLE: { readonly [Name in JobName]: JobRow<JobOf<Name>> } = {
  // Whoever asked waits in front of the card for these three.
  'check-draft': aboutRequest('check-draft', { workers: 3, pollSeconds: 1, expireInSeconds: 60, retryLimit: 4 }),
  'check-conversion': aboutRequest('check-conversion', {
    workers: 2,
    pollSeconds: 1,
    expireInSeconds: 60,
    retryLimit: 4,
  }),
  // Each may have to open a chat first (T3.3).
  'ask-deciders': aboutRequest('ask-deciders', { workers: 1, pollSeconds: 1, expireInSeconds: 120, retryLimit: 8 }),
  'ask-holder': aboutRequest('ask-holder', { workers: 1, pollSeconds: 1, expireInSeconds: 120, retryLimit: 8 }),
  // Waits for `mail` to be seen, and for replication, by coming back.
  'issue-conversion': aboutRequest('issue-conversion', {
    workers: 2,
    pollSeconds: 1,
    expireInSeconds: 120,
    retryLimit: 8,
  }),
  'follow-conversion': aboutRequest('follow-conversion', {
    workers: 2,
    pollSeconds: 1,
    expireInSeconds: 60,
    retryLimit: 4,
  }),
  'verify-conversion': aboutRequest('verify-conversion', {
    workers: 1,
    pollSeconds: 1,
    expireInSeconds: 120,
    retryLimit: 4,
  }),
  'put-mail-back': aboutRequest('put-mail-back', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 4 }),
  'tell-conversion': aboutRequest('tell-conversion', {
    workers: 1,
    pollSeconds: 3,
    expireInSeconds: 60,
    retryLimit: 4,
  }),
  'mail-code': aboutRequest('mail-code', { workers: 1, pollSeconds: 3, expireInSeconds: 120, retryLimit: 4 }),
  'mail-conversion-link': aboutRequest('mail-conversion-link', {
    workers: 1,
    pollSeconds: 3,
    expireInSeconds: 120,
    retryLimit: 4,
  }),
  'mail-teams-link': aboutRequest('mail-teams-link', {
    workers: 1,
    pollSeconds: 3,
    expireInSeconds: 120,
    retryLimit: 4,
  }),
  'remind-holder': aboutRequest('remind-holder', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 4 }),
  'do-aftercare': aboutRequest('do-aftercare', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 4 }),
  // As ask-deciders: whoever is reminded while an earlier run still posts has it twice.
  'tell-conversion-admins': aboutRequest('tell-conversion-admins', {
    workers: 1,
    pollSeconds: 3,
    expireInSeconds: 120,
    retryLimit: 8,
  }),
  'tell-converter': aboutRequest('tell-converter', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 4 }),
  'ask-change-deciders': aboutRequest('ask-change-deciders', {
    workers: 1,
    pollSeconds: 3,
    expireInSeconds: 120,
    retryLimit: 8,
  }),
  'make-change': aboutRequest('make-change', { workers: 1, pollSeconds: 3, expireInSeconds: 120, retryLimit: 8 }),
  'tell-change': aboutRequest('tell-change', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 4 }),
  // Ten minutes without the connector are bridged by the retries; after that the sweep finds the copies that are behind.
  'show-card': aboutRequest('show-card', { workers: 3, pollSeconds: 0.5, expireInSeconds: 60, retryLimit: 15 }),
  'tell-admins': aboutRequest('tell-admins', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 8 }),
  issue: aboutInvitation('issue', { workers: 3, pollSeconds: 1, expireInSeconds: 120, retryLimit: 4 }),
  // Exchange takes four at once from one mailbox.
  deliver: aboutInvitation('deliver', { workers: 2, pollSeconds: 1, expireInSeconds: 120, retryLimit: 4 }),
  'add-to-team': aboutInvitation('add-to-team', { workers: 2, pollSeconds: 1, expireInSeconds: 120, retryLimit: 4 }),
  'set-sponsor': aboutInvitation('set-sponsor', { workers: 1, pollSeconds: 1, expireInSeconds: 120, retryLimit: 4 }),
  // From the same mailbox as the invitations, which go first.
  'send-notice': aboutInvitation('send-notice', { workers: 1, pollSeconds: 3, expireInSeconds: 120, retryLimit: 4 }),
  remind: aboutInvitation('remind', { workers: 1, pollSeconds: 3, expireInSeconds: 120, retryLimit: 4 }),
  'hand-over': aboutInvitation('hand-over', { workers: 1, pollSeconds: 1, expireInSeconds: 60, retryLimit: 8 }),
  // Until the link is off the card; the sweep comes back to what a closed chat keeps.
  'hide-link': aboutInvitation('hide-link', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 8 }),
  'tell-stranger': aboutInvitation('tell-stranger', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 8 }),
  tell: aboutInvitation('tell', { workers: 1, pollSeconds: 3, expireInSeconds: 60, retryLimit: 4 }),
  follow: {
    workers: 1,
    pollSeconds: 1,
    expireInSeconds: 120,
    retryLimit: 4,
    keyOf: ({ invitationIds }) => createHash('sha256').update(invitationIds.toSorted().join()).digest('base64url'),
    toRow: ({ invitationIds }) => ({ invitationIds }),
    fromRow: (row) => {
      const listed = fieldOf(row, 'invitationIds');
      const ids = Array.isArray(listed) ? listed.map((id) => parseInvitationId(String(id))) : [];
      const good = ids.filter((id) => id !== undefined);
      return good.length > 0 && good.length === ids.length ? { name: 'follow', invitationIds: good } : undefined;
    },
  },
};

export const JOB_NAMES: readonly JobName[] = Object.keys(JOB_TABLE).filter(isJobName);

/** Options that all queues share. */
export const QUEUE_OPTIONS = {
  /** A killed process is noticed after this many seconds; pg-boss takes nothing shorter. */
  heartbeatSeconds: 10,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  /** Long enough to look at after a problem; whatever is lost here the sweep brings on again. */
  deleteAfterSeconds: 3_600,
  retentionSeconds: 86_400,
  notify: true,
} as const;

type Limits = Pick<JobRow<Job>, 'workers' | 'pollSeconds' | 'expireInSeconds' | 'retryLimit'>;

function aboutInvitation<Name extends JobName>(
  name: Name,
  limits: Limits,
): JobRow<{ readonly name: Name; readonly invitationId: InvitationId }> {
  return {
    ...limits,
    keyOf: ({ invitationId }) => invitationId,
    toRow: ({ invitationId }) => ({ invitationId }),
    fromRow: (row) => {
      const invitationId = parseInvitationId(String(fieldOf(row, 'invitationId')));
      return invitationId && { name, invitationId };
    },
  };
}

function aboutRequest<Name extends JobName>(
  name: Name,
  limits: Limits,
): JobRow<{ readonly name: Name; readonly requestId: RequestId }> {
  return {
    ...limits,
    keyOf: ({ requestId }) => requestId,
    toRow: ({ requestId }) => ({ requestId }),
    fromRow: (row) => {
      const requestId = parseRequestId(String(fieldOf(row, 'requestId')));
      return requestId && { name, requestId };
    },
  };
}

function fieldOf(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined;
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOB_TABLE, name);
}
