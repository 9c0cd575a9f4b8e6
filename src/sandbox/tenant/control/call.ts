import type { World } from '../world.ts';

export interface ControlCall {
  readonly body: unknown;
  readonly query: URLSearchParams;
}

/** What it returns is answered as JSON. */
export type Control = (call: ControlCall, world: World) => unknown;
