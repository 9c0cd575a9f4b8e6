import { type Conversion, type ConversionState, isWaitedFor, type ToldOfConversion } from './conversion.ts';

const TOLD: readonly ConversionState[] = [
  'agreed-in-principle',
  'delivery-unknown',
  'redeemed-after-stop',
  'denied',
  'holder-refused',
  'lapsed-before-issue',
  'failed',
  'holder-unreachable',
  'needs-attention',
  'aftercare-open',
];

/** What has come of it that somebody should hear of, and nobody has; one thing after the other. */
export function toBeTold({ state, track }: Conversion): ToldOfConversion | undefined {
  const isNew = (what: ToldOfConversion) => !track.told.includes(what);
  // Where somebody stopped it, they know.
  const isNews = TOLD.includes(state) || (state === 'stopped-after-issue' && track.stopBecause !== undefined);
  if (isNews && isNew(state)) return state;
  if (state === 'inviting' && track.inviteUnsureAt && isNew('invite-unsure')) return 'invite-unsure';
  if (hasRefusedLink({ state, track }) && isNew('link-refused')) return 'link-refused';
  if (hasLostLink({ state, track }) && isNew('link-wiped')) return 'link-wiped';
  return track.problemAt && isNew('problem') ? 'problem' : undefined;
}

export function isToBeTold(conversion: Conversion): boolean {
  return toBeTold(conversion) !== undefined;
}

/** Nobody has accepted while the link was kept: only another conversion makes a new one. */
export function hasLostLink({ state, track }: Pick<Conversion, 'state' | 'track'>): boolean {
  return isWaitedFor({ state }) && state !== 'stopped-after-issue' && track.linkWipedAt !== undefined;
}

/** The mail with the link was refused for good; only a press sends it again. */
export function hasRefusedLink({ state, track }: Pick<Conversion, 'state' | 'track'>): boolean {
  return state === 'issued' && track.linkMail?.failed !== undefined;
}
