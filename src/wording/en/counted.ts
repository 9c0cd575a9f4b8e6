const plural = new Intl.PluralRules('en-GB');

/** “1 warning”, “2 warnings”. */
export function counted(n: number, one: string, other: string): string {
  return `${n} ${plural.select(n) === 'one' ? one : other}`;
}
