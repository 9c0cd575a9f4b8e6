import type { World } from '../world.ts';
import type { Markup } from './html.ts';

export interface PageCall {
  readonly path: string;
  readonly query: URLSearchParams;
  /** The fields of a posted form. */
  readonly form: URLSearchParams;
  /** Who has redeemed in this browser; Teams need not ask again. */
  readonly signedInAs: string | undefined;
}

export type PageAnswer =
  | { readonly page: 'shown'; readonly status: number; readonly title: string; readonly body: Markup }
  /** A mail's own HTML, kept apart from everything. */
  | { readonly page: 'isolated'; readonly html: string }
  | { readonly page: 'redirected'; readonly to: string; readonly signsInAs: string | undefined };

export type ShowPage = (call: PageCall, world: World) => PageAnswer;

export function shown(title: string, body: Markup, status = 200): PageAnswer {
  return { page: 'shown', status, title, body };
}

/** Leads on; where somebody has just signed in, the browser remembers who. */
export function redirected(to: string, signsInAs?: string): PageAnswer {
  return { page: 'redirected', to, signsInAs };
}
