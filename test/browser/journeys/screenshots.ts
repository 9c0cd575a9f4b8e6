import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Playground } from './playground.ts';

/** `GUESTLIST_SCREENSHOTS=folder` writes a picture of each step there. */
const FOLDER = process.env.GUESTLIST_SCREENSHOTS;

export const WIDE = { width: 1200, height: 1000 };
const NARROW = { width: 400, height: 1000 };

/** Microsoft's own fonts are not loaded; what usually stands in for them is too wide for the Playground's head. */
const FONTS = "body * { font-family: 'Liberation Sans', 'Noto Sans CJK KR', sans-serif !important }";

/** The end of the chat. Wide only: the Playground cuts off its cards below 540 px, and draws them anew at each new width. */
export async function photographChat({ page, cards, lines }: Playground, name: string): Promise<void> {
  if (!FOLDER) return;
  await page.addStyleTag({ content: FONTS });
  await cards.or(lines).last().scrollIntoViewIfNeeded();
  await photograph(page, `${name}-wide`);
}

/** A page as it is now, also as narrow as a phone. */
export async function photographPage(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  await page.setViewportSize(NARROW);
  await photograph(page, `${name}-narrow`);
  await page.setViewportSize(WIDE);
  await photograph(page, `${name}-wide`);
}

async function photograph(page: Page, name: string): Promise<void> {
  const folder = FOLDER ?? '';
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `journey-${name}.png`) });
}
