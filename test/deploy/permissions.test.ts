import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as permissions from '../../src/graph/permissions.ts';
import { FEATURES } from '../../src/graph/permissions-by-feature.ts';
import { readFor } from '../../src/graph/reads.ts';
import { permissionRows } from '../../src/packaging/permission-rows.ts';
import { GRANTED_AT_START } from '../../src/sandbox/tenant/contoso/tenant-facts.ts';
import { SETTINGS } from '../../src/settings.ts';
import { ALL_QUERIES } from '../graph/every-fact.ts';
import { ROOT } from './project-lines.ts';

const NEEDS = FEATURES.flatMap(({ needs }) => needs);
const rowsOf = (features: typeof FEATURES) => features.flatMap((feature) => permissionRows(feature));
const namesOf = (features: typeof FEATURES) => rowsOf(features).map(({ permission }) => permission);
const inGraph = FEATURES.filter(({ identity }) => identity === undefined);
const script = readFileSync(join(ROOT, 'deploy/grant-permissions.ps1'), 'utf8');

describe('the permissions of each feature', () => {
  it('are all that the code knows of, and nothing beside them', () => {
    const known = Object.entries(permissions).flatMap(([name, anyOf]) =>
      Array.isArray(anyOf) ? [[name, anyOf] as const] : [],
    );
    for (const [name, anyOf] of known)
      assert.equal(NEEDS.filter((need) => need.anyOf === anyOf).length, 1, `${name} belongs to one feature`);
    assert.equal(NEEDS.length, known.length);
  });

  it('cover every read', () => {
    for (const query of Object.values(ALL_QUERIES))
      for (const anyOf of readFor(query).needs)
        assert.ok(
          NEEDS.some((need) => need.anyOf === anyOf),
          `${query.fact} needs ${anyOf.join(' or ')}`,
        );
  });

  it('are what the emulated tenant grants, so that no feature here rests on more', () => {
    // Directory.Read.All opens so much that, granted from the start, nothing else would ever be missed.
    const granted = [...GRANTED_AT_START, 'Directory.Read.All'];
    assert.deepEqual([...new Set(namesOf(inGraph))].toSorted(), granted.toSorted());
  });

  it('name as good only what does all of it as well', () => {
    const feature = {
      name: 'Both',
      without: '',
      needs: [
        { anyOf: ['Small.Read', 'Both.Read', 'One.Read'], why: 'reads one' },
        { anyOf: ['Team.Read.Group', 'Small.Read', 'Both.Read'], why: 'reads two', perTeam: 'Team.Read.Group' },
      ],
    } as const;
    assert.deepEqual(permissionRows(feature), [
      {
        permission: 'Small.Read',
        whys: ['reads one', 'reads two'],
        perTeam: 'Team.Read.Group',
        instead: ['Both.Read'],
      },
    ]);
  });
});

describe('grant-permissions.ps1', () => {
  const listOf = (variable: string) => {
    const [, lines = ''] = new RegExp(`^\\$${variable} = @\\(\\n([^)]*)\\n\\)$`, 'm').exec(script) ?? [];
    return [...lines.matchAll(/^ {2}'([\w.-]+)'/gm)].map(([, name = '']) => name);
  };

  it('grants each once, to the identity that it belongs to', () => {
    const granted = inGraph.filter(({ grantedBy }) => grantedBy === undefined);
    assert.deepEqual(listOf('permissions'), [...new Set(namesOf(granted))]);
    const always = FEATURES.filter(({ onlyWith }) => onlyWith === undefined);
    const forAccounts = new Set(namesOf(always.filter(({ identity }) => identity === 'accounts')));
    assert.deepEqual(listOf('accountPermissions'), [...forAccounts]);
    assert.deepEqual(listOf('accountPermissions'), ['User.ReadWrite.All']);
  });

  it('grants a right over passwords only where it is asked for, and to the identity for accounts alone', () => {
    const asked = FEATURES.filter(({ onlyWith }) => onlyWith !== undefined);
    const names: readonly string[] = Object.values(SETTINGS).map(({ name }) => name);
    for (const { onlyWith = '', identity } of asked) assert.ok(names.includes(onlyWith) && identity === 'accounts');
    assert.deepEqual(listOf('passwordPermissions'), namesOf(asked));
    assert.deepEqual(listOf('passwordPermissions'), ['User-PasswordProfile.ReadWrite.All']);
    const [, granting = ''] = /^if \(\$ReplacePasswords\) \{\n(.*)^\}$/ms.exec(script) ?? [];
    assert.match(granting, /Grant-Permission \$GraphWriteClientId \$passwordPermissions$/m);
    assert.equal(script.split('$passwordPermissions').length, 3);
  });

  it('grants no right over every mailbox: the README grants it for one', () => {
    assert.doesNotMatch(script, /'Mail\./);
    const readme = readFileSync(join(ROOT, 'deploy/README.md'), 'utf8');
    const mailOnly = namesOf(FEATURES.filter(({ grantedBy }) => grantedBy === 'exchange'));
    for (const permission of mailOnly)
      assert.match(readme, new RegExp(`-Role "Application ${permission}" -CustomResourceScope`));
    assert.deepEqual(mailOnly, ['Mail.Send']);
  });
});
