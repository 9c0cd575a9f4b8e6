import { VARIANTS } from '../variants.ts';
import type { World } from '../world.ts';
import type { ControlCall } from './call.ts';
import { controlObject, oneOf, onlyKnown } from './reading.ts';

export function listVariants(world: World): unknown {
  return VARIANTS.map((row) => ({ ...row, default: row.values[0], value: world.state.variants[row.name] }));
}

/** `{ "old-link": "lives" }`; the others stay as they are. */
export function changeVariants({ body }: ControlCall, world: World): unknown {
  const wish = controlObject(body, 'Variants');
  onlyKnown(
    wish,
    VARIANTS.map((row) => row.name),
    'Variants',
  );
  const changed = VARIANTS.filter((row) => wish[row.name] !== undefined).map((row) => [
    row.name,
    oneOf<string>(wish[row.name], row.values, row.name),
  ]);
  world.state.variants = { ...world.state.variants, ...Object.fromEntries(changed) };
  return listVariants(world);
}
