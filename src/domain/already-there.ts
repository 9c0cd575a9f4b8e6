/** What an inviter may choose for somebody who is in the directory already (product 4.2, design 3.4). */
export const CHOICES = ['add', 'send-again', 'new-link', 'only-add'] as const;
export type Choice = (typeof CHOICES)[number];

/**
 * What a request does for one person: a new invitation, a new link for a pending guest, a membership alone, or, as two
 * administrators have agreed, another redemption of an account that is here.
 */
export const ACTS = ['invite', 'renew', 'add', 'reset'] as const;
export type Act = (typeof ACTS)[number];
/** A reset is asked for, not chosen. */
export type ChosenAct = Exclude<Act, 'reset'>;

/** `send-again` is not among them: it asks something of an invitation that exists. */
export function actOf(choice: Exclude<Choice, 'send-again'> | undefined): ChosenAct {
  switch (choice) {
    case undefined:
      return 'invite';
    case 'new-link':
      return 'renew';
    case 'add':
    case 'only-add':
      return 'add';
  }
}
