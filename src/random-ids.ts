import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { InvitationId, Reference, RequestId } from './domain/ids.ts';
import type { Ids } from './use-cases/ports/ids.ts';

// Without 0, O, 1 and I, which people mix up when they read a reference out.
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Ids from the operating system's randomness. */
export function randomIds(): Ids {
  return {
    requestId: (seed) => uuidOf(seed) as RequestId,
    invitationId: () => randomUUID() as InvitationId,
    reference: () => `GL-${letters(4)}-${letters(2)}` as Reference,
    clientRequestId: () => randomUUID(),
  };
}

function letters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** A UUID of version 8 (own scheme) out of a hash. */
function uuidOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
