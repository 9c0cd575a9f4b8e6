import type { Page } from 'playwright-core';
import { TENANT_ID } from '../../../src/sandbox/tenant/contoso.ts';
import type { OpenSandbox } from './open-sandbox.ts';
import { press } from './playground.ts';

/** Whoever was invited, in a window of their own. */
export interface InvitedPerson {
  readonly page: Page;
  /** The subjects in their mailbox, the newest first. */
  subjects(): Promise<readonly string[]>;
  /** Opens the newest mail with this subject. */
  open(subject: string): Promise<void>;
  /** The whole text of the open mail, and how many links are in it. */
  read(): Promise<{ readonly text: string; readonly links: number }>;
  /** Where the link of the open mail leads, without following it. */
  link(title: string): Promise<string>;
  /** Presses it, and accepts on Microsoft's pages with the account that is expected there. */
  accept(title: string): Promise<void>;
  /** The same with a link that was passed on to them. */
  acceptAt(link: string): Promise<void>;
  /** Presses a link of the open mail. */
  follow(title: string): Promise<void>;
  /** Opens Teams with their own account; gives what the page says. */
  lookIntoTeams(): Promise<string>;
  /** The teams that Teams shows them. */
  listedTeams(): Promise<readonly string[]>;
}

/** They begin at the list of all mailboxes, where the sandbox's banner leads. */
export async function invitedPerson(sandbox: OpenSandbox, address: string): Promise<InvitedPerson> {
  const page = await sandbox.openWindow();
  const body = page.frameLocator('iframe');

  async function openMailbox(): Promise<void> {
    await page.goto(sandbox.at('/mail'));
    await page.getByRole('link', { name: address }).click();
    await page.getByRole('heading', { name: address }).waitFor();
  }

  const follow = (title: string) => body.getByRole('link', { name: title }).click();

  async function acceptHere(): Promise<void> {
    await page.getByRole('radio', { name: address, checked: true }).waitFor();
    await press(page, 'Continue');
    await page.getByRole('heading', { name: 'Review permissions' }).waitFor();
    await press(page, 'Accept');
    await page.getByRole('heading', { name: 'Microsoft Teams' }).waitFor();
  }

  async function lookIntoTeams(): Promise<string> {
    await page.goto(sandbox.at(`/teams/?tenantId=${TENANT_ID}`));
    const who = page.getByLabel('Who are you?');
    // Teams knows whoever has accepted in this browser.
    if (await who.isVisible()) {
      await who.fill(address);
      await press(page, 'Open Teams');
    }
    await page.getByRole('heading', { name: 'Microsoft Teams: Contoso' }).waitFor();
    return page.getByRole('main').innerText();
  }

  return {
    page,
    subjects: async () => {
      await openMailbox();
      return page.locator('#mails').getByRole('link').allInnerTexts();
    },
    open: async (subject) => {
      await openMailbox();
      await page.getByRole('link', { name: subject, exact: true }).first().click();
      await page.getByRole('heading', { name: subject }).first().waitFor();
    },
    read: async () => ({ text: await body.locator('body').innerText(), links: await body.getByRole('link').count() }),
    link: async (title) => (await body.getByRole('link', { name: title }).getAttribute('href')) ?? '',
    accept: async (title) => {
      await follow(title);
      await acceptHere();
    },
    acceptAt: async (link) => {
      await page.goto(link);
      await acceptHere();
    },
    follow,
    lookIntoTeams,
    listedTeams: async () => {
      await lookIntoTeams();
      return page.locator('#teams-list').getByRole('listitem').allInnerTexts();
    },
  };
}
