/** One line with codes and ids; never an address, a name, a text or a link. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** What may be said of an error in a log: its class, its code, and where it rose. Its message may quote what somebody typed. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  return {
    error: error.name,
    code,
    at: frames
      ?.slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
}
