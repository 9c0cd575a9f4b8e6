import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linesOf, ROOT } from './project-lines.ts';

interface LockedPackage {
  readonly dev?: true;
  readonly optional?: true;
  readonly devOptional?: true;
}

/** What a build may see: everything is left out, then let in by name, then parts of it are left out again. */
export function buildContext(): { readonly included: readonly string[]; readonly excluded: readonly string[] } {
  const [everything, ...lines] = linesOf('deploy/Dockerfile.dockerignore').filter((line) => !line.startsWith('#'));
  if (everything !== '*') throw new Error('not everything is left out at first');
  return {
    included: lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1)),
    excluded: lines.filter((line) => !line.startsWith('!')),
  };
}

/** A folder as the image has it: the files that are copied, and no package but those that `npm ci` leaves there. */
export function layOutImage(folder: string): void {
  const { included, excluded } = buildContext();
  const copied = linesOf('deploy/Dockerfile').flatMap(
    (line) => /^COPY (?!--)(\S+) (?!.*package-lock)/.exec(line)?.[1] ?? [],
  );
  for (const path of copied.filter((each) => included.includes(each)))
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  for (const path of excluded) rmSync(join(folder, path), { recursive: true });

  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  for (const [path, { dev, optional, devOptional }] of Object.entries(packages)) {
    if (path.lastIndexOf('node_modules/') !== 0 || dev || optional || devOptional) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(folder, path));
  }
}
