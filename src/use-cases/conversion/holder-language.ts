import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { domainOf } from '../../domain/email-address.ts';
import { guestLanguageGuess, type Language } from '../../domain/language.ts';

/** In which the external address is written to: as chosen or as the directory has it, else by its domain. */
export function holderLanguage({ holderLanguage: known, address }: ConversionPerson): Language {
  return known ?? guestLanguageGuess(domainOf(address), undefined, 'en');
}
