import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';

/** `GUESTLIST_SCREENSHOTS=folder` writes a picture of each mail there. */
const SCREENSHOTS = process.env.GUESTLIST_SCREENSHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.js'), 'utf8');

export const WIDTHS = [320, 1200] as const;
export const SCHEMES = ['light', 'dark'] as const;
export const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);

interface Showing {
  readonly html: string;
  readonly width: number;
  readonly colorScheme: (typeof SCHEMES)[number];
  /** For the picture. */
  readonly name: string;
}

/** One page for all of them: to open one, and to read axe into it, takes longer than to look. */
export async function openMailPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: AXE });
  return page;
}

/** Shows a mail or a page for guests, and says what can be seen of it and what it asked for. */
export async function lookAt(page: Page, { html, width, colorScheme, name }: Showing) {
  const asked: string[] = [];
  const note = (request: Request) => asked.push(request.url());
  page.on('request', note);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.setContent(html);
  if (SCREENSHOTS) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  }
  const seen = await page.evaluate(lookAround);
  const serious = await seriousFindings(page);
  page.off('request', note);
  return { ...seen, serious, asked };
}

interface Axe {
  readonly axe: {
    run(options: object): Promise<{
      readonly violations: readonly {
        readonly id: string;
        readonly impact: string | null;
        readonly nodes: readonly { readonly html: string }[];
      }[];
    }>;
  };
}

/** What axe finds serious, the size of what can be pressed among it. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as Axe).axe.run({
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).join(' | ')}`);
}

interface Seen {
  readonly scrollWidth: number;
  readonly outside: readonly string[];
  readonly links: readonly string[];
  readonly button: { readonly width: number; readonly height: number };
  readonly card: number;
  readonly pale: readonly string[];
}

/** Runs in the page: what reaches out of it, what can be pressed, and what is too pale to read. */
function lookAround(): Seen {
  const elements = [...document.body.querySelectorAll('*')].filter((element) => element.getClientRects().length > 0);
  const nameOf = (element: Element): string => `${element.tagName} ${element.textContent?.slice(0, 30)}`;

  function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function groundOf(element: Element | null): string {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return /, 0\)$|transparent/.test(backgroundColor) ? groundOf(element.parentElement) : backgroundColor;
  }
  function contrast(element: Element): number {
    const [text, ground] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  }

  const button = document.querySelector('.go')?.getBoundingClientRect();
  return {
    scrollWidth: document.documentElement.scrollWidth,
    outside: elements.filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5).map(nameOf),
    links: [...document.querySelectorAll('a')].map((link) => link.href),
    button: { width: button?.width ?? 0, height: button?.height ?? 0 },
    card: document.querySelector('.card')?.getBoundingClientRect().width ?? 0,
    pale: elements.filter((element) => contrast(element) < 4.5).map(nameOf),
  };
}
