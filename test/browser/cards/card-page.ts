import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Scene } from '../../cards/scene.ts';

export type Scheme = 'light' | 'dark';

/** A card as Microsoft's renderer has drawn it; the lists are empty when all is well. */
export interface CardReport {
  readonly name: string;
  /** What the parser minds at schema 1.5. */
  readonly events: readonly string[];
  /** Texts, those of buttons among them, of which a part is cut off. */
  readonly hidden: readonly string[];
  /** Elements wider than the card. */
  readonly wide: readonly string[];
  /** Elements that only markup in a value could have made. */
  readonly strangers: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

interface AxeFinding {
  readonly id: string;
  readonly impact: string | null;
  readonly elements: readonly string[];
}

/** What a press on a button of the first card would send, and what the card says then. */
interface Pressing {
  readonly pressed: readonly ({ readonly verb: string; readonly data: object } | { readonly url: string })[];
  readonly invalid: number;
  readonly text: string;
}

/** What `draw-cards.js` puts on the page. */
interface InPage {
  readonly cardPage: {
    dressRenderer(hostConfig: unknown): void;
    drawCards(cards: readonly { readonly name: string; readonly card: object }[]): readonly CardReport[];
    pressButton(title: string): Pressing;
    lookWithAxe(): Promise<readonly AxeFinding[]>;
  };
}

const require = createRequire(import.meta.url);
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const STYLE = require.resolve('adaptivecards/dist/adaptivecards.css');
const SCRIPTS = [
  require.resolve('adaptivecards/dist/adaptivecards.js'),
  require.resolve('markdown-it/dist/markdown-it.js'),
  require.resolve('axe-core/axe.js'),
  fileURLToPath(new URL('draw-cards.js', import.meta.url)),
];

export function chromiumIsHere(): boolean {
  return existsSync(CHROMIUM);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** An empty page with Microsoft's renderer as Teams dresses it; nothing is loaded from outside. */
export async function openCardPage(
  browser: Browser,
  { scheme, width }: { readonly scheme: Scheme; readonly width: number },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: width + 40, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  await page.route('**/*', (route) => route.abort());
  await page.setContent('<!doctype html><html lang="en"><title>Cards</title><main></main></html>');
  const styles = [readFileSync(STYLE, 'utf8'), ofTeams(`teams-container-${scheme}.css`)];
  await page.addStyleTag({ content: [...styles, pageStyle(scheme, width)].join('\n') });
  for (const script of SCRIPTS) await page.addScriptTag({ content: readFileSync(script, 'utf8') });
  const hostConfig: unknown = JSON.parse(ofTeams(`microsoft-teams-${scheme}.json`));
  await page.evaluate((config) => (globalThis as unknown as InPage).cardPage.dressRenderer(config), hostConfig);
  return page;
}

/** Draws all cards under each other and says what is wrong with each. */
export function drawCards(page: Page, scenes: readonly Scene[]): Promise<readonly CardReport[]> {
  const cards = scenes.map(({ name, content }) => ({ name, card: content.card }));
  return page.evaluate((all) => (globalThis as unknown as InPage).cardPage.drawCards(all), cards);
}

export function pressButton(page: Page, title: string): Promise<Pressing> {
  return page.evaluate((name) => (globalThis as unknown as InPage).cardPage.pressButton(name), title);
}

/** What axe finds serious on the page as it stands. */
export async function seriousFindings(page: Page): Promise<readonly AxeFinding[]> {
  const findings = await page.evaluate(() => (globalThis as unknown as InPage).cardPage.lookWithAxe());
  return findings.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

function ofTeams(file: string): string {
  return readFileSync(new URL(`../../support/host-configs/${file}`, import.meta.url), 'utf8');
}

function pageStyle(scheme: Scheme, width: number): string {
  const [card, around] = scheme === 'light' ? ['#fff', '#f5f5f5'] : ['#292929', '#1f1f1f'];
  return `body { margin: 20px; background: ${around}; }
    section { width: ${width}px; margin-bottom: 20px; background: ${card}; border-radius: 4px; }`;
}
