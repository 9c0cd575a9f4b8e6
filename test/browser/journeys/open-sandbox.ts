import type { Browser, Page } from 'playwright-core';
import { type RunningSandbox, runScript } from '../../processes/running-sandbox.ts';
import { lastingPorts } from '../../support/lasting-port.ts';
import { chromiumIsHere, launchChromium } from '../cards/card-page.ts';
import { openPlayground, type Playground } from './playground.ts';
import { WIDE } from './screenshots.ts';

/** The whole sandbox as `npm start` brings it up, and a browser in front of it. */
export interface OpenSandbox {
  /** Microsoft's Playground, in which Sam Park writes to the bot. */
  readonly inviter: Playground;
  /** Another one, in which Dana Choi does, who administers Guestlist. */
  openAdministrator(): Promise<Playground>;
  /** With more seats: the one who confirms, and the one whose account is converted. */
  openSeat(does: 'confirms' | 'is converted'): Promise<Playground>;
  /** Another window: the guest's mailbox and Microsoft's pages. */
  openWindow(): Promise<Page>;
  /** The address of a page of the emulated tenant. */
  at(path: string): string;
  /** Moves the one clock, as the README says. */
  pass(seconds: number): Promise<void>;
  /** What goes wrong from now on between the bot and Microsoft. */
  spoil(faults: readonly object[]): Promise<void>;
  /** What is so from now on of what nobody knows without a live tenant, by the names that `/_sandbox/variants` lists. */
  vary(variants: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

const PORTS = [
  'PORT',
  'GUESTLIST_TENANT_PORT',
  'GUESTLIST_INVITER_PORT',
  'GUESTLIST_ADMIN_PORT',
  'GUESTLIST_CONFIRMER_PORT',
  'GUESTLIST_HOLDER_PORT',
] as const;
const STEP_MS = 15_000;

/** Skips the suite, and says so, where there is no Chromium. */
export async function openSandbox(suite: Mocha.Context, { moreSeats = 'off' } = {}): Promise<OpenSandbox> {
  if (!chromiumIsHere()) {
    console.log('      skipped: no Chromium (set CHROMIUM to one)');
    suite.skip();
  }
  const browser = await launchChromium();
  const sandbox = runScript(['src/start.ts'], { ...(await lastingPorts(PORTS)), GUESTLIST_MORE_SEATS: moreSeats });
  try {
    return await openInFront(sandbox, browser);
  } catch (error) {
    await Promise.all([browser.close(), sandbox.clear()]);
    throw error;
  }
}

async function openInFront(sandbox: RunningSandbox, browser: Browser): Promise<OpenSandbox> {
  const [, inviterUrl = '', adminUrl = '', tenantUrl = ''] = await sandbox.printed(
    /invites +(\S+)[\s\S]+administers +(\S+)[\s\S]+everybody +(\S+)\/mail[\s\S]+Ctrl-C ends everything\./,
  );

  async function put(control: string, body: object): Promise<void> {
    const response = await fetch(`${tenantUrl}/_sandbox/${control}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The sandbox’s ${control} answered ${response.status}: ${await response.text()}`);
  }

  return {
    inviter: await openPlayground(await openWindow(browser), inviterUrl),
    openAdministrator: async () => openPlayground(await openWindow(browser), adminUrl),
    openSeat: async (does) => {
      const [, url = ''] = await sandbox.printed(new RegExp(`who ${does} +(\\S+)`));
      return openPlayground(await openWindow(browser), url);
    },
    openWindow: () => openWindow(browser),
    at: (path) => `${tenantUrl}${path}`,
    pass: (advanceSeconds) => put('clock', { advanceSeconds }),
    spoil: (faults) => put('faults', faults),
    vary: (variants) => put('variants', variants),
    close: async () => {
      await Promise.all([browser.close(), sandbox.clear()]);
    },
  };
}

/** On a machine of its own: what lies behind another window is drawn once a second. Nothing is loaded from outside. */
async function openWindow(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: WIDE });
  page.setDefaultTimeout(STEP_MS);
  await page.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  return page;
}
