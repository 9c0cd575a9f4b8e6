const PLACE = /\{\{([^{}]+)\}\}/g;

export type Fillings = Readonly<Record<string, string>>;

/** The names that a JSON text asks for: each {{name}}, once. */
export function placesIn(json: string): readonly string[] {
  return [...new Set([...json.matchAll(PLACE)].map(([, name = '']) => name))];
}

/** Puts a value into each place of a JSON text; what nothing gives stays as it is. */
export function filledText(json: string, fillings: Fillings): string {
  return json.replaceAll(PLACE, (place, name: string) =>
    Object.hasOwn(fillings, name) ? JSON.stringify(fillings[name]).slice(1, -1) : place,
  );
}
