import assert from 'node:assert/strict';
import { Wave } from '../../src/use-cases/wave.ts';
import { aPerson, INVITER } from '../support/builders.ts';
import { fakeDirectory } from '../support/fake-directory.ts';

describe('a wave of reads', () => {
  it('asks for everything at once, and gives each answer to who asked', async () => {
    const directory = fakeDirectory({ people: [aPerson()], teams: [], groups: {} });
    const wave = new Wave();
    const person = wave.ask({ fact: 'person', id: INVITER });
    const domains = wave.ask({ fact: 'own-domains' });

    await wave.read(directory);

    assert.equal(directory.waves.length, 1);
    assert.deepEqual(person(), { read: aPerson() });
    assert.ok('read' in domains());
  });

  it('asks nothing where nothing is wanted', async () => {
    const directory = fakeDirectory({ people: [], teams: [], groups: {} });

    await new Wave().read(directory);

    assert.equal(directory.waves.length, 0);
  });

  it('has no answer before it was read', () => {
    const domains = new Wave().ask({ fact: 'own-domains' });

    assert.throws(domains, /before its wave was read/);
  });
});
