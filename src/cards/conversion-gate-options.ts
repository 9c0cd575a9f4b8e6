import type { ConversionReview } from '../domain/conversion/conversion-draft.ts';
import type { Sentences } from '../wording/sentences.ts';
import { type PlainText, plainText } from './plain-text.ts';

/** The ways past the Teams rule: another address, or a reason to go on without Teams (product 5.3). */
export interface GateOptions {
  readonly inviteSignIn: PlainText;
  readonly inviteSignInButton: string;
  readonly override: PlainText;
  readonly overrideButton: string;
  readonly reasonLabel: string;
  readonly reasonMissing: string;
  readonly sendOverride: string;
}

export function gateOptions(
  { account, signIn }: Pick<ConversionReview, 'account' | 'signIn'>,
  { teamsGate: words }: Sentences,
): GateOptions {
  const name = account.name || account.userPrincipalName;
  return {
    inviteSignIn: plainText(words.inviteSignIn({ signIn })),
    inviteSignInButton: words.inviteSignInButton,
    override: plainText(words.override({ name })),
    overrideButton: words.overrideButton,
    reasonLabel: words.reason,
    reasonMissing: words.reasonMissing,
    sendOverride: words.send,
  };
}
