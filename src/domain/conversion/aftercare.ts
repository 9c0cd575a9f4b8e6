import type { AftercareTrack, Conversion } from './conversion.ts';
import type { AftercareStep } from './conversion-entry.ts';
import { careSteps, openAftercare, TYPE_BACK_DAYS } from './conversion-follow-up.ts';
import type { ConversionPerson } from './conversion-person.ts';

const DAY_MS = 86_400_000;

/** What the offer of a step goes by. */
interface AftercareBasis {
  /** Whether the policy lets the internal password be replaced by us. */
  readonly replacesPassword: boolean;
  readonly now: Date;
}

/** The steps that can be asked for now, each by a press and never by itself (product 5.9). */
export function aftercareOffers(
  conversion: Conversion,
  person: ConversionPerson | undefined,
  basis: AftercareBasis,
): readonly AftercareStep[] {
  if (!person) return [];
  const open = openAftercare(conversion);
  return careSteps(conversion).filter((step) => !open.includes(step) && isOffered(step, { conversion, person, basis }));
}

function isOffered(
  step: AftercareStep,
  {
    conversion,
    person,
    basis,
  }: { readonly conversion: Conversion; readonly person: ConversionPerson; readonly basis: AftercareBasis },
): boolean {
  const { aftercare = {} } = conversion.track;
  switch (step) {
    case 'sessions':
      return !aftercare.sessions?.doneAt;
    case 'guest':
      return person.userType === 'Member' && !guestSince(conversion) && !isTypeOpen(conversion);
    case 'member': {
      const until = typeBackUntil(conversion);
      return until !== undefined && basis.now < until && !isTypeOpen(conversion);
    }
    case 'password':
      return basis.replacesPassword && !person.isSynced && !aftercare.password?.doneAt;
  }
}

/** The type is written by one press at a time. */
function isTypeOpen(conversion: Conversion): boolean {
  return openAftercare(conversion).some((step) => step === 'guest' || step === 'member');
}

/** Since when the user type is Guest by a press here; undefined: it is not, or was taken back. */
export function guestSince({ track: { aftercare = {} } }: Pick<Conversion, 'track'>): Date | undefined {
  const { guest, member } = aftercare;
  return guest?.doneAt && !isAfter(member, guest.doneAt) ? guest.doneAt : undefined;
}

/** Until when one press takes the user type back. */
export function typeBackUntil(conversion: Pick<Conversion, 'track'>): Date | undefined {
  const since = guestSince(conversion);
  return since && new Date(since.getTime() + TYPE_BACK_DAYS * DAY_MS);
}

function isAfter(track: AftercareTrack | undefined, date: Date): boolean {
  return track?.doneAt !== undefined && track.doneAt >= date;
}
