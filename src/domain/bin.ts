/** How long Microsoft keeps a deleted account, which holds its addresses for so long (G2.3 row 24). */
export const BIN_DAYS = 30;
