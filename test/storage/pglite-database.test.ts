import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../src/storage/folder-lock.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { pgliteDatabase } from '../../src/storage/pglite-database.ts';

describe('a folder of PGlite', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guestlist-pglite-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps what was written, and is free after closing', async function () {
    this.timeout(30_000);
    const first = await pgliteDatabase({ folder });
    await first.withoutLimits(migrate);
    await first.db.insertInto('policy').values({ version: 1, body: '{}', by: 'a test' }).execute();
    await assert.rejects(pgliteDatabase({ folder }), { code: 'folder-in-use' });
    await first.close();
    const second = await pgliteDatabase({ folder });
    const rows = await second.db.selectFrom('policy').select('by').execute();
    assert.deepEqual(rows, [{ by: 'a test' }]);
    await second.close();
  });

  it('is refused while another process has it, which is named', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    await writeFile(join(folder, 'guestlist.pid'), String(other.pid));
    await assert.rejects(lockFolder(folder), {
      code: 'folder-in-use',
      message: new RegExp(`process ${other.pid} uses`),
    });
    other.stdin.end();
    await once(other, 'exit');
    const unlock = await lockFolder(folder);
    assert.equal(await readFile(join(folder, 'guestlist.pid'), 'utf8'), String(process.pid));
    await unlock();
  });

  for (const left of [String(process.pid), 'nonsense', '']) {
    it(`is taken over from a lock that nobody holds, such as “${left === String(process.pid) ? 'our own number' : left}”`, async () => {
      await writeFile(join(folder, 'guestlist.pid'), left);
      const unlock = await lockFolder(folder);
      await unlock();
      await assert.rejects(readFile(join(folder, 'guestlist.pid')), { code: 'ENOENT' });
    });
  }
});
