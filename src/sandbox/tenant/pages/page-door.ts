import type { IncomingMessage, ServerResponse } from 'node:http';
import { readText } from '../http-body.ts';
import type { World } from '../world.ts';
import { html, wholePage } from './html.ts';
import { showMailPages } from './mail-pages.ts';
import { type PageAnswer, type ShowPage, shown } from './page.ts';
import { acceptConsent, cancelConsent, chooseAccount, showRedeem } from './redeem-pages.ts';
import { readSignIn, rememberSignIn } from './sign-in-cookie.ts';
import { joinDirectly, showTeams } from './teams-pages.ts';

// A GET shows and never changes anything; what changes something is posted.
const PAGES: readonly { readonly method: string; readonly path: RegExp; readonly show: ShowPage }[] = [
  { method: 'GET', path: /^\/$/, show: showIndex },
  { method: 'GET', path: /^\/mail(\/.*)?$/, show: showMailPages },
  { method: 'GET', path: /^\/redeem\/?$/, show: showRedeem },
  { method: 'POST', path: /^\/redeem\/account$/, show: chooseAccount },
  { method: 'POST', path: /^\/redeem\/accept$/, show: acceptConsent },
  { method: 'POST', path: /^\/redeem\/cancel$/, show: cancelConsent },
  { method: 'GET', path: /^\/teams\/?$/, show: showTeams },
  { method: 'POST', path: /^\/teams\/join$/, show: joinDirectly },
  { method: 'GET', path: /^\/apps\/?$/, show: showApps },
  { method: 'GET', path: /^\/privacy$/, show: showPrivacy },
];

const OWN_PAGES =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";
const MAIL_BODIES =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

export async function servePage(request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const found = PAGES.find((page) => page.method === request.method && page.path.test(url.pathname));
  const form = new URLSearchParams(request.method === 'POST' ? await readText(request) : '');
  const call = { path: url.pathname, query: url.searchParams, form, signedInAs: readSignIn(request) };
  send(response, found ? found.show(call, world) : missing());
}

function send(response: ServerResponse, answer: PageAnswer): void {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  if (answer.page === 'redirected') {
    response.writeHead(303, {
      Location: answer.to,
      'Referrer-Policy': 'no-referrer',
      ...rememberSignIn(answer.signsInAs),
    });
    response.end();
    return;
  }
  if (answer.page === 'isolated') {
    response.writeHead(200, { ...headers, 'Content-Security-Policy': MAIL_BODIES });
    response.end(withTopLinks(answer.html));
    return;
  }
  response.writeHead(answer.status, { ...headers, 'Content-Security-Policy': OWN_PAGES });
  response.end(wholePage(answer.title, answer.body));
}

/** Links of a mail open in the whole window, not in its frame. */
function withTopLinks(mail: string): string {
  const target = '<base target="_top">';
  return /<head[^>]*>/i.test(mail)
    ? mail.replace(/<head[^>]*>/i, (head) => `${head}${target}`)
    : `<!doctype html>${target}${mail}`;
}

function missing(): PageAnswer {
  return shown('Not found', html`<h1>Not found</h1><p><a href="/">What there is</a></p>`, 404);
}

/** Where a redemption without a team ends (G12.1); what apps are shared is not emulated. */
function showApps(): PageAnswer {
  return shown('My Apps', html`<h1>My Apps: Contoso</h1><p id="apps">No apps are shared with you yet.</p>`);
}

/** What the mails of an organisation lead to; here it says what is true of the sandbox. */
function showPrivacy(): PageAnswer {
  return shown(
    'Privacy statement',
    html`<h1 id="privacy">Privacy statement of Contoso</h1><p>Contoso is invented, and so is everybody in it. Names and addresses that you type in stay on this machine, in the folder of the sandbox, and in the memory of the emulated tenant until it ends.</p>`,
  );
}

function showIndex(): PageAnswer {
  return shown(
    'Contoso, emulated',
    html`<h1>Contoso, emulated</h1><ul><li><a href="/mail">Mailboxes</a></li><li><a href="/_sandbox/tenant">People, groups, domains and policies, and what each is there to show</a></li><li><a href="/_sandbox/variants">What Microsoft may do one way or another</a></li><li><a href="/_sandbox/traffic">Every exchange so far</a></li></ul>`,
  );
}
