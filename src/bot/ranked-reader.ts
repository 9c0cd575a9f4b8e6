import type { Reader } from '../cards/reader.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { withPatience } from './directory-patience.ts';
import type { Visit } from './visit.ts';

/** The reader of what can be asked for, which is more for whoever may convert. Of whom nothing can be read, that is not told. */
export async function rankedReader({ deps, callerId, reader }: Visit): Promise<Reader> {
  try {
    return { ...reader, mayConvert: await withPatience(deps.useCases.mayConvert(callerId)) };
  } catch (error) {
    if (error instanceof EdgeError) return reader;
    throw error;
  }
}
