import type { JobLog } from '../../src/jobs/job-handlers.ts';

interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface RememberingLog extends JobLog {
  readonly lines: readonly LoggedLine[];
}

export function rememberingLog(): RememberingLog {
  const lines: LoggedLine[] = [];
  const at = (level: LoggedLine['level']) => (event: string, fields: LoggedLine['fields']) => {
    lines.push({ level, event, fields });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
