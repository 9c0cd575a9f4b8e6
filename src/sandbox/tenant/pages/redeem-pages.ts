import { TENANT_ID } from '../contoso.ts';
import {
  isConsentSkipped,
  type LinkState,
  type RedemptionRefusal,
  readLink,
  redeem,
  redemptionRefusal,
} from '../redemption.ts';
import type { Ticket, World } from '../world.ts';
import { html, type Markup } from './html.ts';
import { type PageAnswer, type PageCall, redirected, shown } from './page.ts';
import { PLAIN_WORDS } from './plain-words.ts';

type OpenLink = Extract<LinkState, { link: 'open' }>;

/** The first page behind a redeem link: which account is expected, and the choice of one. */
export function showRedeem(call: PageCall, world: World): PageAnswer {
  return withLink(call.query, world, ({ ticket }) =>
    shown(
      'Sign in',
      html`<p class="soft">Sign in to your account</p><h1>Contoso invited you</h1>
<p>The invitation is for <strong id="account-expected">${ticket.address}</strong>.</p>
<form method="post" action="/redeem/account">${linkFields(ticket)}
<fieldset><legend>Which account do you sign in with?</legend>
<label><input type="radio" name="choice" value="expected" id="account-right" checked> ${ticket.address}</label>
<label><input type="radio" name="choice" value="other" id="account-other"> Another account:</label>
<input type="email" name="other" id="account-other-address" aria-label="Address of the other account" autocomplete="off">
</fieldset><p><button id="account-continue">Continue</button></p></form>`,
    ),
  );
}

export function chooseAccount(call: PageCall, world: World): PageAnswer {
  return withLink(call.form, world, ({ ticket, user }) => {
    const account = call.form.get('choice') === 'other' ? (call.form.get('other') ?? '').trim() : ticket.address;
    const refusal = redemptionRefusal(world, user, ticket.address, account);
    if (refusal !== undefined) return refusedPage(refusal, ticket);
    if (isConsentSkipped(world, account)) return accept(world, ticket, account);
    return consentPage(ticket, account);
  });
}

function consentPage(ticket: Ticket, account: string): PageAnswer {
  return shown(
    'Review permissions',
    html`<p class="soft" id="consent-account">${account}</p><h1>Review permissions</h1>
<p>The organization <strong>Contoso</strong> (contoso.example) would like to:</p>
<ul><li>Receive your profile data: your name, email address and photo</li><li>Collect and log your activity</li><li>Use your profile data and activity data</li></ul>
<p class="soft">You should only accept if you trust Contoso. You can leave the organization at any time.</p>
<form method="post" action="/redeem/accept">${linkFields(ticket)}<input type="hidden" name="account" value="${account}">
<p><button id="consent-accept">Accept</button> <button class="quiet" id="consent-cancel" formaction="/redeem/cancel">Cancel</button></p></form>`,
  );
}

export function acceptConsent(call: PageCall, world: World): PageAnswer {
  return withLink(call.form, world, ({ ticket, user }) => {
    const account = call.form.get('account') ?? '';
    const refusal = redemptionRefusal(world, user, ticket.address, account);
    return refusal === undefined ? accept(world, ticket, account) : refusedPage(refusal, ticket);
  });
}

export function cancelConsent(_call: PageCall, _world: World): PageAnswer {
  return shown(
    'Cancelled',
    html`<h1 id="consent-cancelled">Permission was not given</h1><p>Nothing has changed. The invitation can still be accepted with the same link.</p>`,
  );
}

function accept(world: World, ticket: Ticket, account: string): PageAnswer {
  redeem(world, ticket.userId, account);
  return redirected(ticket.redirectUrl, account);
}

function withLink(fields: URLSearchParams, world: World, then: (link: OpenLink) => PageAnswer): PageAnswer {
  const isOurs = fields.get('tenant') === TENANT_ID;
  const state: LinkState = isOurs
    ? readLink(world, fields.get('ticket') ?? '', fields.get('user') ?? '')
    : { link: 'dead' };
  if (state.link === 'open') return then(state);
  if (state.link === 'used') {
    return shown(
      'Already accepted',
      html`<h1 id="link-used">This invitation has been accepted</h1><p><a id="go-on" href="${safeTarget(state.ticket.redirectUrl)}">Continue</a></p>`,
    );
  }
  return shown(
    'Invitation not found',
    html`<h1 id="link-dead">We can't find that invitation</h1><p>This link no longer works. Either a newer invitation has replaced it, or the invited account was removed. Use the newest invitation you have, or ask whoever invited you.</p>`,
    404,
  );
}

/** A redirect address was only checked for being an address; a page links to the web and nowhere else. */
function safeTarget(url: string): string {
  return /^https?:/i.test(url) ? url : '/';
}

function refusedPage({ reason, sentence }: RedemptionRefusal, ticket: Ticket): PageAnswer {
  const again = new URLSearchParams({ tenant: TENANT_ID, user: ticket.userId, ticket: ticket.ticket, ver: '2.0' });
  return shown(
    'Sorry, we cannot sign you in',
    html`<h1>Sorry, but we're having trouble signing you in</h1><p class="warn" id="sign-in-refused" data-reason="${reason}" role="alert">${sentence}</p>
<p id="plain-words">${PLAIN_WORDS[reason]}</p><p><a id="try-again" href="/redeem/?${again.toString()}">Choose another account</a></p>`,
    403,
  );
}

function linkFields(ticket: Ticket): Markup {
  return html`<input type="hidden" name="tenant" value="${TENANT_ID}"><input type="hidden" name="user" value="${ticket.userId}"><input type="hidden" name="ticket" value="${ticket.ticket}">`;
}
