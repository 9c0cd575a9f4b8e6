import { arrivedMails } from '../mailboxes.ts';
import type { World } from '../world.ts';
import type { ControlCall } from './call.ts';

/** Every mail that has arrived, the oldest first; `?to=` for one mailbox. */
export function listMails({ query }: ControlCall, world: World): unknown {
  const to = query.get('to')?.toLowerCase();
  return arrivedMails(world).filter((mail) => to === undefined || mail.mailbox === to);
}
