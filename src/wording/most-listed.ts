/** So many of a list are named in a sentence; with more it says how many are left. */
export const MOST_LISTED = 8;
