import type { SnapshotPart } from '../domain/conversion/conversion-person.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type On = { readonly date: string };
type Things = { readonly things: readonly string[] };
type Parts = { readonly parts: readonly SnapshotPart[] };

/** What has become of a conversion, and what a person has still to do. */
export interface ClosingSentences {
  readonly closing: {
    readonly heading: Said<Name>;
    /** Somebody has said that the rest is done too. */
    readonly headingDone: Said<Name>;
    readonly headingPart: Said<Name & { readonly n: number }>;
    readonly accepted: Said<Name & On & { readonly provider: string }>;
    readonly acceptedUnread: Said<Name & On>;
    readonly same: string;
    readonly compared: Said<{ readonly same: number; readonly gone: number; readonly added: number }>;
    readonly gone: Said<Things>;
    readonly added: Said<Things>;
    readonly unread: Said<Parts & { readonly permission: string }>;
    /** No answer, or no licence for it. */
    readonly unreadAlone: Said<Parts>;
    readonly notCompared: string;
    readonly domains: Said<{ readonly domain: string }>;
    /** At another domain than that of `mail`, as somebody has accepted. */
    readonly withoutTeams: Said<{ readonly domain: string }>;
    readonly signInUnread: Said<Name>;
    readonly left: string;
    readonly licences: Said<{
      readonly licences: readonly { readonly name: string; readonly byGroup?: string | undefined }[];
    }>;
    readonly type: string;
    readonly typeCure: string;
    readonly passwordOff: string;
    /** Where it was ours to do, and was not done. */
    readonly passwordLeft: string;
    readonly passwordSynced: string;
    readonly apps: string;
    /** It is replaced. */
    readonly appsDone: string;
    readonly markDone: string;
    readonly done: Said<On & { readonly person: string }>;
  };
}
