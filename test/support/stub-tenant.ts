import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StartTenant } from '../../src/sandbox/parent.ts';

const HOUR = 3_600_000;

/** Stands in for the emulated tenant in tests of the processes: any request moves its clock on by an hour. */
export const stubTenant: StartTenant = async ({ port, onClockChanged }) => {
  let ahead = 0;
  function now(): Date {
    return new Date(Date.now() + ahead);
  }
  const server = createServer((_, response) => {
    ahead += HOUR;
    const moved = now();
    onClockChanged(moved);
    response.end(moved.toISOString());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
