import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const handlebars = Handlebars.create();
handlebars.registerPartial('look', sourceOf('look.hbs').trimEnd());
handlebars.registerPartial('page', sourceOf('mail-page.hbs'));
handlebars.registerPartial('foot', sourceOf('mail-foot.hbs').trimEnd());

/** Writes HTML, with the partials that mails share; a mail stands in `page`, a page of its own has their `look`. */
export function htmlTemplate<View>(file: string): (view: View) => string {
  const template = handlebars.compile<View>(sourceOf(file), { strict: true, knownHelpersOnly: true });
  // Handlebars escapes `=` as well, for attributes without quotes, of which no template has any; links stay readable.
  return (view) => template(view).replaceAll('&#x3D;', '=').trimEnd();
}

function sourceOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
