import type { Clock } from '../../src/use-cases/ports/clock.ts';
import type { CodeOfConversion, ConversionCodes } from '../../src/use-cases/ports/conversion-codes.ts';

/** Codes in memory: 100001, 100002 … in the order in which they are made. */
export function memoryConversionCodes({ clock }: { readonly clock: Clock }): ConversionCodes {
  const kept = new Map<string, CodeOfConversion & { readonly code: string; readonly madeAt: Date }>();
  let made = 0;
  return {
    make: async ({ requestId, number }) => {
      made += 1;
      const code = String(100_000 + made);
      if ((kept.get(requestId)?.number ?? 0) <= number)
        kept.set(requestId, { requestId, number, code, madeAt: clock() });
      return code;
    },
    isRight: async ({ requestId, number, code }) => {
      const found = kept.get(requestId);
      return found?.number === number ? found.code === code : undefined;
    },
    forget: async (before) => {
      for (const { requestId, madeAt } of [...kept.values()]) if (madeAt < before) kept.delete(requestId);
    },
  };
}
