// The public list of github.com/disposable-email-domains/disposable-email-domains.
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
// The list of github.com/derhuerst/email-providers: all of it, and those that many people use.
import allProviders from 'email-providers/all.json' with { type: 'json' };
import commonProviders from 'email-providers/common.json' with { type: 'json' };
import { parse } from 'tldts';

/**
 * On the list of common providers, and known for something else: examples and tests, portals, shops and newspapers whose own
 * people write from there, universities, endings that anybody registers under, and names that change hands. To warn of a
 * partner's own domain would teach people to read over the warning.
 */
const NOT_PROVIDERS = new Set(
  `example.com test.com test.de yourdomain.com mydomain.com name.com www.com garbage.com
  facebook.com alibaba.com go.com about.com ancestry.com techspot.com discovery.com space.com medscape.com geek.com
  globo.com r7.com gazeta.pl detik.com indiatimes.com india.com webindia123.com dailypioneer.com swissinfo.org kansascity.com
  onmilwaukee.com hamptonroads.com blogos.com depechemode.com elvis.com scubadiving.com 3ammagazine.com islamonline.net
  catholic.org law.com casino.com games.com spacewar.com canada.com ireland.com berlin.de barcelona.com bangkok.com nyc.com
  ny.com dmv.com beer.com parrot.com aver.com thirdage.com blackplanet.com doityourself.com care2.com ivillage.com
  theglobe.com metacrawler.com looksmart.com dejanews.com altavista.com homestead.com gportal.hu bizhosting.com webjump.com
  freeyellow.com crosswinds.net fortunecity.com geocities.com angelfire.com oath.com poste.it singpost.com telstra.com
  nus.edu.sg unican.es sdf.org sci.fi
  web.id spb.ru msk.ru pp.ua zp.ua za.com fr.nf sp.nl pe.hu cu.cc i.am f5.si dynu.net ddnsfree.com dnsmadeeasy.com
  everyone.net easypost.com hidemyass.com bugmenot.com mail-tester.com anonymize.com`.split(/\s+/),
);
const THROW_AWAY = disposableEmailBlocklistSet();
const COMMON = new Set(commonProviders.filter((domain) => !NOT_PROVIDERS.has(domain)));
const ALL = new Set(allProviders);
// `hotmail.co.kr` is on the long list only: the name is a common provider's, the ending a country's.
const COMMON_NAMES = new Set(Array.from(COMMON, nameOf));
/** Used by many, in Korea above all, and missing from the common ones. */
const ALSO = new Set(['hanmail.net', 'kakao.com', 'korea.com', 'googlemail.com', 'ymail.com', 'pm.me', 'tuta.com']);

/** Mail for private people: no organisation stands behind an account there. Throw-away addresses are another matter. */
export function isConsumerDomain(domain: string): boolean {
  if (THROW_AWAY.has(domain)) return false;
  if (COMMON.has(domain) || ALSO.has(domain)) return true;
  return ALL.has(domain) && isOfACountry(domain) && COMMON_NAMES.has(nameOf(domain));
}

/** Gives out addresses that nobody keeps: the public list, and what the policy adds. Sub-domains count as well. */
export function isThrowAwayDomain(domain: string, more: readonly string[]): boolean {
  return parentsOf(domain).some((name) => THROW_AWAY.has(name) || more.includes(name));
}

/** Whether the domain is on the list, or lies under one that is. */
export function isUnder(domain: string, list: readonly string[]): boolean {
  return parentsOf(domain).some((name) => list.includes(name));
}

/**
 * Where no tenant was found here, the name is one of a government or an army, or one that Microsoft gives out in another of its
 * clouds (row 26). The ending of a country alone says nothing: most names under `.us` and `.cn` are companies'.
 */
export function isOfAnotherCloud(domain: string): boolean {
  return /\.(?:gov|mil)(?:\.[a-z]+)?$|(?:^|\.)(?:onmicrosoft\.us|partner\.onmschina\.cn)$/.test(domain);
}

function nameOf(domain: string): string {
  return parse(domain).domainWithoutSuffix ?? domain;
}

function isOfACountry(domain: string): boolean {
  const { publicSuffix } = parse(domain);
  return publicSuffix !== null && /(?:^|\.)[a-z]{2}$/.test(publicSuffix) && publicSuffix !== 'co';
}

function parentsOf(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
