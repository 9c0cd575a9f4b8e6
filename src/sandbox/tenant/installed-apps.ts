import { PEOPLE } from './contoso.ts';
import { stableId } from './stable-id.ts';

/** Guestlist in the organisation's app catalogue; the id by which Teams knows it, not the one of its manifest. */
export const CATALOGUE_ID = stableId('catalogue guestlist');
export const EXTERNAL_ID = stableId('app guestlist');

/** Who has the app in Teams from the start; everybody else must be given it before the bot can write first. */
export const HAVE_GUESTLIST: readonly string[] = [
  PEOPLE.samPark,
  PEOPLE.sangminPark,
  PEOPLE.danaChoi,
  PEOPLE.priyaNair,
];
