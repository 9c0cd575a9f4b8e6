import type { Conversion } from '../domain/conversion/conversion.ts';
import type { ConversionEntry } from '../domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import type { DecisionDays } from '../domain/decision.ts';
import type { UserId } from '../domain/ids.ts';
import type { RedeemUrl } from '../domain/redeem-url.ts';

/** One conversion as its ledger has it. */
export interface ConversionTold {
  readonly conversion: Conversion;
  readonly entries: readonly ConversionEntry[];
  /** Undefined once it has been wiped. */
  readonly person: ConversionPerson | undefined;
}

/** A conversion that was asked for, and who looks at it: each viewer has a card of their own. */
export interface ShownConversion {
  readonly reading: ConversionTold;
  readonly decisionDays: DecisionDays;
  readonly fourEyes: boolean;
  /** Whether the holder is asked at all; undefined: they are. */
  readonly asksHolder?: boolean | undefined;
  /** The policy's days on which the holder is reminded; undefined: none. */
  readonly reminderDays?: readonly number[] | undefined;
  /** Whether we may replace the internal password; undefined: it is left to people. */
  readonly replacesPassword?: boolean | undefined;
  /** What the holder reads: our name, and where Teams opens for us. */
  readonly organisation: string;
  readonly teamsAddress: string;
  readonly as: 'asker' | 'converter' | 'admin' | 'confirmer' | 'holder' | 'nobody';
  readonly viewerId: UserId;
  /** For the holder alone, as long as it is good. */
  readonly link?: RedeemUrl | undefined;
}
