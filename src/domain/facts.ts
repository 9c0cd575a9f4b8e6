/** A fact that a decision rests on: read, not readable (and why), or not applicable (checks 1). */
export type Fact<T> =
  | { readonly read: T }
  | { readonly unread: Unread }
  | { readonly notApplicable: { readonly licence: string } };

export type Unread =
  | { readonly because: 'permission'; readonly permission: string }
  | { readonly because: 'no-answer' };

export function read<T>(value: T): Fact<T> {
  return { read: value };
}
