import { MESSAGE_MAX, typedText } from '../draft.ts';
import { type EmailAddress, parseMailbox } from '../email-address.ts';
import type { ConversionForm, ConversionFormError } from './conversion-draft.ts';

const SHOWN_OF_TEXT = 120;

/** As much of what was typed as an error repeats. */
export function shownText(text: string): string {
  return typedText(text.slice(0, SHOWN_OF_TEXT));
}

export interface StatedAddresses {
  readonly address: EmailAddress;
  readonly signIn: EmailAddress;
}

/** The two addresses of a form; that Microsoft may refuse a character in one of them is for the pre-flight to say (row 9). */
export function statedAddresses({ external, signIn }: ConversionForm): StatedAddresses | undefined {
  const stated = { address: parseMailbox(external), signIn: parseMailbox(signIn) };
  return stated.address && stated.signIn && { address: stated.address, signIn: stated.signIn };
}

/** What is wrong with what was typed beside the account, all at once. */
export function typedErrors({ external, signIn, message }: ConversionForm): readonly ConversionFormError[] {
  return [...externalErrors(external), ...signInErrors(signIn), ...messageErrors(message)];
}

function externalErrors(external: string): readonly ConversionFormError[] {
  if (external === '') return [{ code: 'external-missing' }];
  return parseMailbox(external) ? [] : [{ code: 'external-malformed', text: shownText(external) }];
}

function signInErrors(signIn: string): readonly ConversionFormError[] {
  if (signIn === '') return [{ code: 'sign-in-missing' }];
  return parseMailbox(signIn) ? [] : [{ code: 'sign-in-malformed', text: shownText(signIn) }];
}

function messageErrors({ length }: string): readonly ConversionFormError[] {
  return length > MESSAGE_MAX ? [{ code: 'message-too-long', length, max: MESSAGE_MAX }] : [];
}
