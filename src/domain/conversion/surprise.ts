import type { Conversion } from './conversion.ts';
import type { Surprise } from './conversion-entry.ts';

/** What the account surprised with after it was accepted; somebody has to see to it before anything goes on. */
export function surpriseIn(conversion: Conversion): Surprise | undefined {
  if (conversion.state !== 'needs-attention' || conversion.because.what === 'strayed') return undefined;
  return conversion.because.what;
}

/** It is accepted, and waits for somebody who wants it finished: after a stop, or once a surprise is put right. */
export function mayFinish(conversion: Conversion): boolean {
  return conversion.state === 'redeemed-after-stop' || surpriseIn(conversion) !== undefined;
}
