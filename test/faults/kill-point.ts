/** The process dies right before or right after one call of a function of a port: the nth, or the one that records this kind of entry. */
export interface KillPoint {
  readonly port: string;
  readonly act: string;
  readonly when: 'before' | 'after';
  readonly call: number | string;
}

export function pointText({ port, act, when, call }: KillPoint): string {
  return `${port}.${act}:${when}:${call}`;
}

export function parsePoint(text: string): KillPoint {
  const [, port, act, when, call = ''] = /^(\w+)\.(\w+):(before|after):([\w-]+)$/.exec(text) ?? [];
  if (!port || !act || (when !== 'before' && when !== 'after')) throw new Error(`no kill point: ${text}`);
  return { port, act, when, call: /^\d+$/.test(call) ? Number(call) : call };
}
