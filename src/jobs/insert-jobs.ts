import type { ConnectionOptions, JobInsert, PgBoss } from 'pg-boss';
import type { Job, JobName } from '../domain/job.ts';
import type { NewJob } from '../use-cases/ports/ledger.ts';
import { JOB_TABLE, type JobOf } from './job-table.ts';

/** Writes jobs, one statement a queue. What has a job waiting for the same thing gets no second one. */
export async function insertJobs(boss: PgBoss, jobs: readonly NewJob[], options: ConnectionOptions): Promise<void> {
  const byName = Map.groupBy(jobs, ({ job }) => job.name);
  for (const [name, ofName] of byName) {
    await boss.insert(
      name,
      ofName.map(({ job, delaySeconds }) => inserted(name, job, delaySeconds)),
      options,
    );
  }
}

function inserted<Name extends JobName>(name: Name, job: Job & JobOf<Name>, delaySeconds = 0): JobInsert {
  const { keyOf, toRow } = JOB_TABLE[name];
  const key = keyOf(job);
  return { data: toRow(job), singletonKey: key, group: { id: key }, startAfter: String(delaySeconds) };
}
