import type { AccessToken, TokenCredential } from '@azure/identity';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Deadline } from './deadline.ts';
import { CallRecord } from './graph-call.ts';
import { rolesOf } from './token-roles.ts';

/** Puts the token on. Microsoft's own handler sends none over plain http, which the sandbox speaks on loopback. */
export class Bearer implements Middleware {
  readonly #credential: TokenCredential;
  readonly #scope: string;
  #next: Middleware | undefined;

  constructor(credential: TokenCredential, scope: string) {
    this.#credential = credential;
    this.#scope = scope;
  }

  async execute(context: Context): Promise<void> {
    const record = CallRecord.of(context);
    const token = await this.#token(record);
    record.roles = rolesOf(token);
    const headers = { ...(context.options?.headers as Record<string, string> | undefined) };
    context.options = {
      ...context.options,
      headers: { ...headers, Authorization: `Bearer ${token}`, 'client-request-id': record.call.clientRequestId },
    };
    await this.#next?.execute(context);
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async #token(record: CallRecord): Promise<string> {
    const { deadline } = record.call;
    try {
      return await tokenOf({ credential: this.#credential, scope: this.#scope, deadline });
    } catch (error) {
      record.failure = { at: 'token', error };
      throw error;
    }
  }
}

/** The token as it is now; what a credential keeps is kept there. */
export async function tokenOf(asked: {
  readonly credential: TokenCredential;
  readonly scope: string;
  readonly deadline: Deadline;
}): Promise<string> {
  const { credential, scope, deadline } = asked;
  const given = credential.getToken(scope, { abortSignal: deadline.signal });
  const token: AccessToken | null = await Promise.race([given, untilOver(deadline)]);
  if (!token?.token) throw new TypeError('the credential gave no token');
  return token.token;
}

/** A dead token endpoint takes seconds to fail, and not every credential listens to the signal. */
function untilOver({ signal }: Deadline): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
