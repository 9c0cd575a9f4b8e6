import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseJson, readText, sendJson } from '../http-body.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Control, ControlCall } from './call.ts';
import { moveClock, readClock } from './clock.ts';
import { clearFaults, listFaults, setFaults } from './fault-list.ts';
import { listMails } from './mail.ts';
import { changePolicies } from './policies.ts';
import { changeQuotas, showQuotas } from './quotas.ts';
import { showTenant } from './tenant-view.ts';
import { addUsers } from './users.ts';
import { changeVariants, listVariants } from './variant-list.ts';

// Method and path of each control.
const CONTROLS: Readonly<Record<string, Control>> = {
  'GET /_sandbox/tenant': (_call, world) => showTenant(world),
  'DELETE /_sandbox/traffic': clearTraffic,
  'POST /_sandbox/users': addUsers,
  'PATCH /_sandbox/policies': changePolicies,
  'GET /_sandbox/variants': (_call, world) => listVariants(world),
  'PUT /_sandbox/variants': changeVariants,
  'GET /_sandbox/faults': (_call, world) => listFaults(world),
  'PUT /_sandbox/faults': setFaults,
  'DELETE /_sandbox/faults': (_call, world) => clearFaults(world),
  'GET /_sandbox/quotas': (_call, world) => showQuotas(world),
  'PATCH /_sandbox/quotas': changeQuotas,
  'GET /_sandbox/clock': (_call, world) => readClock(world),
  'PUT /_sandbox/clock': moveClock,
  'GET /_sandbox/mail': listMails,
  'POST /_sandbox/reset': reset,
};

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

export async function serveControl(request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const name = `${request.method} ${url.pathname.replace(/(?<=.)\/$/, '')}`;
  // A page elsewhere that resolves its own name to this machine must not reach the controls.
  if (!LOOPBACK.test(request.headers.host ?? ''))
    return sendJson(response, 403, { error: 'The sandbox answers on loopback only.' });
  if (name === 'GET /_sandbox/traffic') return sendTraffic(response, world);
  const handle = CONTROLS[name];
  if (!handle) return sendJson(response, 404, { error: `No such control: ${name}.`, controls: Object.keys(CONTROLS) });
  try {
    const text = await readText(request);
    const body = parseJson(text, request.headers['content-type']);
    sendJson(response, 200, handle({ body, query: url.searchParams }, world));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sendJson(response, error.status, { error: error.message });
  }
}

function sendTraffic(response: ServerResponse, world: World): void {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  response.end(world.state.traffic.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''));
}

function clearTraffic(_call: ControlCall, world: World): unknown {
  const cleared = world.state.traffic.length;
  world.state.traffic.length = 0;
  return { cleared };
}

function reset(_call: ControlCall, world: World): unknown {
  world.reset();
  return { reset: true, now: world.clock.now().toISOString() };
}
