/** The process dies right before or right after the nth call of one function of a port. */
export interface KillPoint {
  readonly port: string;
  readonly act: string;
  readonly when: 'before' | 'after';
  readonly nth: number;
}

export function pointText({ port, act, when, nth }: KillPoint): string {
  return `${port}.${act}:${when}:${nth}`;
}

export function parsePoint(text: string): KillPoint {
  const [, port, act, when, nth] = /^(\w+)\.(\w+):(before|after):(\d+)$/.exec(text) ?? [];
  if (!port || !act || (when !== 'before' && when !== 'after')) throw new Error(`no kill point: ${text}`);
  return { port, act, when, nth: Number(nth) };
}
