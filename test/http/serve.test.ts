import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'mocha';
import { loopbackDoor } from '../../src/bot/loopback-door.ts';
import { noAuthentication } from '../../src/bot/no-authentication.ts';
import { type Serving, serve } from '../../src/serve.ts';
import { aHouse } from '../support/house.ts';
import { rememberingLog } from '../support/remembering-log.ts';
import { halfSent } from './half-sent.ts';

describe('what serves', () => {
  /** With jobs that do nothing but be stopped. */
  async function started(stopJobs: () => Promise<void>): Promise<Serving> {
    const { edges } = aHouse();
    return serve({
      edges,
      jobs: {
        enqueue: async () => undefined,
        jobs: edges.jobs,
        start: async () => ({ sweepNow: async () => undefined, stop: stopJobs }),
      },
      authentication: noAuthentication(),
      door: loopbackDoor({ tenantId: 'x' }),
      tenantId: 'x',
      log: rememberingLog(),
      host: '127.0.0.1',
      port: 0,
      readiness: async () => ({ ready: true, parts: {} }),
    });
  }

  it('stops its jobs while somebody still holds the door', async function () {
    // Half of what the door waits at most.
    this.timeout(3_000);
    const jobsStopped = Promise.withResolvers<void>();
    const serving = await started(async () => jobsStopped.resolve());
    const socket = await halfSent(serving.port);
    const stopping = serving.stop();
    await jobsStopped.promise;
    socket.destroy();
    await stopping;
  });

  it('takes nobody new while its jobs still finish', async () => {
    const jobs = Promise.withResolvers<void>();
    const serving = await started(() => jobs.promise);
    const socket = await halfSent(serving.port);
    const stopping = serving.stop();
    socket.destroy();
    await once(socket, 'close');
    await assert.rejects(fetch(`http://127.0.0.1:${serving.port}/healthz`));
    jobs.resolve();
    await stopping;
  });
});
