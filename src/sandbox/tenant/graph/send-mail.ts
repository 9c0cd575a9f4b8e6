import { PEOPLE } from '../contoso.ts';
import { deliver } from '../mailboxes.ts';
import { badRequest, Refusal } from '../refusal.ts';
import type { UserRecord, World } from '../world.ts';
import { allowOnly, isObject, type JsonObject, objectBody, optionalFlag, optionalText } from './body.ts';
import { isGuid, sameText } from './find-user.ts';
import { keepMailboxPace } from './pace.ts';
import { SEND_MAIL } from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

const MESSAGE_PROPERTIES: readonly string[] = [
  '@odata.type',
  'subject',
  'body',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'from',
  'sender',
  'importance',
  'internetMessageHeaders',
];
const SLOW_SECONDS = 600;

export const MAIL_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/users/{id}/sendMail', anyOf: SEND_MAIL, handle: sendMail },
];

function sendMail(call: GraphCall, world: World): GraphAnswer {
  const sender = mailboxOf(call.params.id as string, world);
  const { 'mail-delivery': delivery, 'mail-scope': scope } = world.state.variants;
  const isOutOfScope = scope === 'one-mailbox' && sender.id !== PEOPLE.invitationsMailbox;
  // RBAC for Applications lets the app send from one mailbox (G9.1).
  if (delivery === 'refused' || isOutOfScope)
    throw new Refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  const body = objectBody(call.body);
  allowOnly(body, ['message', 'Message', 'saveToSentItems', 'SaveToSentItems'], 'sendMail');
  const letter = readMessage(objectBody(body.message ?? body.Message));
  const saveToSentItems = optionalFlag(body, 'saveToSentItems') ?? optionalFlag(body, 'SaveToSentItems') ?? true;
  keepMailboxPace(world, sender.id);
  const from = {
    address: sender.properties.mail ?? sender.properties.userPrincipalName ?? '',
    name: sender.properties.displayName ?? '',
  };
  const whole = { ...letter, from, saveToSentItems, sentBy: 'guestlist' as const };
  // 202 says accepted and nothing more (E3); what becomes of the mail is another matter.
  if (delivery === 'bounced') bounce(whole, world);
  else deliver(world, whole, { seconds: delivery === 'slow' ? SLOW_SECONDS : 0 });
  return { status: 202 };
}

function mailboxOf(key: string, world: World): UserRecord {
  const users = world.state.users;
  const user = isGuid(key)
    ? users.truth(key.toLowerCase())
    : users
        .allTrue()
        .find(({ properties }) => sameText(properties.userPrincipalName, key) || sameText(properties.mail, key));
  if (!user) throw new Refusal(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`);
  if (!user.hasMailbox || world.state.variants['mail-delivery'] === 'mailbox-missing')
    throw new Refusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  return user;
}

function readMessage(message: JsonObject) {
  allowOnly(message, MESSAGE_PROPERTIES, 'microsoft.graph.message');
  const subject = optionalText(message, 'subject');
  if (subject === undefined) throw badRequest("Property 'subject' is required.");
  const to = recipients(message.toRecipients, 'toRecipients');
  if (to.length === 0) throw new Refusal(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  const { html, text } = readContent(message.body);
  return {
    subject,
    html,
    text,
    to,
    cc: recipients(message.ccRecipients, 'ccRecipients'),
    bcc: recipients(message.bccRecipients, 'bccRecipients'),
    replyTo: recipients(message.replyTo, 'replyTo'),
    headers: readHeaders(message.internetMessageHeaders),
  };
}

function readContent(body: unknown): { readonly html: string | null; readonly text: string } {
  const content = isObject(body) ? body.content : undefined;
  const type = isObject(body) && typeof body.contentType === 'string' ? body.contentType.toLowerCase() : undefined;
  if (typeof content !== 'string' || (type !== 'html' && type !== 'text'))
    throw badRequest("Property 'body' must have a contentType of html or text and a content.");
  return type === 'html' ? { html: content, text: asText(content) } : { html: null, text: content };
}

// What a reader without HTML would be shown.
function asText(html: string): string {
  return html
    .replaceAll(/<(style|head)[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<a\s[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '$2 <$1>')
    .replaceAll(/<\/?(p|div|br|tr|h\d|li)[^>]*>/gi, '\n')
    .replaceAll(/<(?!https?:)[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\n\s*\n+/g, '\n\n')
    .trim();
}

function recipients(value: unknown, name: string): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest(`Property '${name}' must be a collection.`);
  return value.map((one) => {
    const emailAddress = isObject(one) ? one.emailAddress : undefined;
    const address = isObject(emailAddress) ? emailAddress.address : undefined;
    if (typeof address !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(address))
      throw new Refusal(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
    return address;
  });
}

function readHeaders(value: unknown): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value) || value.length > 5)
    throw new Refusal(
      400,
      'InvalidInternetMessageHeaderCollection',
      'Maximum number of headers in one message should be less than or equal to 5.',
    );
  const pairs = value.map((one): [string, string] => {
    const name = isObject(one) && typeof one.name === 'string' ? one.name : '';
    const text = isObject(one) && typeof one.value === 'string' ? one.value : '';
    if (!/^x-/i.test(name))
      throw new Refusal(
        400,
        'InvalidInternetMessageHeader',
        `The internet message header name '${name}' should start with 'x-' or 'X-'.`,
      );
    return [name, text];
  });
  return Object.fromEntries(pairs);
}

function bounce(letter: Parameters<typeof deliver>[1], world: World): void {
  for (const recipient of letter.to) {
    deliver(world, {
      from: { address: 'postmaster@contoso.example', name: 'Microsoft Outlook' },
      to: [letter.from.address],
      subject: `Undeliverable: ${letter.subject}`,
      html: null,
      text: `Your message to ${recipient} couldn't be delivered.\n`,
      sentBy: 'microsoft',
    });
  }
}
