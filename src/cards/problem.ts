import template from '#cards/problem.json' with { type: 'json' };
import { momentText } from '../wording/moments.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

export interface Problem {
  readonly what: 'permission' | 'graph-down' | 'db-down' | 'generic' | 'not-found';
  /** What the app lacks, for `permission`. */
  readonly permission?: string | undefined;
  readonly reference?: string | undefined;
  /** The request whose present card a press can bring back. */
  readonly requestId?: string | undefined;
}

interface ProblemView extends CardView {
  readonly heading: PlainText;
  readonly texts: readonly PlainText[];
  readonly small: readonly PlainText[];
  readonly requestId: string;
  readonly mayShow: boolean;
  readonly show: string;
}

/** What happened, what to do, and a reference for whoever can look. */
export function problemCard({ what, permission = '', reference, requestId }: Problem, reader: Reader): CardContent {
  const { problem, common } = sentences(reader.language);
  const time = momentText(reader.now, reader);
  const view: ProblemView = {
    title: problem.heading,
    lang: reader.language,
    heading: plainText(problem.heading),
    texts: textsOf(what, problem, permission).map(plainText),
    small: reference === undefined ? [] : [plainText(`${common.reference({ reference })} · ${time}`)],
    requestId: requestId ?? '',
    mayShow: requestId !== undefined,
    show: problem.show,
  };
  return renderCard(template, view);
}

function textsOf(what: Problem['what'], words: Sentences['problem'], permission: string): readonly string[] {
  switch (what) {
    case 'permission':
      return [words.permission({ permission })];
    case 'graph-down':
      return [words.graphDown, words.later];
    case 'db-down':
      return [words.dbDown, words.later];
    case 'generic':
      return [words.generic, words.genericDo];
    case 'not-found':
      return [words.notFound, words.notFoundDo];
  }
}
