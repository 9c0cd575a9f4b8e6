import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import type { RequestId } from '../../domain/ids.ts';
import { roleOnForm } from './conversion-viewer.ts';
import { type KeepTellingDeps, keepTelling } from './keep-telling.ts';
import { postCard } from './post-card.ts';

export interface TellConverterOutcome {
  readonly outcome: 'nothing-to-do' | 'told' | 'unreachable';
}

/**
 * The card of a form once more, as a message of its own to whoever asked without administering: what others did has changed it.
 * Run by a job. Throws EdgeError.
 */
export async function tellConverter(deps: KeepTellingDeps, id: RequestId): Promise<TellConverterOutcome> {
  const draft = await deps.conversionDrafts.read(id);
  if (!draft?.isNews) return { outcome: 'nothing-to-do' };
  const viewerId = draft.askerId;
  const as = await roleOnForm(deps, viewerId, draft);
  // With the mark that it has once that is kept.
  const shown = { ...draft, version: draft.version + 1 };
  const isPosted =
    as !== 'nobody' && (await postCard(deps, { kind: 'conversion', draft: shown }, { viewerId, as })) === 'posted';
  await keepTelling(deps, id, withoutNews);
  return { outcome: isPosted ? 'told' : 'unreachable' };
}

function withoutNews(draft: ConversionDraft): ConversionDraft | undefined {
  return draft.isNews && { ...draft, isNews: undefined };
}
