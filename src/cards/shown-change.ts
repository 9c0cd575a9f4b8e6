import type { AccessChange } from '../domain/access-change/access-change.ts';
import type { AccessChangeEntry } from '../domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../domain/access-change/access-change-person.ts';
import type { HandedOn } from '../domain/access-change/handed-on.ts';
import type { DecisionDays } from '../domain/decision.ts';
import type { UserId } from '../domain/ids.ts';

/** One change of access as its ledger has it. */
export interface ChangeTold {
  readonly change: AccessChange;
  readonly entries: readonly AccessChangeEntry[];
  /** Undefined once it has been wiped. */
  readonly person: AccessChangePerson | undefined;
}

/** A change of access, and who looks at it: each viewer has a card of their own. */
export interface ShownChange {
  readonly reading: ChangeTold;
  /** What its invitation says of it, once there is one. */
  readonly handedOn?: HandedOn | undefined;
  readonly decisionDays: DecisionDays;
  /** `asker` follows it and may withdraw it, `admin` decides or reads what was decided, `confirmer` follows what comes of it. */
  readonly as: 'asker' | 'admin' | 'confirmer';
  readonly viewerId: UserId;
}
