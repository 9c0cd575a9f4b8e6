import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Past all that the chat holds by then: a new card takes the focus away, and it begins at the top. */
const MOST_TABS = 300;

/** Microsoft's Agents Playground with one person in front of it. */
export interface Playground {
  readonly page: Page;
  /** Types a line to the bot and sends it; gives the card that will answer. */
  ask(line: string): Promise<Locator>;
  /** Where lines are typed. */
  readonly composer: Locator;
  /** The bot's messages that are a card; an edit leaves each in its place. */
  readonly cards: Locator;
  /** The bot's messages that are a line of text. */
  readonly lines: Locator;
}

/** Resolves when a person could begin to type. */
export async function openPlayground(page: Page, url: string): Promise<Playground> {
  await page.goto(url);
  const composer = page.locator('[role=textbox][contenteditable=true]');
  const messages = page.locator('.fai-OutputCard');
  const card = page.locator('.ac-adaptiveCard');
  await composer.waitFor();
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  const cards = messages.filter({ has: card });
  return {
    page,
    composer,
    cards,
    lines: messages.filter({ hasNot: card }),
    ask: async (line) => {
      const answer = cards.nth(await cards.count());
      await composer.click();
      await page.keyboard.insertText(line);
      await page.keyboard.press('Enter');
      return answer;
    },
  };
}

/** Asks for the language and chooses one: a line in another language changes nothing after that. */
export async function speak(
  { ask }: Playground,
  [said, pressed, read]: readonly [string, string, string],
): Promise<void> {
  const choice = await ask(said);
  await press(choice, pressed);
  await waitToRead(choice, read);
}

/** Presses a button as a person finds it: by what it says. */
export function press(place: Locator | Page, button: string): Promise<void> {
  return place.getByRole('button', { name: button, exact: true }).click();
}

/** What can be pressed on a card, from top to bottom. */
export function buttonsOf(card: Locator): Promise<readonly string[]> {
  return card.locator('.ac-actionSet').getByRole('button').allInnerTexts();
}

/** Presses Tab until the focus is there, as somebody without a mouse does. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`${MOST_TABS} presses of ${key} do not lead to ${target}`);
}

/** Chooses from the list that opens at this label. */
export async function choose(place: Locator, label: string, choice: string): Promise<void> {
  await place.getByRole('combobox', { name: label }).click();
  await place.page().getByRole('option', { name: choice, exact: true }).click();
}

/** Waits until it can be read there; a line of its own, in full. */
export async function waitToRead(place: Locator, line: string): Promise<void> {
  try {
    await place.getByText(line, { exact: true }).first().waitFor();
  } catch (cause) {
    const there = (await place.count()) > 0 ? await place.first().innerText() : 'nothing at all';
    throw new Error(`“${line}” cannot be read in:\n${there}`, { cause });
  }
}

/** What a person reads on a card from top to bottom, one line each; times and days say only that they are there. */
export async function linesOf(card: Locator): Promise<readonly string[]> {
  const text = await card.locator('.ac-adaptiveCard').innerText();
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map(withoutTimes);
}

/** The card moves on by itself, over states that may be too short to be seen. */
export async function readsInTheEnd(card: Locator, lines: readonly string[]): Promise<void> {
  for (const line of lines.filter((each) => !each.includes('{'))) await waitToRead(card, line);
  assert.deepEqual(await linesOf(card), lines);
}

function withoutTimes(line: string): string {
  return line
    .replace(/\d{1,2} \p{L}{3,4}(?: \d{4})?, \d\d:\d\d|(?:\d{4}년 )?\d+월 \d+일 (오전|오후) \d+:\d\d/gu, '{time}')
    .replace(/(Next reminder: |다음 알림: )(\d{1,2} \p{L}{3,4}(?: \d{4})?|(?:\d{4}년 )?\d+월 \d+일)/u, '$1{date}')
    .replace(/GL-[0-9A-Z]{4}-[0-9A-Z]{2}/, '{reference}');
}
