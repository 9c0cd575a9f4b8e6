import type { CardContent } from '../cards/render-card.ts';
import type { CardSubject } from '../use-cases/card-subject.ts';

const ERROR = 'application/vnd.microsoft.error';

/** What whoever asked gets. A living card names its subject, so that the message it stands in is remembered. */
export type Reply =
  | { readonly kind: 'card'; readonly content: CardContent; readonly subject?: CardSubject | undefined }
  | { readonly kind: 'line'; readonly text: string }
  /** The request itself made no sense; nothing was done. */
  | { readonly kind: 'refusal'; readonly code: 'bad-request' | 'unknown-verb'; readonly text: string };

/** The answer to an invoke: the channel's own result stands inside the body (T1.3). */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: { readonly statusCode: number; readonly type: string; readonly value: unknown };
}

/** Always HTTP 200 for a pressed button: with anything else Teams shows its own words (T1.3, T5.4). */
export function invokeAnswer(reply: Reply): InvokeAnswer {
  switch (reply.kind) {
    case 'card':
      return inside(200, 'application/vnd.microsoft.card.adaptive', reply.content.card);
    case 'line':
      return inside(200, 'application/vnd.microsoft.activity.message', reply.text);
    case 'refusal':
      return inside(400, ERROR, { code: reply.code, message: reply.text });
  }
}

/** When even the apology could not be made. */
export function failedInvoke(message: string): InvokeAnswer {
  return inside(500, ERROR, { code: 'internal', message });
}

/** An invoke of a kind that no surface of ours sends; not 501, which Teams takes for a broken bot (T5.4). */
export function unknownInvoke(message: string): InvokeAnswer {
  return { ...inside(400, ERROR, { code: 'unknown-invoke', message }), status: 400 };
}

function inside(statusCode: number, type: string, value: unknown): InvokeAnswer {
  return { status: 200, body: { statusCode, type, value } };
}
