import { TENANT_ID } from '../contoso.ts';
import type { Ticket, World } from '../world.ts';

/** A new redeem link; by default it makes the earlier ones of the same account useless (G1 trap 9). */
export function issueTicket(world: World, about: Omit<Ticket, 'ticket'>): string {
  if (world.state.variants['old-link'] === 'dead') endTickets(world, about.userId);
  const ticket = world.random.hex(40);
  world.state.tickets.set(ticket, { ticket, ...about });
  const query = new URLSearchParams({ tenant: TENANT_ID, user: about.userId, ticket, ver: '2.0' });
  return `${world.origin()}/redeem/?${query}`;
}

function endTickets(world: World, userId: string): void {
  for (const known of world.state.tickets.values()) {
    if (known.userId === userId) world.state.tickets.set(known.ticket, { ...known, isAlive: false });
  }
}
