const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** The header is always the first chunk: its length, its name, then width and height. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/** Width and height as `192x192`; nothing where it is no PNG. */
export function pngSize(bytes: Uint8Array): string | undefined {
  const png = Buffer.from(bytes);
  if (png.length < HEIGHT_AT + 4 || !png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  return `${png.readUInt32BE(WIDTH_AT)}x${png.readUInt32BE(HEIGHT_AT)}`;
}
