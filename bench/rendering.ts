import { invitationStatusCard } from '../src/cards/invitation-status.ts';
import { anInvitation, anInvitee, aReader, ORDINARY, STEPS } from '../test/cards/scenes.ts';
import type { Sizes } from './sizes.ts';
import { type Series, series } from './statistics.ts';

const AT_ONCE = 20;

/** The status card out of what the ledger says, in this process: no database, no channel. */
export function measureRendering({ rounds, roundMs }: Sizes): Series {
  const { inviting, issued, added, sending, delivered } = STEPS;
  const invitation = anInvitation(ORDINARY.en, [inviting, issued, added, sending, delivered]);
  const invitee = anInvitee('en', ORDINARY.en);
  const reader = aReader('en');
  const render = () => invitationStatusCard({ readings: [{ invitation, invitee }], reminderDays: [3, 7, 14] }, reader);
  const measured = Array.from({ length: rounds + 1 }, () => perSecond(render, roundMs));
  return series('status cards rendered', 'a second', measured.slice(1));
}

function perSecond(render: () => object, forMs: number): number {
  const startedAt = performance.now();
  let rendered = 0;
  let passed = 0;
  while (passed < forMs) {
    for (let card = 0; card < AT_ONCE; card += 1) render();
    rendered += AT_ONCE;
    passed = performance.now() - startedAt;
  }
  return (rendered * 1_000) / passed;
}
