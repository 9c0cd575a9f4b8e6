/** A link at the foot: words that lead somewhere, or words alone where nothing may lead anywhere yet. */
export interface FootLink {
  readonly words: string;
  readonly address: string | undefined;
}

/** What stands below the line, in every mail. */
export interface MailFoot {
  readonly foot: string;
  readonly footLinks: readonly FootLink[];
}

/** The foot of the text part; a link is its words and its address written out. */
export function footText({ foot, footLinks }: MailFoot): readonly string[] {
  return [foot, footLinks.map(({ words, address }) => (address ? `${words}: ${address}` : words)).join('\n')];
}
