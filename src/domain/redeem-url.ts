const HIDDEN = '[redeem URL]';

/** Graph's `inviteRedeemUrl`: a secret. It prints as `[redeem URL]` in strings, JSON and inspection; only `reveal` gives it out. */
export class RedeemUrl {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** For the vault, the mail and the private hand-over, and for nothing else. */
  reveal(): string {
    return this.#url;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}
