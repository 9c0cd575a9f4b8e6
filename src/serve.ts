import { botUseCases, type Edges, jobHandlers } from './app.ts';
import type { Authentication } from './bot/authentication.ts';
import { createBot } from './bot/create-bot.ts';
import type { FrontDoor } from './bot/front-door.ts';
import { guestPages } from './http/guest-pages.ts';
import { httpServer, type Readiness } from './http/http-server.ts';
import type { PgBossJobs } from './jobs/pg-boss-jobs.ts';
import { guestPage } from './mails/guest-page.ts';
import type { Log } from './telemetry.ts';
import { lookUpGuestPage, settleGuestPage } from './use-cases/answer-guest.ts';
import { GUEST_PAGES } from './use-cases/ports/guest-pages.ts';
import type { Notifier } from './use-cases/ports/notifier.ts';
import { sweep } from './use-cases/sweep.ts';

export interface ServeParts {
  readonly edges: Edges;
  readonly jobs: PgBossJobs;
  readonly authentication: Authentication;
  readonly door: FrontDoor;
  readonly tenantId: string;
  readonly log: Log;
  readonly host: string;
  readonly port: number;
  readonly readiness: () => Promise<Readiness>;
  /** Stands between the jobs and the chat; tests of faults put themselves there. */
  readonly around?: (notifier: Notifier) => Notifier;
}

export interface Serving {
  readonly port: number;
  sweepNow(): Promise<void>;
  /** Takes nothing new, waits for the work in hand (six seconds at most), and ends. */
  stop(): Promise<void>;
}

/** Jobs first, then the door: whoever is answered can be served. */
export async function serve(parts: ServeParts): Promise<Serving> {
  const { edges, jobs, log, around = (notifier) => notifier } = parts;
  const bot = createBot({
    authentication: parts.authentication,
    door: parts.door,
    useCases: botUseCases(edges),
    clock: edges.clock,
    log,
    tenantId: parts.tenantId,
    newReference: edges.ids.reference,
  });
  const running = await jobs.start({
    handlers: jobHandlers(edges, around(bot.notifier)),
    sweep: () => sweep(edges),
  });
  const onError = (error: unknown) => log.error('request failed', { error });
  const pages = guestPages({
    names: GUEST_PAGES,
    lookUp: (page, token) => lookUpGuestPage(edges, page, token),
    settle: (page, token) => settleGuestPage(edges, page, token),
    show: guestPage,
    onError,
  });
  const server = httpServer({ messages: bot.handle, readiness: parts.readiness, pages, onError });
  const port = await server.listen(parts.port, parts.host).catch(async (error: unknown) => {
    await running.stop();
    throw error;
  });
  return {
    port,
    sweepNow: running.sweepNow,
    stop: async () => {
      await Promise.all([server.close(), running.stop()]);
    },
  };
}
