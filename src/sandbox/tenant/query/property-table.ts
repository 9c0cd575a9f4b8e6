type PropertyKind = 'string' | 'boolean' | 'date' | 'number' | 'strings' | 'objects' | 'object';

export interface Property {
  readonly kind: PropertyKind;
  /** Whether a $filter may name it. */
  readonly filterable: boolean;
  /** Whether it comes without being asked for by $select. */
  readonly byDefault: boolean;
}

export interface EntityType {
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
}

interface Columns {
  readonly kinds: Readonly<Partial<Record<PropertyKind, string>>>;
  readonly filterable?: string;
  /** Left out: all of them. */
  readonly byDefault?: string;
}

export function entityType(name: string, columns: Columns): EntityType {
  const filterable = new Set(words(columns.filterable ?? ''));
  const byDefault = columns.byDefault === undefined ? undefined : new Set(words(columns.byDefault));
  const rows = Object.entries(columns.kinds).flatMap(([kind, names]) =>
    words(names).map((property): [string, Property] => [
      property,
      {
        kind: kind as PropertyKind,
        filterable: filterable.has(property),
        byDefault: byDefault?.has(property) ?? true,
      },
    ]),
  );
  return { name, properties: new Map(rows) };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
