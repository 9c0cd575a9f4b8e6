import { z } from 'zod';
import type { ConversionFinding, PreFlight } from '../domain/conversion/conversion-finding.ts';
import { CONVERSION_RULES } from '../domain/conversion/conversion-rules.ts';
import type { ShapeOf } from './stored-values.ts';

export const StoredConversionCode = z.enum(CONVERSION_RULES.map(({ code }) => code));
const FindingShape = z.object({
  code: StoredConversionCode,
  severity: z.enum(['block', 'warn', 'not-checked', 'info']),
});
/** Code and severity are looked at; the rest is what the rule of that code made of it, and comes back as it was. */
const Findings = z.custom<ConversionFinding>((finding) => FindingShape.safeParse(finding).success);

const PreFlightShape = {
  standing: z.enum(['ready', 'gate', 'blocked']),
  findings: z.array(Findings),
  fine: z.array(StoredConversionCode),
} satisfies ShapeOf<PreFlight>;

export const StoredPreFlight = z.object(PreFlightShape);
