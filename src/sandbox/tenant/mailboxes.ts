import type { Mail, World } from './world.ts';

interface Letter {
  readonly from: Mail['from'];
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly replyTo?: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly saveToSentItems?: boolean;
  readonly sentBy: Mail['sentBy'];
}

/** One mail in the mailbox of each recipient; `after` puts it off. */
export function deliver(world: World, letter: Letter, after: { readonly seconds: number } = { seconds: 0 }): void {
  const { bcc = [], ...visible } = letter;
  const receivedAt = new Date(world.clock.now().getTime() + after.seconds * 1000).toISOString();
  for (const mailbox of [...letter.to, ...(letter.cc ?? []), ...bcc]) {
    world.state.mails.push({
      ...visible,
      id: world.random.hex(16),
      mailbox: mailbox.toLowerCase(),
      cc: letter.cc ?? [],
      replyTo: letter.replyTo ?? [],
      headers: letter.headers ?? {},
      saveToSentItems: letter.saveToSentItems ?? false,
      receivedAt,
    });
  }
}

/** What has arrived by now; a slow mail is not there yet. */
export function arrivedMails(world: World): readonly Mail[] {
  const now = world.clock.now().toISOString();
  return world.state.mails.filter((mail) => mail.receivedAt <= now);
}
