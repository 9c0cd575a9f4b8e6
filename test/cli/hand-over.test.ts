import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { handOver } from '../../src/cli/hand-over.ts';
import { type CommandDoor, openCommandDoor, type RunCommand } from '../../src/sandbox/command-door.ts';
import { memoryIo } from './memory-io.ts';

describe('a command that is handed to the sandbox’s bot', () => {
  let folder: string;
  let file: string;
  const doors: CommandDoor[] = [];
  const failures: unknown[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-commands-'));
    file = join(folder, 'commands.json');
  });
  afterEach(async () => {
    await Promise.all(doors.splice(0).map((door) => door.close()));
    rmSync(folder, { recursive: true });
  });

  async function open(run: RunCommand): Promise<{ readonly url: string; readonly token: string }> {
    doors.push(await openCommandDoor({ file, run, onError: (error) => void failures.push(error) }));
    return JSON.parse(readFileSync(file, 'utf8'));
  }

  it('is run there, and says here what it says there, in its order', async () => {
    await open(async (argv, io) => {
      io.out(`one ${argv.join('|')}`);
      io.err('two');
      return 1;
    });
    const io = memoryIo();
    assert.equal(await handOver(['forget', 'ann@fabrikam.example'], file, io), 1);
    assert.deepEqual([io.outs, io.errs], [['one forget|ann@fabrikam.example'], ['two']]);
  });

  it('says what to do where no sandbox runs: never started, ended, or killed', async () => {
    for (const prepare of [
      () => undefined,
      async () => {
        await open(async () => 0);
        await doors.pop()?.close();
        assert.equal(existsSync(file), false);
      },
      () => writeFileSync(file, JSON.stringify({ url: 'http://127.0.0.1:1', token: 'x' })),
    ]) {
      await prepare();
      const io = memoryIo();
      assert.equal(await handOver(['export'], file, io), 1);
      assert.match(io.errs.join(), /no sandbox runs here\. Start it with npm start/);
    }
  });

  it('is not run for anybody else on this machine', async () => {
    let runs = 0;
    const { url, token } = await open(async () => {
      runs += 1;
      return 0;
    });
    assert.equal(statSync(file).mode & 0o077, 0, 'only the user reads the token');
    const body = JSON.stringify(['export']);
    for (const headers of [{}, { authorization: token }, { authorization: `Bearer ${token.slice(1)}x` }])
      assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 403);
    assert.equal((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status, 403);
    assert.equal(runs, 0);
  });

  it('that fails says so, and the bot goes on', async () => {
    let runs = 0;
    const { url, token } = await open(async () => {
      runs += 1;
      if (runs === 1) throw new Error('no database');
      return 0;
    });
    const headers = { authorization: `Bearer ${token}` };
    const io = memoryIo();
    assert.equal(await handOver(['export'], file, io), 1);
    assert.match(io.errs.join(), /^That did not work/);
    assert.equal((await fetch(url, { method: 'POST', headers, body: 'not JSON' })).status, 500);
    assert.equal(await handOver(['export'], file, memoryIo()), 0);
    assert.equal(failures.splice(0).length, 2);
  });
});
