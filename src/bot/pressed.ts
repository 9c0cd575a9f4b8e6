import { z } from 'zod';
import type { Pressed } from './press.ts';

/** The raw value: the library's own type drops `trigger` (T1.3). */
const Invoke = z.object({
  action: z.object({ type: z.literal('Action.Execute'), verb: z.string().max(128), data: z.unknown().optional() }),
  trigger: z.string().max(64).nullish(),
});
const Submit = z.looseObject({ verb: z.string().max(128) });

/** The button of an `adaptiveCard/action`; undefined when the value is none. */
export function pressedByInvoke(value: unknown): Pressed | undefined {
  const invoke = Invoke.safeParse(value).data;
  if (!invoke) return undefined;
  const { action, trigger } = invoke;
  return { verb: action.verb, data: action.data ?? {}, isAutomatic: trigger === 'automatic' };
}

/** The button of an old client: its `Action.Submit` arrives as a message with data and inputs in `value` (T1.2). */
export function pressedBySubmit(value: unknown): Pressed | undefined {
  const submit = Submit.safeParse(value).data;
  return submit && { verb: submit.verb, data: submit, isAutomatic: false };
}
