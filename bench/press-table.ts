import { pressed, typed } from './activities.ts';
import type { Seat } from './seats.ts';

/** Something that people do over and over. */
export interface PressRow {
  readonly what: string;
  readonly to: 'echo' | 'product';
  readonly activity: (seat: Seat) => object;
  /** Throws when the answer is not what it should be; a refusal would be quick. */
  readonly take: (answer: string, seat: Seat) => void;
  /** Whether it is answered by a message through the connector. */
  readonly isMessage: boolean;
}

/** All others are compared with it. */
export const BASE: PressRow = {
  what: 'echo bot: a message',
  to: 'echo',
  activity: (seat) => typed(seat, 'help'),
  take: () => undefined,
  isMessage: true,
};

export const PRESSES: readonly PressRow[] = [
  BASE,
  {
    what: 'echo bot: an invoke',
    to: 'echo',
    activity: (seat) => pressed(seat, { ...seat.status, verb: 'echo' }),
    take: expect('"value":"pressed"'),
    isMessage: false,
  },
  {
    what: 'typed help',
    to: 'product',
    activity: (seat) => typed(seat, 'help'),
    take: () => undefined,
    isMessage: true,
  },
  {
    what: 'press that reads (invitation.show)',
    to: 'product',
    activity: (seat) => pressed(seat, { ...seat.status, verb: 'invitation.show' }),
    take: expect('"verb":"invitation.history"'),
    isMessage: false,
  },
  {
    // Its answer is for the presser's eyes and is no living card: no copy to be remembered and edited.
    what: 'press that only reads (invitation.history)',
    to: 'product',
    activity: (seat) => pressed(seat, { ...seat.status, verb: 'invitation.history' }),
    take: expect('"verb":"invitation.show"'),
    isMessage: false,
  },
  {
    what: 'press that writes (invitation.check, with a mistake)',
    to: 'product',
    activity: ({ form, ...seat }) => pressed(seat, { ...form, verb: 'invitation.check' }),
    take: takeForm,
    isMessage: false,
  },
];

function expect(part: string): PressRow['take'] {
  return (answer) => {
    if (!answer.includes(part)) throw new Error(`not the answer that was expected: ${answer.slice(0, 500)}`);
  };
}

/** Each version of a form is a row written anew, and only a press on the newest is one. */
function takeForm(answer: string, { form }: Seat): void {
  const mark = /"mark":"(draft-\d+)"/.exec(answer)?.[1];
  const { mark: before } = form.data as { readonly mark?: string };
  if (mark === undefined || mark === before) throw new Error(`nothing was written: ${answer.slice(0, 500)}`);
  form.data = { ...form.data, mark };
}
