/** Whom a page speaks of. */
export interface PageNames {
  readonly org: string;
  readonly inviter: string;
}

/** Every sentence of the pages that the mail's foot leads to. The `…NoNames` stand in where the names are gone. */
export interface GuestPageSentences {
  askStranger(names: PageNames): string;
  askStrangerNoNames(): string;
  tell(names: Pick<PageNames, 'org'>): string;
  tellNoNames(): string;
  askNoMore(): string;
  stop(): string;
  thanks(): string;
  /** The invitation has ended: there is nothing left to do. */
  over(): string;
  notFoundH(): string;
  notFound(): string;
  failedH(): string;
  failed(): string;
}
