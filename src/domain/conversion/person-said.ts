/** Longer than a name and all that is said around it. */
const LINE_MAX = 320;

/** “convert Kim Lee to …”, “convert the account of Kim Lee”; in Korean the name comes before the account. */
const NAMINGS = [
  /^(?:please |can you |could you )?convert (?:the )?(?:account of )?(?<name>[^<>@]+?)(?:['’]s account)?(?: (?:in)?to .*)?$/iu,
  /^(?<name>[^<>@]+?) ?(?:님의? )?계정(?:을|를)? /u,
];
/** What stands there where nobody is named. */
const NOBODY = /^(?:an?|the|this|that|internal|account|accounts|내부|이|그|저|제|내)\b|^(?:내부|이|그|저|제|내)$/iu;

/** Whom a line names without an address; empty: nobody. It stands on the form to be read again, so a wrong guess costs nothing. */
export function personSaid(text: string): string {
  const line = text
    .slice(0, LINE_MAX)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!?]+$/u, '');
  const name = NAMINGS.flatMap((naming) => naming.exec(line)?.groups?.name ?? [])[0]?.trim() ?? '';
  return NOBODY.test(name) ? '' : name;
}
