/** A finding in words: what is so, what to do about it, who can. */
export interface FindingWords {
  readonly sentence: string;
  readonly cure?: string;
  readonly who?: string;
}
