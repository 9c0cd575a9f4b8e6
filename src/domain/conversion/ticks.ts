import type { ConversionCode } from './conversion-details.ts';
import type { PreFlight } from './conversion-finding.ts';
import { CONVERSION_RULES } from './conversion-rules.ts';

/**
 * Blocking rows that were not read, and need not be: whoever confirms accepts them one by one (checks 1). What no licence
 * lets anybody have is none of them.
 */
export function codesToTick({ findings }: PreFlight): readonly ConversionCode[] {
  const unread = findings.flatMap((finding) =>
    'unread' in finding && !finding.mustBeRead && isBlocking(finding.code) ? finding.code : [],
  );
  return [...new Set(unread)];
}

function isBlocking(code: ConversionCode): boolean {
  return CONVERSION_RULES.find((rule) => rule.code === code)?.severity === 'block';
}
