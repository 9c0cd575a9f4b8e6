import { stoppersIn } from '../domain/conversion/agreement.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { conversionGroups } from './conversion-groups.ts';
import { type GroupView, groupViews } from './finding-views.ts';
import { plainText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';

/** What stands in the way of what is asked, as what has to be taken away first. */
export function stoppingGroups({ preFlight }: ConversionPerson, telling: RequestTelling): readonly GroupView[] {
  const { words } = telling;
  const title = plainText(words.agreement.takeAway);
  const groups = conversionGroups(stoppersIn(preFlight.findings), telling);
  return groupViews(groups, words).map((group) => ({
    ...group,
    bands: group.bands.map((band) => ({ ...band, title })),
  }));
}

/** The same as sentences. */
export function stoppingSentences({ preFlight }: ConversionPerson, telling: RequestTelling): readonly string[] {
  const groups = conversionGroups(stoppersIn(preFlight.findings), telling);
  return groups.flatMap(({ findings }) => findings.map(({ sentence }) => sentence));
}
