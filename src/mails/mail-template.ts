import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const handlebars = Handlebars.create();
handlebars.registerPartial('page', sourceOf('mail-page.hbs'));

/** Writes the HTML of a mail; each template stands in the page that all mails share. */
export function mailTemplate<View>(file: string): (view: View) => string {
  const template = handlebars.compile<View>(sourceOf(file), { strict: true, knownHelpersOnly: true });
  // Handlebars escapes `=` as well, for attributes without quotes, of which no template has any; links stay readable.
  return (view) => template(view).replaceAll('&#x3D;', '=').trimEnd();
}

function sourceOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
