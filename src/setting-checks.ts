import type { DecisionDays } from './domain/decision.ts';
import { domainOf, parseEmailAddress } from './domain/email-address.ts';
import { type LinkKey, parseLinkKeys } from './storage/link-keys.ts';

/** What became of a text in the environment. A `must` never repeats the text: it may be a secret in the wrong row. */
export type Checked<Value> = { readonly value: Value } | { readonly must: string };
export type Check<Value> = (text: string) => Checked<Value>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_GUID = /^[0-]+$/;
const SIGN_IN_NAME = /^[^@]+@[^@.]+(\.[^@.]+)+$/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export const guid: Check<string> = (text) =>
  GUID.test(text) && !NO_GUID.test(text)
    ? { value: text.toLowerCase() }
    : { must: 'must be a GUID, such as 11111111-2222-4333-8444-555555555555' };

export const anyText: Check<string> = (text) => ({ value: text });

export const address: Check<string> = (text) => {
  const parsed = parseEmailAddress(text);
  return 'address' in parsed
    ? { value: parsed.address }
    : { must: 'must be one mail address, such as invitations@contoso.example' };
};

export const postgresUrl: Check<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  return url && isPostgres && url.hostname !== '' && url.pathname.length > 1
    ? { value: text }
    : {
        must: 'must be a PostgreSQL address with a host and a database, such as postgres://name:password@host:5432/guestlist',
      };
};

/** A page for everybody: it opens without a sign-in, and Microsoft takes no other scheme (T8.3). */
export const webPage: Check<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.username === ''
    ? { value: url.href }
    : { must: 'must be a web address that begins with https://' };
};

/** Where a server is reached, without a path; unencrypted only on this machine. */
export const origin: Check<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return url && isSafe && url.href === `${url.origin}/`
    ? { value: url.origin }
    : {
        must: 'must be a web address that begins with https:// and has no path, such as https://guestlist.contoso.example',
      };
};

export function shortText(longest: number): Check<string> {
  return (text) => (text.length <= longest ? { value: text } : { must: `must have at most ${longest} characters` });
}

export const onOff: Check<boolean> = (text) =>
  text === 'on' || text === 'off' ? { value: text === 'on' } : { must: 'must be on or off' };

/** Whole days in rising order; `off` is none. */
export function dayList({ most, last }: { readonly most: number; readonly last: number }): Check<readonly number[]> {
  return (text) => {
    const days = text === 'off' ? [] : text.split(',').map((day) => (/^\s*\d+\s*$/.test(day) ? Number(day) : 0));
    const isRising = days.every((day, at) => day > (days[at - 1] ?? 0) && day <= last);
    return isRising && days.length <= most
      ? { value: days }
      : { must: `must be up to ${most} rising whole days with commas between, at most ${last}, or off` };
  };
}

/** When it is asked again, when everybody is asked, and when it lapses. */
export function decisionDays({ last }: { readonly last: number }): Check<DecisionDays> {
  const days = dayList({ most: 3, last });
  return (text) => {
    const checked = days(text);
    const [remind, escalate, lapse] = 'value' in checked ? checked.value : [];
    return remind !== undefined && escalate !== undefined && lapse !== undefined
      ? { value: { remind, escalate, lapse } }
      : { must: `must be three rising whole days with commas between, at most ${last}` };
  };
}

const KEY_BYTES = 32;

export const linkKeys: Check<readonly [LinkKey, ...LinkKey[]]> = (text) => {
  const value = parseLinkKeys(text);
  return value
    ? { value }
    : {
        must: `must be a list of id:key with commas between, no id twice, each key ${KEY_BYTES} random bytes in base64, as "openssl rand -base64 ${KEY_BYTES}" gives them`,
      };
};

export function oneOf<Choice extends string>(...choices: readonly Choice[]): Check<Choice> {
  return (text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined ? { must: `must be one of ${choices.join(', ')}` } : { value };
  };
}

export function wholeNumber({ from, to }: { readonly from: number; readonly to: number }): Check<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to ? { value } : { must: `must be a whole number from ${from} to ${to}` };
  };
}

export function guids({ atLeast }: { readonly atLeast: number }): Check<readonly string[]> {
  return (text) => {
    const entries = entriesOf(text).map(guid);
    const wrong = entries.findIndex((entry) => 'must' in entry);
    if (wrong >= 0) return { must: `must be a list of GUIDs with commas between; entry ${wrong + 1} is none` };
    const ids = entries.flatMap((entry) => ('value' in entry ? [entry.value] : []));
    return ids.length >= atLeast ? { value: [...new Set(ids)] } : { must: `must name at least ${atLeast}` };
  };
}

export const domains: Check<readonly string[]> = (text) => {
  const parsed = entriesOf(text).map((entry) => parseEmailAddress(`somebody@${entry.replace(/^@/, '')}`));
  const wrong = parsed.findIndex((entry) => 'problem' in entry);
  if (wrong >= 0) return { must: `must be a list of domains with commas between; entry ${wrong + 1} is none` };
  return { value: [...new Set(parsed.flatMap((entry) => ('address' in entry ? [domainOf(entry.address)] : [])))] };
};

/** Object ids and sign-in names; a sign-in name may have signs in it that no invitation takes. */
export const accounts: Check<readonly string[]> = (text) => {
  const entries = entriesOf(text).map((entry) => entry.toLowerCase());
  const wrong = entries.findIndex((entry) => 'must' in guid(entry) && !SIGN_IN_NAME.test(entry));
  if (wrong >= 0) {
    return { must: `must be a list of object ids or sign-in names with commas between; entry ${wrong + 1} is neither` };
  }
  return { value: [...new Set(entries)] };
};

function entriesOf(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((entry) => entry !== '');
}
