import type { Context, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Deadline } from './deadline.ts';

export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the version, beginning with a slash, everything in it already encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** v1.0 without it. */
  readonly version?: 'beta' | undefined;
  /** A read may be repeated and leaves nothing behind; a write goes out once. */
  readonly kind: 'read' | 'write';
  readonly clientRequestId: string;
  readonly deadline: Deadline;
}

export type CallFailure = { readonly at: 'token' | 'exchange'; readonly error: unknown };

/**
 * Travels through the chain with one call and takes back what the library drops: its GraphError keeps neither
 * the cause of a network failure nor which of our steps failed.
 */
export class CallRecord implements MiddlewareOptions {
  readonly call: GraphCall;
  roles: ReadonlySet<string> = new Set();
  failure: CallFailure | undefined;

  constructor(call: GraphCall) {
    this.call = call;
  }

  static of(context: Context): CallRecord {
    const record: unknown = context.middlewareControl?.getMiddlewareOptions(CallRecord);
    if (record instanceof CallRecord) return record;
    throw new TypeError('a Graph request that did not come through the client');
  }
}
