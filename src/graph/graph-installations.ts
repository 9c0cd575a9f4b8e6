import { z } from 'zod';
import type { UserId } from '../domain/ids.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { Installations } from '../use-cases/ports/installations.ts';
import type { GraphClient } from './graph-client.ts';
import { isPassing } from './graph-errors.ts';
import type { GraphRefusal } from './graph-reply.ts';
import { encoded, quoted } from './read.ts';

const LISTED_IN_SECONDS = 5;
const Named = z.object({ id: z.string().min(1) });
const List = z.object({ value: z.array(Named) });

type Outcome = Awaited<ReturnType<Installations['chatWith']>>;
type NoChat = Exclude<Outcome, { readonly outcome: 'chat' }>;

export interface InstallationSettings {
  readonly client: GraphClient;
  /** The id in the app's manifest. */
  readonly appExternalId: string;
  /** By which the organisation's catalogue knows the app; looked up there by the id of the manifest, where it is left out. */
  readonly catalogueId?: string | undefined;
}

/** Installs the app for somebody, and finds the chat that they have with it then (T3.3). */
export function graphInstallations({ client, appExternalId, catalogueId }: InstallationSettings): Installations {
  let known = catalogueId;

  /** What is found stays: it is another only after the app was taken out of the catalogue. */
  async function catalogued(): Promise<string | undefined> {
    const filter = encoded(`externalId eq ${quoted(appExternalId)}`);
    known ??= (await readFrom(`/appCatalogs/teamsApps?$filter=${filter}`, List))?.value[0]?.id;
    return known;
  }

  async function install(id: UserId, app: string): Promise<NoChat | undefined> {
    const reply = await client.send({
      method: 'POST',
      path: pathOf(id),
      body: { 'teamsApp@odata.bind': `${client.resource}/v1.0/appCatalogs/teamsApps/${app}` },
      kind: 'write',
    });
    if (!('refusal' in reply) || reply.refusal.status === 409) return undefined;
    // The same 404 for both; its text names what is not there.
    const isAppGone = reply.refusal.message.toLowerCase().includes(app.toLowerCase());
    if (isAppGone) known = catalogueId;
    return isAppGone ? { outcome: 'refused' } : noChat(reply.refusal);
  }

  async function chatOf(id: UserId, app: string): Promise<string | undefined> {
    const filter = encoded(`teamsApp/id eq ${quoted(app)}`);
    const installed = await readFrom(`${pathOf(id)}?$expand=teamsApp&$filter=${filter}`, List);
    if (!installed) return undefined;
    const [installation] = installed.value;
    if (!installation) throw notYet('graph-installation-not-listed-yet');
    return (await readFrom(`${pathOf(id)}/${encoded(installation.id)}/chat`, Named))?.id;
  }

  /** Undefined: it may not be read. */
  async function readFrom<Body>(path: string, schema: z.ZodType<Body>): Promise<Body | undefined> {
    const reply = await client.send({ method: 'GET', path, kind: 'read' });
    if ('refusal' in reply) {
      if (reply.refusal.status === 403) return undefined;
      throw notYet(`graph-${reply.refusal.status}`);
    }
    const body = schema.safeParse(reply.body);
    if (!body.success) throw new EdgeError('unavailable', 'graph-installation-unreadable');
    return body.data;
  }

  return {
    async chatWith(id) {
      const app = await catalogued();
      if (app === undefined) return { outcome: 'refused' };
      const refused = await install(id, app);
      if (refused) return refused;
      const conversationId = await chatOf(id, app);
      return conversationId === undefined ? { outcome: 'refused' } : { outcome: 'chat', conversationId };
    },
  };
}

function pathOf(id: UserId): string {
  return `/users/${encoded(id)}/teamwork/installedApps`;
}

function noChat(refusal: GraphRefusal): NoChat {
  if (isPassing(refusal)) throw new EdgeError('unavailable', `graph-${refusal.status}`);
  return { outcome: refusal.status === 404 ? 'no-teams' : 'refused' };
}

/** Installed a moment ago, and not to be seen everywhere. */
function notYet(code: string): EdgeError {
  return new EdgeError('unavailable', code, { retryAfterSeconds: LISTED_IN_SECONDS });
}
