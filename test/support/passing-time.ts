import { QUEUE_OPTIONS } from '../../src/jobs/job-table.ts';
import { spoken, until } from './asking.ts';
import { type Journey, linkIn, SAM, type SandboxMail } from './journey.ts';
import type { TeamsPerson } from './teams-client.ts';

/** A job that has failed several times waits for its next turn by the real clock. */
export const LONGEST_PAUSE_MS = QUEUE_OPTIONS.retryDelayMax * 1000;

/** A person's message. */
interface Place {
  readonly by?: TeamsPerson;
  readonly id: string;
}

/** Everything that is due is under way. */
export async function swept(journey: Journey, seconds = 1): Promise<void> {
  journey.pass(seconds);
  await journey.bot.swept();
}

/** Time passes until it is so, but never while the bot is at work: an act in hand is not to look half a minute old. */
export async function passUntil(journey: Journey, isSo: () => Promise<boolean>, what: string): Promise<void> {
  const calls = () => journey.connector.calls.length;
  const end = Date.now() + LONGEST_PAUSE_MS;
  while (Date.now() < end) {
    if (await isSo()) return;
    const before = calls();
    await journey.teams.waitFor(SAM, () => calls() > before, 'a change', 600).catch(() => swept(journey, 31));
  }
  throw new Error(`waited in vain for ${what}\n${journey.bot.log().slice(-3000)}`);
}

/** Until every reference (membership, sponsor) that was refused for the moment has been written after all. */
export async function untilReferencesAreWritten(journey: Journey): Promise<void> {
  const areWritten = async () => {
    const writes = (await journey.traffic()).filter(({ method, url }) => method === 'POST' && url.endsWith('/$ref'));
    const last = new Map(
      writes.map(({ url, requestBody, status }) => [`${url} ${JSON.stringify(requestBody)}`, status]),
    );
    return [...last.values()].every((status) => status < 300);
  };
  await passUntil(journey, areWritten, 'the references');
}

/** Until each of these mailboxes has a mail of ours for every time that it is named. */
export async function untilMailed(journey: Journey, mailboxes: readonly string[]): Promise<readonly SandboxMail[]> {
  const theirs = async () => (await journey.mails()).filter(({ mailbox }) => mailboxes.includes(mailbox));
  const times = (all: readonly string[], one: string) => all.filter((other) => other === one).length;
  const isThere = async () => {
    const there = (await theirs()).map(({ mailbox }) => mailbox);
    return mailboxes.every((one) => times(there, one) >= times(mailboxes, one));
  };
  await passUntil(journey, isThere, `mails to ${mailboxes.join(', ')}`);
  return theirs();
}

/** Time passes, minutes and then hours, until the card reads so. */
export async function passUntilCard(journey: Journey, place: Place, text: string): Promise<void> {
  const isSo = () => spoken(journey.teams.card(place.by ?? SAM, place.id)).includes(text);
  const end = Date.now() + LONGEST_PAUSE_MS;
  for (let round = 0; Date.now() < end && !isSo(); round += 1) {
    journey.pass(round < 2 ? 60 : 600);
    await until(journey, place, text, 1_500).catch(() => undefined);
  }
  await until(journey, place, text, 1_000);
}

/** Through Microsoft's pages with the link of the mail; Northwind's people are not asked for their consent. */
export async function accept(journey: Journey, mail: SandboxMail): Promise<void> {
  const link = linkIn(mail);
  if (!mail.mailbox.endsWith('@northwind.example')) return void (await journey.redeem(link, mail.mailbox));
  const { origin, searchParams } = new URL(link);
  const body = new URLSearchParams({ ...Object.fromEntries(searchParams), choice: 'expected' });
  const answer = await fetch(`${origin}/redeem/account`, { method: 'POST', body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`the account page answered ${answer.status}`);
}
