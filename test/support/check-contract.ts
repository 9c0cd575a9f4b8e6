import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

// Kept beside the repository, because of its size.
const CHECKER =
  process.env.GUESTLIST_CHECK_CONTRACT ??
  fileURLToPath(new URL('../../../shared/graph/check-contract', import.meta.url));

/** Why the contract cannot be checked here, if it cannot. */
export function contractProblem(): string | undefined {
  if (!existsSync(CHECKER)) return 'there is no check-contract beside the repository (GUESTLIST_CHECK_CONTRACT)';
  return spawnSync('python3', ['--version']).status === 0 ? undefined : 'there is no python3';
}

const MOST_OUTPUT = 16_000_000;
const run = promisify(execFile);

/** What Graph's own schema and permission data say against the traffic; empty when they say nothing. */
export async function findingsOf(traffic: string, granted: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-traffic-'));
  try {
    const file = join(folder, 'traffic.ndjson');
    writeFileSync(file, traffic);
    // Not in one go: other stories are told in this process meanwhile, and their bots wait for its answers.
    await run('python3', [CHECKER, file, '--quiet', '--granted', granted.join(',')], { maxBuffer: MOST_OUTPUT });
    return '';
  } catch (error) {
    const { stdout, stderr, message } = error as Partial<Record<'stdout' | 'stderr' | 'message', string>>;
    return `${stdout ?? ''}${stderr ?? ''}` || String(message);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface PermissionRow {
  readonly pathSets: readonly {
    readonly schemes: readonly string[];
    readonly methods: readonly string[];
    readonly paths: Readonly<Record<string, string>>;
  }[];
}

let known: Readonly<Record<string, PermissionRow>> | undefined;

// Read once: unpacking it takes a moment, and a table of paths asks for it row by row.
function permissionData(): Readonly<Record<string, PermissionRow>> {
  const packed = join(dirname(CHECKER), 'graph-permissions.json.gz');
  known ??= JSON.parse(gunzipSync(readFileSync(packed)).toString('utf8')) as Readonly<Record<string, PermissionRow>>;
  return known;
}

/** The application permissions that open a path, as Microsoft publishes them. */
export function publishedPermissions(method: string, path: string): ReadonlySet<string> {
  const opening = Object.entries(permissionData()).filter(([, { pathSets }]) =>
    pathSets.some(
      ({ schemes, methods, paths }) =>
        schemes.includes('Application') &&
        methods.includes(method) &&
        // The data writes one path in several cases.
        Object.keys(paths).some((key) => key.toLowerCase() === path),
    ),
  );
  return new Set(opening.map(([name]) => name));
}
