import { arrivedMails } from '../mailboxes.ts';
import type { Mail, World } from '../world.ts';
import { html } from './html.ts';
import { type PageAnswer, type PageCall, shown } from './page.ts';

export function showMailPages(call: PageCall, world: World): PageAnswer {
  const [address, id, part] = call.path
    .split('/')
    .slice(2)
    .filter((segment) => segment !== '')
    .map(decoded);
  if (address === undefined) return mailboxes(world);
  const mails = arrivedMails(world).filter((mail) => mail.mailbox === address.toLowerCase());
  if (id === undefined) return mailbox(address, mails);
  const mail = mails.find((one) => one.id === id);
  if (!mail) return shown('No such mail', html`<h1>No such mail</h1><p><a href="/mail">All mailboxes</a></p>`, 404);
  if (part === 'body') return { page: 'isolated', html: mail.html ?? '' };
  return oneMail(mail);
}

function mailboxes(world: World): PageAnswer {
  const counts = Map.groupBy(arrivedMails(world), (mail) => mail.mailbox);
  const rows = [...counts].map(
    ([address, mails]) =>
      html`<li><a href="/mail/${encodeURIComponent(address)}">${address}</a> <span class="soft">${mails.length} mail${mails.length === 1 ? '' : 's'}</span></li>`,
  );
  const list =
    rows.length === 0
      ? html`<p id="no-mail">No mail has arrived yet.</p>`
      : html`<ul class="list" id="mailboxes">${rows}</ul>`;
  return shown(
    'Mailboxes',
    html`<h1>Mailboxes</h1><p class="soft">Every mail that was sent in this sandbox, by recipient.</p>${list}`,
  );
}

function mailbox(address: string, mails: readonly Mail[]): PageAnswer {
  const rows = mails
    .toReversed()
    .map(
      (mail) =>
        html`<li><a href="/mail/${encodeURIComponent(mail.mailbox)}/${mail.id}">${mail.subject}</a><br><span class="soft">${mail.from.name} · ${mail.receivedAt}</span></li>`,
    );
  const list =
    rows.length === 0
      ? html`<p id="no-mail">This mailbox is empty.</p>`
      : html`<ul class="list" id="mails">${rows}</ul>`;
  return shown(address, html`<p><a href="/mail">All mailboxes</a></p><h1 id="mailbox">${address}</h1>${list}`);
}

function oneMail(mail: Mail): PageAnswer {
  const own = `/mail/${encodeURIComponent(mail.mailbox)}`;
  // Scripts never run in it; a link opens in the whole window, and only by a press.
  const frame =
    mail.html === null
      ? undefined
      : html`<h2>As HTML</h2><iframe id="mail-html" title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" src="${own}/${mail.id}/body"></iframe>`;
  const headers = Object.entries(mail.headers).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return shown(
    mail.subject,
    html`<p><a href="${own}">${mail.mailbox}</a></p>
<h1 id="mail-subject">${mail.subject}</h1>
<dl><dt>From</dt><dd id="mail-from">${mail.from.name} &lt;${mail.from.address}&gt;</dd>
<dt>To</dt><dd id="mail-to">${mail.to.join(', ')}</dd>
<dt>Reply to</dt><dd id="mail-reply-to">${mail.replyTo.join(', ')}</dd>
<dt>Received</dt><dd>${mail.receivedAt}</dd>${headers}</dl>
${frame}
<h2>As text</h2><pre id="mail-text">${mail.text}</pre>`,
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
