import { badRequest } from '../refusal.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectBody(body: unknown): JsonObject {
  if (!isObject(body))
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  return body;
}

/** Refuses a property that the type does not have, as Graph does for a request body. */
export function allowOnly(body: JsonObject, names: readonly string[], type: string): void {
  for (const name of Object.keys(body)) {
    if (!names.includes(name))
      throw badRequest(`Invalid property '${name}'. The property '${name}' does not exist on type '${type}'.`);
  }
}

export function optionalText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest(`Invalid value specified for property '${name}' of resource.`);
  return value;
}

export function optionalFlag(body: JsonObject, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw badRequest(`Invalid value specified for property '${name}' of resource.`);
  return value;
}

/** The object id that a `$ref` body points at; anything but `@odata.id` alone is refused. */
export function referencedId(body: unknown): string {
  const { '@odata.id': target, ...rest } = objectBody(body);
  const match =
    typeof target === 'string'
      ? /^https:\/\/graph\.microsoft\.com\/v1\.0\/(?:directoryObjects|users)\/([0-9a-f-]{36})$/i.exec(target)
      : null;
  const id = match?.[1];
  if (id === undefined || Object.keys(rest).length > 0) throw badRequest('Invalid URL format specified in @odata.id.');
  return id.toLowerCase();
}
