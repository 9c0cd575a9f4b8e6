import type { UserId } from '../ids.ts';
import type { CodeTrack, Conversion } from './conversion.ts';

/** Product 5.5. */
const CODE_MINUTES = 30;
export const CODE_TRIES = 5;
export const CODES_A_DAY = 3;

const DAY_MS = 86_400_000;

/** `open`: on its way. `good`: sent, or maybe so, and may be checked. */
export type CodeStanding = 'none' | 'open' | 'refused' | 'good' | 'late' | 'tries-used-up';

/** What is known of the last code that was asked for. */
export function codeStanding({ track: { code } }: Pick<Conversion, 'track'>, now: Date): CodeStanding {
  if (!code) return 'none';
  if (!code.sentAt && code.failed === undefined) return 'open';
  if (code.failed !== undefined && code.failed !== 'unsure') return 'refused';
  if (code.tries >= CODE_TRIES) return 'tries-used-up';
  return now < codeGoodUntil(code) ? 'good' : 'late';
}

/** Where nobody knows whether it was sent, since it was asked for. */
export function codeGoodUntil({ askedAt, sentAt }: CodeTrack): Date {
  const since = sentAt ?? askedAt.at(-1);
  return new Date((since?.getTime() ?? 0) + CODE_MINUTES * 60_000);
}

/** How many more may be asked for at this moment. */
export function codesLeft({ track: { code } }: Pick<Conversion, 'track'>, now: Date): number {
  const today = code?.askedAt.filter((at) => now.getTime() - at.getTime() < DAY_MS) ?? [];
  return Math.max(0, CODES_A_DAY - today.length);
}

/** Whoever has confirmed the conversion: how it goes on without the holder is theirs to say (product 5.5). */
export function isConfirmer({ track }: Pick<Conversion, 'track'>, id: UserId): boolean {
  const { made } = track.decision;
  return made?.verdict === 'confirmed' && made.by === id;
}
