import type { RequestId } from '../../domain/ids.ts';

/** Each conversion has one code at a time: the last that was asked for. */
export interface CodeOfConversion {
  readonly requestId: RequestId;
  /** How many were asked for, this one included. */
  readonly number: number;
}

/** Codes that go to external addresses: a keyed hash of each, and never the code itself (product 5.5). */
export interface ConversionCodes {
  /** Makes six digits, keeps what tells them again in place of any of this number or before, and says them this once. */
  make(of: CodeOfConversion): Promise<string>;
  /** Whether these are the digits, compared in constant time; undefined: none are kept for this number. */
  isRight(typed: CodeOfConversion & { readonly code: string }): Promise<boolean | undefined>;
  /** Removes what was made before the given time. */
  forget(before: Date): Promise<void>;
}
