import { unicodeDomain } from './unicode-domain.ts';

/** Alphabets with letters that look the same. */
const CONFUSED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
// Latin goes together with the scripts of one East Asian language, Cyrillic and Greek with nothing (UTS 39, highly restrictive).
const WRITTEN_TOGETHER = [
  /^[\p{Script=Latin}\p{Script=Hangul}\p{Script=Han}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}]+$/u,
  /^\p{Script=Cyrillic}+$/u,
  /^\p{Script=Greek}+$/u,
];

/** Whether one label of the domain has letters of alphabets that no language writes together. */
export function isMixedScript(domain: string): boolean {
  return unicodeDomain(domain).split('.').some(isMixedLabel);
}

function isMixedLabel(label: string): boolean {
  const letters = label.replaceAll(/[\p{Script=Common}\p{Script=Inherited}]/gu, '');
  return CONFUSED.test(letters) && !WRITTEN_TOGETHER.some((script) => script.test(letters));
}
