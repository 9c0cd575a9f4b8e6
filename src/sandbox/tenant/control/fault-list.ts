import { isObject } from '../graph/body.ts';
import type { Fault, Span, World } from '../world.ts';
import type { ControlCall } from './call.ts';
import { controlObject, flag, number, oneOf, onlyKnown, refuseControl, text } from './reading.ts';

const FAULT_NAMES = [
  'method',
  'path',
  'times',
  'latencyMs',
  'status',
  'body',
  'retryAfter',
  'loseAnswer',
  'html',
  'half',
  'hang',
  'before',
];

export function listFaults(world: World): unknown {
  const { faults, replication, teamsListing } = world.state;
  return { faults, replication, teamsListing };
}

export function clearFaults(world: World): unknown {
  world.state.faults = [];
  return listFaults(world);
}

/** A list of faults replaces the list; `{ replication }` and `{ teamsListing }` change how late things are seen; both may come together. */
export function setFaults({ body }: ControlCall, world: World): unknown {
  const wish = Array.isArray(body) ? { faults: body } : controlObject(body, 'Faults');
  onlyKnown(wish, ['faults', 'replication', 'teamsListing'], 'Faults');
  const { faults, replication, teamsListing } = wish;
  const list = Array.isArray(faults) ? faults.map(readFault) : world.state.faults;
  const late = replication === undefined ? world.state.replication : readSpan(replication, 'replication');
  const listed = teamsListing === undefined ? world.state.teamsListing : readSpan(teamsListing, 'teamsListing');
  world.state.faults = list;
  world.state.replication = late;
  world.state.teamsListing = listed;
  return listFaults(world);
}

function readLoss(value: unknown): Fault['loseAnswer'] {
  return value === undefined
    ? undefined
    : oneOf<'reset' | '503' | '504'>(String(value), ['reset', '503', '504'], 'loseAnswer');
}

function readSpan(value: unknown, what: string): Span {
  const span = controlObject(value, what);
  onlyKnown(span, ['minSeconds', 'maxSeconds'], what);
  const minSeconds = number(span.minSeconds, `${what}.minSeconds`);
  const maxSeconds = number(span.maxSeconds, `${what}.maxSeconds`);
  return minSeconds <= maxSeconds
    ? { minSeconds, maxSeconds }
    : refuseControl(`${what}: minSeconds is above maxSeconds.`);
}

function readFault(value: unknown): Fault {
  const wish = controlObject(value, 'A fault');
  onlyKnown(wish, FAULT_NAMES, 'A fault');
  const acts = ['status', 'latencyMs', 'loseAnswer', 'html', 'half', 'hang', 'before'].filter(
    (name) => wish[name] !== undefined,
  );
  if (acts.length === 0)
    refuseControl('A fault must do something: status, latencyMs, loseAnswer, html, half, hang or before.');
  return {
    method: wish.method === undefined ? undefined : text(wish.method, 'method').toUpperCase(),
    path: text(wish.path, 'path'),
    times: wish.times === undefined || wish.times === null ? null : number(wish.times, 'times'),
    latencyMs: wish.latencyMs === undefined ? 0 : number(wish.latencyMs, 'latencyMs'),
    status: wish.status === undefined ? undefined : number(wish.status, 'status'),
    body: isObject(wish.body) ? wish.body : undefined,
    retryAfter: wish.retryAfter === undefined || wish.retryAfter === null ? null : String(wish.retryAfter),
    loseAnswer: readLoss(wish.loseAnswer),
    html: wish.html === undefined ? false : flag(wish.html, 'html'),
    half: wish.half === undefined ? false : flag(wish.half, 'half'),
    hang: wish.hang === undefined ? false : flag(wish.hang, 'hang'),
    before: wish.before === undefined ? undefined : oneOf<'reset'>(wish.before, ['reset'], 'before'),
    fired: 0,
  };
}
