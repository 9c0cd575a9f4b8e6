import type { ConversionCode } from '../../domain/conversion/conversion-details.ts';
import type { PreFlight } from '../../domain/conversion/conversion-finding.ts';

/** What a confirmation accepts; what is only said stands in nobody's way. */
export function acceptedCodes({ findings }: PreFlight): readonly ConversionCode[] {
  return [...new Set(findings.flatMap(({ code, severity }) => (severity === 'info' ? [] : code)))];
}
