import type { CardContent } from '../../src/cards/render-card.ts';

/** A card in one state. */
export interface Scene {
  readonly name: string;
  readonly content: CardContent;
}
