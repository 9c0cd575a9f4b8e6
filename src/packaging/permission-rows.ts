/** A feature and what it may not be without, as the code that calls Graph knows it. */
export interface PackagedFeature {
  readonly name: string;
  readonly without: string;
  readonly grantedBy?: 'exchange';
  readonly identity?: 'accounts';
  readonly onlyWith?: string;
  readonly needs: readonly {
    readonly anyOf: readonly [string, ...string[]];
    readonly why: string;
    readonly perTeam?: string;
  }[];
}

/** One permission to grant, and all that a feature does with it. */
export interface PermissionRow {
  readonly permission: string;
  readonly whys: readonly string[];
  readonly perTeam: string | undefined;
  /** Any of these does all of it as well. */
  readonly instead: readonly string[];
}

/** The least that a feature has to be granted for the whole tenant, each permission once. */
export function permissionRows({ needs }: PackagedFeature): readonly PermissionRow[] {
  const permissions = [...new Set(needs.map(({ anyOf }) => leastOf(anyOf)))];
  return permissions.map((permission) => {
    const served = needs.filter(({ anyOf }) => leastOf(anyOf) === permission);
    const [first = [], ...others] = served.map(({ anyOf }) => anyOf);
    return {
      permission,
      whys: served.map(({ why }) => why),
      perTeam: served.find(({ perTeam }) => perTeam !== undefined)?.perTeam,
      instead: first
        .filter((other) => other !== permission && !isPerTeam(other))
        .filter((other) => others.every((anyOf) => anyOf.includes(other))),
    };
  });
}

function leastOf(anyOf: readonly [string, ...string[]]): string {
  return anyOf.find((permission) => !isPerTeam(permission)) ?? anyOf[0];
}

/** Resource-specific consent is named after what it is given for. */
function isPerTeam(permission: string): boolean {
  return permission.endsWith('.Group');
}
