import type { TokenCredential } from '@azure/identity';
import type { Edges } from '../../src/app.ts';
import { graphClient } from '../../src/graph/graph-client.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import { graphInvitations } from '../../src/graph/graph-invitations.ts';
import { graphMailer } from '../../src/graph/graph-mailer.ts';
import { graphMemberships } from '../../src/graph/graph-memberships.ts';
import { graphSponsorships } from '../../src/graph/graph-sponsorships.ts';
import { APPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { startTenant } from '../../src/sandbox/tenant/tenant.ts';
import { INVITER, NOON } from '../support/builders.ts';
import { aHouse, type Form, type House } from '../support/house.ts';
import type { GraphExchange, SandboxMail } from '../support/journey.ts';
import { PLAIN_MAILS } from '../support/plain-mails.ts';

/** A fault as the sandbox's control takes it. */
export type WiredFault = Readonly<Record<string, unknown>> & { readonly path: string };

export interface Spoiling {
  readonly fault: WiredFault;
  /** The moment from which the tenant is unwell. */
  readonly from: Moment;
  /** How long one call may take. */
  readonly deadlineMs: number;
  /** What the tenant is like otherwise. */
  readonly variants: Readonly<Record<string, string>>;
}

/** A check that begins, a request that is made, the guest at the link, or the first entry of this kind. */
export type Moment = 'checking' | 'requested' | 'issued' | 'delivered' | 'accepting' | 'accepted';

/** The use-cases on our real Graph edges, before the emulated tenant over HTTP; jobs run when told, and are lost when they fail. */
export interface WiredHouse {
  readonly house: House;
  readonly form: Partial<Form>;
  /** The tenant is unwell from now on, if the moment to begin is this one. */
  arm(moment: Moment): Promise<void>;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  mails(to: string): Promise<readonly SandboxMail[]>;
  traffic(): Promise<readonly GraphExchange[]>;
}

export interface WiredTenant {
  /** A new house before the tenant as it is at the beginning. */
  begin(spoiling: Spoiling): Promise<WiredHouse>;
  close(): Promise<void>;
}

const FOLLOW_SECONDS = 60;
const AT_ONCE = { minSeconds: 0, maxSeconds: 0 };

export async function wiredTenant(): Promise<WiredTenant> {
  // One clock for both: the tenant asks the house that stands before it.
  let clock = () => NOON;
  const tenant = await startTenant({
    port: 0,
    seed: 5,
    now: () => clock(),
    replication: AT_ONCE,
    teamsListing: AT_ONCE,
  });
  const control = controlOf(tenant.url);

  async function begin(spoiling: Spoiling): Promise<WiredHouse> {
    let isWell = true;
    const arm = async (moment: Moment) => {
      if (!isWell || moment !== spoiling.from) return;
      isWell = false;
      await control('PUT', 'faults', [spoiling.fault]);
    };
    const house = aHouse({
      around: (edges) => watched({ ...edges, ...graphEdges(tenant.url, spoiling), followSeconds: FOLLOW_SECONDS }, arm),
    });
    clock = house.edges.clock;
    await control('POST', 'reset');
    await control('PUT', 'variants', spoiling.variants);
    await control('POST', 'users', [INVITING]);
    return {
      house,
      form: { team: TEAMS.projectNorth, sponsor: PEOPLE.priyaNair, cc: NOTICED },
      arm,
      control,
      mails: async (to) => {
        const all = (await control('GET', 'mail')) as readonly SandboxMail[];
        return all.filter(({ mailbox, sentBy }) => mailbox === to && sentBy === 'guestlist');
      },
      traffic: async () => {
        const lines = String(await control('GET', 'traffic')).split('\n');
        return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as GraphExchange);
      },
    };
  }
  return { begin, close: tenant.close };
}

/** One more address that is told. */
export const NOTICED = 'desk@partner.example';

const INVITING = {
  id: INVITER,
  userPrincipalName: 'ina.vogt@contoso.example',
  mail: 'ina.vogt@contoso.example',
  displayName: 'Ina Vogt',
  mailbox: true,
  ownerOf: [TEAMS.projectNorth],
};

const TOKEN_PATH = '/msi/token';

function graphEdges(url: string, { deadlineMs, fault }: Spoiling) {
  // Where the endpoint is to fail, it is asked before each call.
  const identity = fault.path === TOKEN_PATH ? identityAt : (...at: [string, string]) => keeping(identityAt(...at));
  const clientAs = (app: string) => graphClient({ baseUrl: url, credential: identity(url, app), deadlineMs });
  const client = clientAs(APPS.guestlist);
  return {
    directory: graphDirectory(client),
    invitations: graphInvitations({ client, landings: { teams: `${url}/teams/`, apps: `${url}/apps/` } }),
    memberships: graphMemberships(client),
    sponsorships: graphSponsorships(clientAs(APPS.guestlistWriter)),
    mailer: graphMailer({ client, mailbox: 'invitations@contoso.example', ...PLAIN_MAILS }),
  };
}

function keeping({ getToken }: TokenCredential): TokenCredential {
  let kept: ReturnType<TokenCredential['getToken']> | undefined;
  return {
    getToken: (...asked) => {
      kept ??= getToken(...asked);
      return kept;
    },
  };
}

function identityAt(url: string, app: string): TokenCredential {
  const query = new URLSearchParams({
    'api-version': '2019-08-01',
    resource: 'https://graph.microsoft.com',
    client_id: app,
  });
  return {
    getToken: async (_scope, { abortSignal } = {}) => {
      const signal = abortSignal as AbortSignal;
      const answer = await fetch(`${url}${TOKEN_PATH}?${query}`, { headers: { 'x-identity-header': 'x' }, signal });
      if (!answer.ok) throw new Error(`the token endpoint answered ${answer.status}`);
      const { access_token } = (await answer.json()) as { readonly access_token: string };
      return { token: access_token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
    },
  };
}

const LEDGER_MOMENTS: readonly string[] = ['issued', 'delivered', 'accepted'] satisfies readonly Moment[];

/** Tells each moment as it comes. */
function watched(edges: Edges, tell: (moment: Moment) => Promise<void>): Edges {
  const { ledger, drafts } = edges;
  return {
    ...edges,
    drafts: {
      ...drafts,
      save: async (saving) => {
        const saved = await drafts.save(saving);
        if (saving.draft.stage === 'checking') await tell('checking');
        return saved;
      },
    },
    ledger: {
      ...ledger,
      open: async (opening) => {
        const opened = await ledger.open(opening);
        await tell('requested');
        return opened;
      },
      record: async (recording) => {
        const recorded = await ledger.record(recording);
        for (const { kind } of recording.entries) if (LEDGER_MOMENTS.includes(kind)) await tell(kind as Moment);
        return recorded;
      },
    },
  };
}

function controlOf(url: string): WiredHouse['control'] {
  return async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers };
    const answer = await fetch(`${url}/_sandbox/${path}`, { method, ...init });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox's control answered ${answer.status}: ${text}`);
    return path === 'traffic' ? text : JSON.parse(text);
  };
}
