// Draws the icons of the app package anew after their sources have changed: node test/browser/manifest/draw-icons.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../cards/card-page.ts';
import { drawIcon, FOLDER, ICONS } from './draw-icon.ts';

const browser = await launchChromium();
for (const icon of ICONS) writeFileSync(join(FOLDER, `${icon.name}.png`), await drawIcon(browser, icon));
await browser.close();
