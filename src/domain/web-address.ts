import { parse } from 'tldts';
import { withoutParticle } from './email-address.ts';

const CERTAIN = /(?:https?:\/\/|\bwww\.)\S|[\p{L}\d]\.\p{L}{2,}\//iu;
// A name with dots that is no part of an address of mail.
const NAME = /(?<![\p{L}\d@.-])[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?![\p{L}\d@-])/gu;

/** Whether mail programs or filters would take something in the text for a web address. */
export function hasWebAddress(text: string): boolean {
  return CERTAIN.test(text) || Array.from(text.matchAll(NAME)).some(([name]) => isWebName(withoutParticle(name)));
}

/** “Ready.So we start” is a sentence: an ending counts in small letters, and only one that exists. */
function isWebName(name: string): boolean {
  const { isIcann, domain, publicSuffix } = parse(name);
  return isIcann === true && domain !== null && publicSuffix !== null && name.endsWith(`.${publicSuffix}`);
}
