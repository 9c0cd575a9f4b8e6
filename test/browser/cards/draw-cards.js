// Runs inside the page, as a plain script: Microsoft's renderer, markdown-it and axe are there as globals.

/** Without a Markdown processor the renderer shows Markdown as text, and an injected link could never be seen. */
function dressRenderer(hostConfig) {
  const markdown = window.markdownit();
  window.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  window.hostConfig = new window.AdaptiveCards.HostConfig(hostConfig);
}

/**
 * Draws all cards under each other, opens what is folded, and says what is wrong with each. Nothing is measured before
 * all of them stand there: each change after a measurement would have the whole page laid out again.
 */
function drawCards(cards) {
  const main = document.createElement('main');
  const drawn = cards.map(({ name, card }) => drawCard(main, name, card));
  document.querySelector('main').replaceWith(main);
  for (const button of main.querySelectorAll('.ac-pushButton.expandable')) button.click();
  return drawn.map(({ section, events, fields }) => {
    const strangers = section.querySelectorAll(
      'a, img, em, s, code, pre, ul, ol, hr, blockquote, script, h1, h3, table',
    );
    return {
      name: section.dataset.name,
      events,
      fields,
      hidden: cutTexts(section),
      wide: [...section.querySelectorAll('*')].filter((element) => isWider(element, section)).map(opening),
      strangers: [...strangers].map(opening),
    };
  });
}

/** What the buttons pressed so far would send, or open. */
const pressed = [];

/** Presses a button, or a row by its name, of the first card and says what it would send, and which errors the card shows. */
function pressButton(title) {
  const section = document.querySelector('section');
  pressed.length = 0;
  const buttons = [...section.querySelectorAll('.ac-pushButton, .ac-selectable')];
  const button = buttons.find((one) => (one.ariaLabel || one.innerText.trim()) === title);
  button.click();
  const errors = [...section.querySelectorAll('.ac-input-validation-failed')].map(({ id }) => id);
  return { pressed: [...pressed], invalid: errors.length, text: section.innerText };
}

function drawCard(main, name, json) {
  const { AdaptiveCard, SerializationContext, Version } = window.AdaptiveCards;
  const context = new SerializationContext(new Version(1, 5));
  const card = new AdaptiveCard();
  card.hostConfig = window.hostConfig;
  card.parse(json, context);
  card.onExecuteAction = ({ verb, data, url }) => pressed.push(url === undefined ? { verb, data } : { url });
  const section = document.createElement('section');
  section.dataset.name = name;
  section.append(card.render());
  main.append(section);
  for (const id of folded(json)) unfold(card.getElementById(id));
  const messages = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return {
    section,
    events: messages.filter((message) => !isMeant(message)),
    fields: Object.fromEntries(card.getAllInputs().map(({ id, value }) => [id, value])),
  };
}

function unfold(element) {
  element.isVisible = true;
  // The renderer's own: it says so of the container, which has no role that allows it.
  element.renderedElement.removeAttribute('aria-expanded');
}

/** The ids of what is hidden until a button shows it. */
function folded(node) {
  if (typeof node !== 'object' || node === null) return [];
  const own = node.isVisible === false ? [node.id] : [];
  return [...own, ...Object.values(node).flatMap(folded)];
}

function isMeant(message) {
  // 3.0.6 calls a language of two letters invalid every second time: a stateful regular expression.
  if (message.endsWith('for property "lang".')) return true;
  // The people picker: a renderer that does not know it shows the static choices (design 6, row 11).
  return message.startsWith('Property "choices.data" is supported in version 1.6');
}

/** Texts of which a part lies outside the card, or outside an element that cuts what sticks out of it. */
function cutTexts(section) {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const cut = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('select, textarea') || node.data.trim() === '') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const frames = framesOf(node.parentElement, section);
    const isCut = [...range.getClientRects()].some((rect) =>
      frames.some((frame) => rect.left < frame.left - 1 || rect.right > frame.right + 1),
    );
    if (isCut) cut.push(node.data);
  }
  return cut;
}

function framesOf(element, section) {
  const frames = [section.getBoundingClientRect()];
  for (let frame = element; frame !== section; frame = frame.parentElement) {
    if (getComputedStyle(frame).overflowX !== 'visible') frames.push(frame.getBoundingClientRect());
  }
  return frames;
}

function isWider(element, section) {
  return element.getBoundingClientRect().right > section.getBoundingClientRect().right + 1;
}

function opening(element) {
  return element.outerHTML.slice(0, 200);
}

async function lookWithAxe() {
  const options = { resultTypes: ['violations'], rules: { region: { enabled: false } } };
  // How a pressed ShowCard button and its neighbours look is the stylesheet's choice, not the card's.
  const context = { include: ['main'], exclude: ['.ac-pushButton.expanded', '.ac-pushButton.subdued'] };
  const { violations } = await window.axe.run(context, options);
  return violations.map(({ id, impact, nodes }) => ({ id, impact, elements: nodes.map(({ html }) => html) }));
}

window.cardPage = { dressRenderer, drawCards, pressButton, lookWithAxe };
