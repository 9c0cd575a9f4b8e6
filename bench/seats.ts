import { TEAMS } from '../src/sandbox/tenant/contoso.ts';
import { openForm, send, until } from '../test/support/asking.ts';
import { buttonsOf, inputsOf } from '../test/support/card-elements.ts';
import type { Journey } from '../test/support/journey.ts';
import { swept } from '../test/support/passing-time.ts';
import type { TeamsPerson } from '../test/support/teams-client.ts';
import type { Sender } from './activities.ts';
import { addInviters } from './inviters.ts';

const A_MINUTE = 60;
/** Few enough for a busy machine: who waits too long for a form gives up. */
const SEATED_AT_ONCE = 4;

/** A person with two living cards in their chat. */
export interface Seat extends Sender {
  /** The status of an invitation that waits for its guest. */
  readonly status: LivingCard;
  /** A form; each press makes another of it, and the next one has to be on that. */
  readonly form: { readonly messageId: string; data: object };
}

export interface LivingCard {
  readonly messageId: string;
  readonly data: object;
}

export async function takeSeats(journey: Journey, people: number): Promise<readonly Seat[]> {
  const inviters = await addInviters(journey, people);
  const seats: Seat[] = [];
  for (let at = 0; at < people; at += SEATED_AT_ONCE) {
    const next = inviters.slice(at, at + SEATED_AT_ONCE);
    seats.push(...(await Promise.all(next.map((person) => sit(journey, person)))));
  }
  // The replicas know the guests by now, and no work is left that would go on beside what is measured.
  await swept(journey, 2 * A_MINUTE);
  await Promise.all(
    seats.map(({ person, status }) => until(journey, { by: person, id: status.messageId }, 'In the group of')),
  );
  return seats;
}

async function sit(journey: Journey, person: TeamsPerson): Promise<Seat> {
  const { id, card } = await send(journey, {
    by: person,
    addresses: [`guest.of.${person.name}@fabrikam.example`],
    team: TEAMS.projectNorth,
  });
  const form = await openForm(journey, person);
  const onForm = journey.teams.card(person, form);
  return {
    person,
    serviceUrl: journey.connector.serviceUrl,
    status: { messageId: id, data: dataOf(card, 'invitation.history') },
    form: { messageId: form, data: { ...inputsOf(onForm), ...dataOf(onForm, 'invitation.check') } },
  };
}

function dataOf(card: object | undefined, verb: string): object {
  const found = buttonsOf(card).find((button) => button.verb === verb);
  if (!found) throw new Error(`nothing on the card asks for ${verb}`);
  return found.data;
}
