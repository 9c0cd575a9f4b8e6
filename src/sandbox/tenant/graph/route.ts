import type { AppRegistration, World } from '../world.ts';

export interface GraphCall {
  readonly method: string;
  readonly version: string;
  /** Below the version, still percent-encoded. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly app: AppRegistration;
  readonly requestId: string;
  /** The replica that this read happened to reach. */
  readonly replica: number;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Left out: v1.0. */
  readonly version?: 'beta';
  /** Application permissions of which any one opens it, from Microsoft's published permission data. */
  readonly anyOf: readonly string[];
  /** Query options it honours; what else Graph knows is ignored without a word (G6). */
  readonly options?: readonly QueryOption[];
  readonly handle: (call: GraphCall, world: World) => GraphAnswer;
}

export type QueryOption =
  | '$select'
  | '$filter'
  | '$top'
  | '$count'
  | '$expand'
  | '$orderby'
  | '$search'
  | '$skiptoken'
  | '$deltatoken';

interface CompiledRoute extends Route {
  readonly pattern: RegExp;
}

// Graph paths carry parentheses and quotes, so a template is read as text with `{name}` holes and nothing else is special in it.
export function compileRoutes(routes: readonly Route[]): readonly CompiledRoute[] {
  return routes.map((route) => {
    const source = route.path
      .split(/(\{\w+\})/)
      .map((part) =>
        /^\{\w+\}$/.test(part) ? `(?<${part.slice(1, -1)}>[^/]+?)` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      )
      .join('');
    return { ...route, pattern: new RegExp(`^${source}$`, 'i') };
  });
}

export interface FoundRoute {
  readonly route: CompiledRoute;
  readonly params: Readonly<Record<string, string>>;
}

export function findRoutes(routes: readonly CompiledRoute[], version: string, path: string): readonly FoundRoute[] {
  return routes.flatMap((route) => {
    const match = (route.version ?? 'v1.0') === version ? route.pattern.exec(path) : null;
    if (!match) return [];
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decoded(value)]);
    return [{ route, params: Object.fromEntries(params) as Record<string, string> }];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
