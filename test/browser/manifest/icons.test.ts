import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { pixelsOf } from '../../manifest/png-pixels.ts';
import { chromiumIsHere, launchChromium } from '../cards/card-page.ts';
import { drawIcon, FOLDER, ICONS } from './draw-icon.ts';

/** Another Chromium may smooth an edge another way: how far a channel may be off in the mean. */
const ALLOWED_DIFFERENCE = 2;

describe('the icons of the app package', () => {
  let browser: Browser;
  before(async function () {
    if (!chromiumIsHere()) {
      console.log('        not run: no Chromium (set CHROMIUM to one)');
      this.skip();
    }
    this.timeout(30_000);
    browser = await launchChromium();
  });
  after(() => browser?.close());

  for (const icon of ICONS)
    it(`${icon.name}.png is drawn from ${icon.name}.svg; draw-icons.ts draws it anew`, async () => {
      const drawn = pixelsOf(await drawIcon(browser, icon));
      const kept = pixelsOf(readFileSync(join(FOLDER, `${icon.name}.png`)));
      assert.deepEqual([drawn.length, kept.length], [icon.size ** 2, icon.size ** 2]);
      const differences = drawn.flatMap(({ red, green, blue, alpha }, at) => {
        const other = kept[at] ?? { red: 0, green: 0, blue: 0, alpha: 0 };
        return [red - other.red, green - other.green, blue - other.blue, alpha - other.alpha].map(Math.abs);
      });
      const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
      assert.ok(mean <= ALLOWED_DIFFERENCE, `the channels are off by ${mean} in the mean`);
    });
});
