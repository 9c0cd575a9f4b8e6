import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

export const FOLDER = join(import.meta.dirname, '../../../manifest');

/** The icons of the app package with the size that Teams asks for (T8.1). */
export const ICONS = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;
type Icon = (typeof ICONS)[number];

/** The picture of an icon's source, as PNG. */
export async function drawIcon(browser: Browser, { name, size }: Icon): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(FOLDER, `${name}.svg`), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}
