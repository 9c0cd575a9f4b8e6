import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { CallRecord } from './graph-call.ts';

/** Each attempt ends with the call's deadline, headers and body alike, and what goes wrong is kept with its cause. */
export class Exchange implements Middleware {
  #next: Middleware | undefined;

  async execute(context: Context): Promise<void> {
    const record = CallRecord.of(context);
    // A redirect would take a write, and the token, somewhere else: none is followed.
    context.options = { ...context.options, signal: record.call.deadline.signal, redirect: 'error' };
    try {
      await this.#next?.execute(context);
    } catch (error) {
      record.failure = { at: 'exchange', error };
      throw error;
    }
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }
}
