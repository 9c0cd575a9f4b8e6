/** The tenant's settings for invitations. Every decision's entry names the version it was made under. */
export interface Policy {
  readonly version: number;
  /** Object ids of people or security groups who may invite without a team, besides owners of the team they ask for. */
  readonly inviters: readonly string[];
  /** `GUESTLIST_ADMINS`: object ids of security groups or people. */
  readonly admins: readonly string[];
  /** Days until an unanswered invitation is past its date, as told to the guest; undefined: none is told. */
  readonly acceptWithinDays?: number | undefined;
}
