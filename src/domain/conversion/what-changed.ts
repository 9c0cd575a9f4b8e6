import type { ConversionCode } from './conversion-details.ts';
import type { ConversionFinding, PreFlight } from './conversion-finding.ts';
import { isCuredByUs } from './pre-flight.ts';

export type Change =
  | { readonly outcome: 'same' }
  | { readonly outcome: 'changed'; readonly codes: readonly ConversionCode[] }
  /** Something did not come that nobody has accepted unread: it is asked for again, and nothing is said of the account. */
  | { readonly outcome: 'no-answer' };

/**
 * What is found now and nobody has accepted, right before something is done. `expected`: what the conversion may have brought
 * about itself.
 */
export function whatChanged(checks: {
  readonly accepted: PreFlight;
  readonly now: PreFlight;
  readonly expected: readonly ConversionCode[];
}): Change {
  const { accepted, now, expected } = checks;
  const known = new Set(accepted.findings.map(({ code }) => code));
  const news = now.findings.filter((finding) => !expected.includes(finding.code) && !isAccepted(finding, known));
  const seen = news.filter((finding) => !isWithoutAnswer(finding));
  if (seen.length > 0) return { outcome: 'changed', codes: [...new Set(seen.map(({ code }) => code))] };
  return { outcome: news.length > 0 ? 'no-answer' : 'same' };
}

/** A block is never accepted, unless it is ours to mend; and neither is that what must be read was not. */
function isAccepted(finding: ConversionFinding, known: ReadonlySet<ConversionCode>): boolean {
  if (finding.severity === 'info' || isCuredByUs(finding)) return true;
  const isStopping = finding.severity === 'block' || (finding.severity === 'not-checked' && finding.mustBeRead);
  return !isStopping && known.has(finding.code);
}

function isWithoutAnswer(finding: ConversionFinding): boolean {
  return 'unread' in finding && finding.unread.because === 'no-answer';
}
