import type { EmailAddress } from '../domain/email-address.ts';
import type { UserId } from '../domain/ids.ts';

/** A person, as whoever runs Guestlist names them. */
export type Who = { readonly address: EmailAddress } | { readonly id: UserId };
