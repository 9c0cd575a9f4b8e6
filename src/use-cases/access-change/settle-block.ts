import { type AccessChange, isChangeOver } from '../../domain/access-change/access-change.ts';
import type { Conversion } from '../../domain/conversion/conversion.ts';
import { isWaitedFor } from '../../domain/conversion/conversion.ts';
import {
  appendConversion,
  type NewConversionEntry,
  type RecordConversionDeps,
} from '../conversion/record-conversion.ts';
import { EdgeError } from '../ports/edge-error.ts';

/** Their sign-in is blocked: nothing of the conversion goes on, and its account stays watched. May run again. */
export async function sayBlocked(deps: RecordConversionDeps, change: AccessChange): Promise<void> {
  const by = change.track.decision.made?.by ?? change.askerId;
  await tell(deps, change, (conversion) => {
    if (conversion.track.block?.blockedAt) return undefined;
    const isGoingOn = isWaitedFor(conversion) && conversion.state !== 'stopped-after-issue';
    const stop: readonly NewConversionEntry[] = isGoingOn ? [{ kind: 'stopped-after-issue', by }] : [];
    return [...stop, { kind: 'sign-in-blocked', by }];
  });
}

/** The request to block came to nothing: another may be asked for. May run again. */
export async function sayBlockEnded(deps: RecordConversionDeps, change: AccessChange): Promise<void> {
  if (change.change !== 'block' || !isChangeOver(change) || change.state === 'done') return;
  await tell(deps, change, ({ track: { block } }) =>
    block?.blockedAt || block?.isOver ? undefined : [{ kind: 'block-ended' }],
  );
}

/** Of the conversion that asked for it; whoever died between the two ledgers has not said there that it was asked for. */
async function tell(
  deps: RecordConversionDeps,
  { id, askerId, conversionId }: AccessChange,
  what: (conversion: Conversion) => readonly NewConversionEntry[] | undefined,
): Promise<void> {
  if (!conversionId) return;
  const recorded = await appendConversion(deps, conversionId, ({ conversion }) => {
    const { block } = conversion.track;
    if (block && block.changeId !== id && !block.isOver) return undefined;
    const isKnown = block?.changeId === id;
    const entries = what(isKnown ? conversion : { ...conversion, track: { ...conversion.track, block: undefined } });
    const asked: NewConversionEntry = { kind: 'block-asked', by: askerId, changeId: id };
    return entries && { entries: isKnown ? entries : [asked, ...entries] };
  });
  if (recorded === 'outdated') throw new EdgeError('unavailable', 'conversion-in-use', { retryAfterSeconds: 1 });
}
