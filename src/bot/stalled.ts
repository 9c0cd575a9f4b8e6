/** The work of a turn did not come back in time: the database hangs, since everything else has a limit of its own. */
export class Stalled extends Error {
  /** It was an act, and it had begun: whether it is done nobody knows. */
  readonly mayHaveActed: boolean;

  constructor(mayHaveActed: boolean) {
    super('the work of a turn did not come back');
    this.name = 'Stalled';
    this.mayHaveActed = mayHaveActed;
  }
}
