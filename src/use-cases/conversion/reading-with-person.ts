import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { ConversionReading, Conversions } from '../ports/conversions.ts';

/** Without the person's data nothing can be done about an account. */
export type ReadingWithPerson = ConversionReading & { readonly person: ConversionPerson };

export async function readWithPerson(conversions: Conversions, id: RequestId): Promise<ReadingWithPerson | undefined> {
  return withPerson(await conversions.read(id));
}

export function withPerson(reading: ConversionReading | undefined): ReadingWithPerson | undefined {
  return reading?.person && { ...reading, person: reading.person };
}
