import fc from 'fast-check';

/** Texts made of what addresses and lists of them are made of. */
export const LOOSE = fc
  .array(
    fc.constantFrom(
      'a',
      '.',
      '@',
      '<',
      '>',
      '"',
      ',',
      ';',
      ' ',
      '\n',
      '\r',
      "'",
      '-',
      'ann@fabrikam.example',
      '을',
      '，',
      ':',
      '’',
    ),
  )
  .map((parts) => parts.join(''));

/** What makes a careless pattern slow; each can be made as long as one likes. How slow is measured by the bench. */
export const HOSTILE: readonly string[] = [
  'a',
  'a.',
  '@',
  'a@',
  '.',
  '"',
  '"a',
  '<',
  '<a@',
  "'",
  ' ',
  ',',
  'a, ',
  'a,',
  '을',
  'a@b.example을',
  'a@b.example ',
  '\n',
  'mailto:',
  'x<a@b.example>,',
];
