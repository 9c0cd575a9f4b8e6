import { pino } from 'pino';
import { redact } from './redaction.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type LogLevel = 'info' | 'warn' | 'error' | 'silent';

/** One line an event. The event is a fixed text of ours; whatever varies stands in the fields, redacted. */
export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Where a finished line goes; standard output unless told. */
  readonly write?: (line: string) => void;
}

// The names that a line has of its own.
const TAKEN = ['level', 'time', 'event'];

/** JSON lines with no address, link or secret in them. */
export function createLog({ level, write }: LogOptions): Log {
  const lines = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    write ? { write } : pino.destination({ dest: 1, sync: true }),
  );
  return {
    info: (event, fields) => lines.info(safeFields(fields), event),
    warn: (event, fields) => lines.warn(safeFields(fields), event),
    error: (event, fields) => lines.error(safeFields(fields), event),
  };
}

function safeFields(fields: Fields = {}): object {
  const safe = Object.entries(redact(fields) as Fields);
  return Object.fromEntries(safe.map(([name, value]) => [TAKEN.includes(name) ? `${name}_` : name, value]));
}
