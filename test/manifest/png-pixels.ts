import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

export interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const OPAQUE = 255;
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Every pixel of a PNG with eight bits a colour, which is what Chromium writes. */
export function pixelsOf(png: Buffer): readonly Pixel[] {
  const header = chunksOf(png, 'IHDR')[0] ?? Buffer.alloc(0);
  const channels = CHANNELS[header[9] ?? 0] ?? 0;
  assert.ok(header[8] === 8 && channels > 0 && header[12] === 0, 'a kind of PNG that cannot be read here');
  const bytesInRow = header.readUInt32BE(0) * channels;
  const raw = inflateSync(Buffer.concat(chunksOf(png, 'IDAT')));
  const rows: Buffer[] = [];
  for (let at = 0; at < raw.length; at += bytesInRow + 1) {
    const above = rows.at(-1) ?? Buffer.alloc(bytesInRow);
    const filtered = raw.subarray(at + 1, at + 1 + bytesInRow);
    rows.push(unfiltered({ filter: raw[at] ?? 0, filtered, above, channels }));
  }
  return rows.flatMap((row) =>
    Array.from({ length: bytesInRow / channels }, (_, x) => {
      const [red = 0, green = 0, blue = 0, alpha = OPAQUE] = row.subarray(x * channels, (x + 1) * channels);
      return { red, green, blue, alpha };
    }),
  );
}

function chunksOf(png: Buffer, kind: string): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === kind)
      found.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return found;
}

interface FilteredRow {
  readonly filter: number;
  readonly filtered: Buffer;
  readonly above: Buffer;
  readonly channels: number;
}

function unfiltered({ filter, filtered, above, channels }: FilteredRow): Buffer {
  const row = Buffer.alloc(filtered.length);
  for (const [at, byte] of filtered.entries()) {
    const left = row[at - channels] ?? 0;
    const up = above[at] ?? 0;
    const guesses = [0, left, up, (left + up) >> 1, nearest(left, up, above[at - channels] ?? 0)];
    row[at] = byte + (guesses[filter] ?? 0);
  }
  return row;
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [best = left] = [left, up, corner].toSorted((a, b) => Math.abs(guess - a) - Math.abs(guess - b));
  return best;
}
