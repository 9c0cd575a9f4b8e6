/** A key of the link vault. The first of a list encrypts, all of them decrypt, so that keys can be changed one after another. */
export interface LinkKey {
  readonly id: string;
  readonly key: Buffer;
}

const SHAPE = /^([\w.-]{1,64}):([A-Za-z0-9+/]{43}=)$/;

/** One key as it is configured: `id:base64 of 32 bytes`. */
export function parseLinkKey(text: string): LinkKey | undefined {
  const [, id, encoded] = SHAPE.exec(text.trim()) ?? [];
  return id === undefined || encoded === undefined ? undefined : { id, key: Buffer.from(encoded, 'base64') };
}

/** A list of keys, separated by commas; undefined when one of them is malformed, an id comes twice, or there is none. */
export function parseLinkKeys(text: string): readonly [LinkKey, ...LinkKey[]] | undefined {
  const keys = text.split(',').map(parseLinkKey);
  const good = keys.filter((key) => key !== undefined);
  const [first, ...rest] = good;
  const isSound = good.length === keys.length && new Set(good.map(({ id }) => id)).size === good.length;
  return first && isSound ? [first, ...rest] : undefined;
}
