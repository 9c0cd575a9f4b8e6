// Punycode (RFC 3492). Node.js has it, but the domain runs without Node.js, and `URL` goes the other way only.
const SHIFT = 36;
const SMALLEST = 1;
const LARGEST = 26;
const FIRST_CODE = 128;
const FIRST_BIAS = 72;

/** A domain as people read it: `xn--bcher-kva.example` is `bücher.example`. A label that cannot be read stays as it is. */
export function unicodeDomain(ascii: string): string {
  return ascii
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.');
}

function decoded(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const codes = Array.from(text.slice(0, Math.max(0, dash)), (char) => char.charCodeAt(0));
  let bias = FIRST_BIAS;
  let code = FIRST_CODE;
  let position = 0;
  let at = dash + 1;
  while (at < text.length) {
    const before = position;
    let weight = 1;
    for (let step = SHIFT; ; step += SHIFT) {
      const digit = digitOf(text[at]);
      if (digit === undefined) return undefined;
      at += 1;
      position += digit * weight;
      const threshold = Math.min(Math.max(step - bias, SMALLEST), LARGEST);
      if (digit < threshold) break;
      weight *= SHIFT - threshold;
    }
    const length = codes.length + 1;
    bias = adapted(position - before, length, before === 0);
    code += Math.floor(position / length);
    if (code > 0x10ffff) return undefined;
    position %= length;
    codes.splice(position, 0, code);
    position += 1;
  }
  return String.fromCodePoint(...codes);
}

function digitOf(char: string | undefined): number | undefined {
  if (char === undefined || !/[a-z0-9]/.test(char)) return undefined;
  return Number.parseInt(char, 36) < 10 ? Number(char) + 26 : Number.parseInt(char, 36) - 10;
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let bias = 0;
  while (rest > ((SHIFT - SMALLEST) * LARGEST) / 2) {
    rest = Math.floor(rest / (SHIFT - SMALLEST));
    bias += SHIFT;
  }
  return bias + Math.floor((SHIFT * rest) / (rest + 38));
}
