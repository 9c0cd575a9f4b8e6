import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SANDBOX_SETTINGS, type SandboxConfig } from '../sandbox-config.ts';
import type { StartError } from '../start-error.ts';
import type { Addresses } from './banner.ts';
import { botArguments, type ToBot } from './bot-channel.ts';
import { freePorts, type WantedPort } from './free-ports.ts';
import { type ChildPlan, type KeptChild, keepRunning } from './kept-child.ts';
import { MORE_SEATS, type PlaygroundSeat, playgroundPlan, SEATS, type SeatKey } from './playground.ts';
import { APPS, GROUPS, MAIN_DOMAIN, TENANT_ID } from './tenant/contoso.ts';
import { stableId } from './tenant/stable-id.ts';

/** What the parent needs of the emulated tenant. */
export interface RunningTenant {
  readonly url: string;
  now(): Date;
  close(): Promise<void>;
}

export type StartTenant = (options: {
  readonly port: number;
  readonly onClockChanged: (now: Date) => void;
}) => Promise<RunningTenant>;

export interface SandboxParts {
  readonly config: SandboxConfig;
  readonly startTenant: StartTenant;
  readonly botScript: string;
  /** What the children inherit. */
  readonly env: NodeJS.ProcessEnv;
  readonly say: (text: string) => void;
  readonly onGivenUp: (why: StartError) => void;
}

export interface Sandbox {
  /** Resolves when everything answers; throws a StartError when something does not come up. */
  start(): Promise<Addresses>;
  stop(): Promise<void>;
}

const BOT_APP_ID = stableId('app guestlist bot');
// A proxy or another cloud identity in the environment would lead the children away from loopback.
const LEADS_AWAY = /^(https?_proxy|all_proxy|azure_.*|msi_.*|identity_.*|imds_.*)$/i;

/** The tenant in this process; the bot and the Playgrounds as its children. */
export function sandbox(parts: SandboxParts): Sandbox {
  const { config, startTenant, say, onGivenUp } = parts;
  const folder = resolve(config.folder);
  const env = onLoopback(parts.env);
  const children: KeptChild[] = [];
  let tenant: RunningTenant | undefined;
  let bot: KeptChild | undefined;

  function keep(plan: ChildPlan, onReady: () => void = () => undefined): KeptChild {
    const child = keepRunning(plan, { say, onGivenUp, onReady });
    children.push(child);
    return child;
  }

  function tellClock(now: Date): void {
    const message: ToBot = { type: 'clock', now: now.toISOString() };
    bot?.send(message);
  }

  async function start(): Promise<Addresses> {
    const ports = await freePorts(wantedPorts(config));
    mkdirSync(folder, { recursive: true });
    const running = await startTenant({ port: ports.tenant, onClockChanged: tellClock });
    tenant = running;
    const plan = botPlan({ port: ports.bot, tenant: running, script: parts.botScript, folder, env });
    // The clock may have moved while the bot was starting.
    bot = keep(plan, () => tellClock(running.now()));
    const seats = seatsOf(config);
    const portOf = (key: SeatKey) => ports[key] ?? 0;
    for (const seat of seats) {
      keep(playgroundPlan(seat, { port: portOf(seat.key), botPort: ports.bot, botAppId: BOT_APP_ID, folder, env }));
    }
    await Promise.all(children.map(({ ready }) => ready));
    return {
      bot: urlOf(ports.bot),
      tenant: running.url,
      seats: seats.map(({ person: { name }, key }) => ({ name, does: DOES[key], url: urlOf(portOf(key)) })),
    };
  }

  async function stop(): Promise<void> {
    await Promise.all(children.map((child) => child.stop()));
    await tenant?.close();
  }

  return { start, stop };
}

/** What each is there for. */
const DOES: Readonly<Record<SeatKey, string>> = {
  inviter: 'invites',
  admin: 'administers',
  confirmer: 'confirms',
  holder: 'is converted',
};

function seatsOf({ moreSeats }: SandboxConfig): readonly PlaygroundSeat[] {
  return moreSeats ? [...SEATS, ...MORE_SEATS] : SEATS;
}

type Wanted = Readonly<Record<'bot' | 'tenant' | 'inviter' | 'admin', WantedPort>> &
  Readonly<Partial<Record<'confirmer' | 'holder', WantedPort>>>;

function wantedPorts(config: SandboxConfig): Wanted {
  const { botPort, tenantPort, inviterPort, adminPort, confirmerPort, holderPort } = SANDBOX_SETTINGS;
  const more = {
    confirmer: {
      what: "the second administrator's Playground",
      setting: confirmerPort.name,
      port: config.confirmerPort,
    },
    holder: { what: "the converted person's Playground", setting: holderPort.name, port: config.holderPort },
  };
  return {
    bot: { what: 'the bot', setting: botPort.name, port: config.botPort },
    tenant: { what: 'the emulated tenant', setting: tenantPort.name, port: config.tenantPort },
    inviter: { what: "the inviter's Playground", setting: inviterPort.name, port: config.inviterPort },
    admin: { what: "the admin's Playground", setting: adminPort.name, port: config.adminPort },
    ...(config.moreSeats && more),
  };
}

interface BotPlace {
  readonly port: number;
  readonly tenant: RunningTenant;
  readonly script: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

function botPlan({ port, tenant, script, folder, env }: BotPlace): ChildPlan {
  const tenantRun = randomUUID();
  return {
    name: 'The bot',
    script,
    args: () =>
      botArguments({
        port,
        tenantUrl: tenant.url,
        folder,
        tenantId: TENANT_ID,
        tenantRun,
        botAppId: BOT_APP_ID,
        graphClientId: APPS.guestlist,
        graphWriteClientId: APPS.guestlistWriter,
        admins: [GROUPS.guestlistAdmins],
        mailbox: `invitations@${MAIN_DOMAIN}`,
        privacyContact: `privacy@${MAIN_DOMAIN}`,
        clockAheadMs: tenant.now().getTime() - Date.now(),
      }),
    // What App Service sets: Microsoft's identity library asks the emulated tenant for its tokens, as it would there.
    env: { ...env, IDENTITY_ENDPOINT: `${tenant.url}/msi/token`, IDENTITY_HEADER: randomUUID() },
    port,
    logFile: join(folder, 'bot.log'),
  };
}

function onLoopback(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !LEADS_AWAY.test(name)));
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
