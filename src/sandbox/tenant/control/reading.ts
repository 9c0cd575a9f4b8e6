import { isObject, type JsonObject } from '../graph/body.ts';
import { Refusal } from '../refusal.ts';

// A control that misunderstood a test would make the test lie, so anything it does not know is refused with a sentence.
export function refuseControl(sentence: string): never {
  throw new Refusal(400, 'SandboxControl', sentence);
}

export function controlObject(value: unknown, what: string): JsonObject {
  return isObject(value) ? value : refuseControl(`${what} must be a JSON object.`);
}

export function onlyKnown(value: JsonObject, names: readonly string[], what: string): void {
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  if (unknown.length > 0) refuseControl(`${what}: unknown ${unknown.join(', ')}. Known: ${names.join(', ')}.`);
}

export function oneOf<const T extends string>(value: unknown, choices: readonly T[], what: string): T {
  return choices.find((choice) => choice === value) ?? refuseControl(`${what} must be one of ${choices.join(', ')}.`);
}

export function flag(value: unknown, what: string): boolean {
  return typeof value === 'boolean' ? value : refuseControl(`${what} must be true or false.`);
}

export function number(value: unknown, what: string): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? value
    : refuseControl(`${what} must be a number, not below 0.`);
}

export function text(value: unknown, what: string): string {
  return typeof value === 'string' ? value : refuseControl(`${what} must be a text.`);
}

export function texts(value: unknown, what: string): readonly string[] {
  return Array.isArray(value) ? value.map((one) => text(one, what)) : refuseControl(`${what} must be a list of texts.`);
}
