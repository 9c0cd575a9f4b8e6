import assert from 'node:assert/strict';
import { renderCard } from '../../src/cards/render-card.ts';

/** A field as a template names it. */
function field(name: string): string {
  return `\${${name}}`;
}

const VIEW = { title: 'Title', lang: 'en' } as const;

describe('renderCard', () => {
  it('gives the title beside the card', () => {
    assert.deepEqual(renderCard({ type: 'AdaptiveCard', fallbackText: field('title') }, VIEW), {
      title: 'Title',
      card: { type: 'AdaptiveCard', fallbackText: 'Title' },
    });
  });

  it('names every field that the view lacks', () => {
    const template = {
      body: [
        { text: field('heading') },
        { text: `${field('title')} ${field('small')}` },
        { $data: field('rows'), text: 'x' },
      ],
    };
    assert.throws(() => renderCard(template, VIEW), /lacks: heading, small, rows/);
  });

  it('takes no missing condition for a false one', () => {
    const template = { body: [{ $when: field('$root.isOpen'), text: 'x' }] };
    assert.throws(() => renderCard(template, VIEW), /lacks: isOpen/);
    assert.deepEqual(renderCard(template, { ...VIEW, isOpen: false }).card, { body: [] });
  });

  it('refuses conditions that decide anything themselves', () => {
    assert.throws(() => renderCard({ $when: field('count > 1') }, VIEW), /must be a field/);
  });

  it('does not expand what stands in a value', () => {
    const template = { text: field('heading'), rows: [{ $data: field('rows'), text: field('$data') }] };
    const { card } = renderCard(template, {
      ...VIEW,
      heading: field('title'),
      rows: [field('lang'), `\`${field('1+1')}\``],
    });
    assert.deepEqual(card, { text: field('title'), rows: [{ text: field('lang') }, { text: `\`${field('1+1')}\`` }] });
  });

  it('leaves an earlier failure behind', () => {
    assert.throws(() => renderCard({ text: field('gone') }, VIEW));
    assert.deepEqual(renderCard({ text: field('title') }, VIEW).card, { text: 'Title' });
  });
});
