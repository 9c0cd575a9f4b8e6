/** How many mails the mailbox may send in a minute, whoever asks and in however many processes (product 8, E11). */
export interface MailPace {
  /** How many seconds there is no place for; takes none. */
  wait(at: Date): Promise<number>;
  /** Takes a place if there is one: 0, or the seconds until there may be. */
  take(at: Date): Promise<number>;
}
