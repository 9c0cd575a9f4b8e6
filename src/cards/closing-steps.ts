import { aftercareOffers, guestSince, typeBackUntil } from '../domain/conversion/aftercare.ts';
import type { AftercareTrack } from '../domain/conversion/conversion.ts';
import type { AftercareStep } from '../domain/conversion/conversion-entry.ts';
import { isTeamsLinkOpen } from '../domain/conversion/conversion-follow-up.ts';
import { conversionPressMark } from '../domain/press-mark.ts';
import type { FindingWords } from '../wording/finding-words.ts';
import { dayText, momentText } from '../wording/moments.ts';
import type { Offer } from './conversion-offers.ts';
import { plainText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';
import type { Mark } from './status-facts.ts';

/** A step and what came of it. */
export interface StepTaken {
  readonly mark: Mark;
  readonly title: string;
  readonly notes?: readonly string[];
  readonly trouble?: FindingWords | undefined;
}

const VERBS: Readonly<Record<AftercareStep, string>> = {
  sessions: 'conversion.sessions',
  guest: 'conversion.guest',
  member: 'conversion.member',
  password: 'conversion.password',
};
const STEPS: readonly AftercareStep[] = ['sessions', 'guest', 'member', 'password'];

/** The mail with the address of Teams, and what somebody has asked for after the acceptance; in the order of the card. */
export function stepsTaken(telling: RequestTelling): readonly StepTaken[] {
  const { aftercare = {} } = telling.conversion.track;
  const steps = STEPS.filter((step) => !isOvertaken(step, telling));
  return [
    ...teamsLink(telling),
    ...steps.flatMap((step) => {
      const track = aftercare[step];
      return track ? [stepTaken(step, track, telling)] : [];
    }),
  ];
}

/** Of the two presses on the user type the later one counts. */
function isOvertaken(step: AftercareStep, { conversion }: RequestTelling): boolean {
  const { guest, member } = conversion.track.aftercare ?? {};
  if (!guest || !member) return false;
  if (step === 'guest') return member.doneAt !== undefined && member.askedAt >= guest.askedAt;
  return step === 'member' && guest.askedAt > member.askedAt;
}

function stepTaken(step: AftercareStep, track: AftercareTrack, telling: RequestTelling): StepTaken {
  const { aftercare: said } = telling.words;
  const { now, not } = said.steps[step];
  if (track.doneAt) return { mark: 'done', title: doneText(step, track.doneAt, telling) };
  if (!track.refusal) return { mark: 'now', title: now };
  return { mark: 'failed', title: not, trouble: said.refused({ step, because: track.refusal }) };
}

function doneText(step: AftercareStep, doneAt: Date, telling: RequestTelling): string {
  const { reader, words } = telling;
  const { aftercare: said } = words;
  const date = dayText(doneAt, reader);
  switch (step) {
    case 'sessions':
      return said.sessionsDone({ time: momentText(doneAt, reader) });
    case 'guest':
      return said.guestDone({ date, until: backUntil(telling) });
    case 'member':
      return said.memberDone({ date });
    case 'password':
      return said.passwordDone;
  }
}

function backUntil({ conversion, reader }: RequestTelling): string | undefined {
  const until = typeBackUntil(conversion);
  return until && until > reader.now ? dayText(until, reader) : undefined;
}

/** Once by itself, and whenever somebody asks; undefined: what was kept of them was removed. */
function teamsLink({ conversion, organisation, person, reader, words }: RequestTelling): readonly StepTaken[] {
  if (!person) return [];
  const { aftercare: said } = words;
  const { teamsLink: link } = conversion.track;
  const values = { org: organisation, address: person.address };
  if (isTeamsLinkOpen(conversion)) return [{ mark: 'now', title: said.linkNow(values) }];
  // Teams does not open for them, as somebody has accepted (product 5.3).
  if (link?.failed === 'not-wanted') return [];
  if (link?.failed) {
    const isUnsure = link.failed === 'unsure';
    return [{ mark: isUnsure ? 'next' : 'failed', title: (isUnsure ? said.linkMaybe : said.linkNot)(values) }];
  }
  if (!link?.sentAt) return [];
  return [{ mark: 'done', title: said.linkDone(values), notes: [momentText(link.sentAt, reader)] }];
}

/** The steps that can be asked for, each with its own press. */
export function stepOffers(telling: RequestTelling): readonly (Offer & { readonly step: AftercareStep })[] {
  const { conversion, name, words } = telling;
  const mark = conversionPressMark(conversion);
  return offered(telling).map((step) => {
    const { offer, button: title } = words.aftercare.steps[step];
    return { step, text: plainText(offer({ name })), title, verb: VERBS[step], mark };
  });
}

function offered({ conversion, person, reader, replacesPassword }: RequestTelling): readonly AftercareStep[] {
  return aftercareOffers(conversion, person, { replacesPassword, now: reader.now });
}

/** What was pressed or offered is not left to anybody beside that. */
export function leavesToPeople(step: 'guest' | 'password', telling: RequestTelling): boolean {
  const { conversion } = telling;
  const isDone = step === 'guest' ? guestSince(conversion) : conversion.track.aftercare?.password?.doneAt;
  const isUnderWay = conversion.state === 'aftercare-open' && conversion.track.aftercare?.[step] !== undefined;
  return !isDone && !isUnderWay && !offered(telling).includes(step);
}
