import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readConfig } from '../../src/config.ts';
import { SETTINGS } from '../../src/settings.ts';
import { PRODUCTION } from './production-settings.ts';
import { ROOT } from './project-lines.ts';

const text = readFileSync(join(ROOT, 'deploy/main.bicep'), 'utf8');
const code = text.replaceAll(/^\s*\/\/.*$/gm, '');
const ENV = [...code.matchAll(/\{ name: '([A-Z][A-Z_]+)', (value|secretRef): ([^}]+) \}/g)].map(
  ([, name = '', how = '', from = '']) => ({ name, how, from }),
);

describe('main.bicep', () => {
  it('sets all that the bot needs, and only what there is', () => {
    const known: Readonly<Record<string, string>> = { ...PRODUCTION, DATABASE_URL: 'postgres://db.contoso.example/x' };
    const env = Object.fromEntries(ENV.map(({ name }) => [name, known[name]]));
    const config = readConfig({ ...env, BOT_APP_TYPE: 'UserAssignedMSI' });
    assert.deepEqual(config.warnings, []);
    const names: readonly string[] = Object.values(SETTINGS).map(({ name }) => name);
    assert.deepEqual(
      ENV.filter(({ name }) => !names.includes(name)),
      [],
    );
  });

  it('keeps what is secret out of the settings that anybody there can read', () => {
    const secret: readonly string[] = Object.values(SETTINGS).flatMap((row) => ('secret' in row ? [row.name] : []));
    for (const { name, how } of ENV) assert.equal(how, secret.includes(name) ? 'secretRef' : 'value', name);
    for (const parameter of ['linkKeys', 'databasePassword'])
      assert.match(code, new RegExp(`@secure\\(\\)\\n(@\\w+\\(\\d+\\)\\n)?param ${parameter} string\\n`));
  });

  it('gives bot, directory and accounts an identity each', () => {
    const identityOf = (name: string) => ENV.find((row) => row.name === name)?.from;
    assert.deepEqual(
      ['BOT_APP_ID', 'GRAPH_CLIENT_ID', 'GRAPH_WRITE_CLIENT_ID'].map(identityOf),
      ['botIdentity', 'graphIdentity', 'graphWriteIdentity'].map((identity) => `${identity}.properties.clientId`),
    );
    assert.match(code, /msaAppId: botIdentity\.properties\.clientId/);
  });

  it('uses every parameter, names nothing that is not there, and closes what it opens', () => {
    const declared = [...code.matchAll(/^\s*(?:param|var|resource) (\w+)/gm)].map(([, name = '']) => name);
    const given = [...code.matchAll(/^(?:param|var) (\w+)/gm)].map(([, name = '']) => name);
    for (const name of given)
      assert.ok((code.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1, `${name} is not used`);
    const used = [...code.matchAll(/\b(\w+)\.(?:properties|id|listKeys)\b/g)].map(([, name = '']) => name);
    assert.deepEqual(
      used.filter((name) => !declared.includes(name)),
      [],
    );
    for (const [open, close] of ['{}', '[]', '()'] as const)
      assert.equal(code.split(open ?? '').length, code.split(close ?? '').length, `${open}${close}`);
  });

  it('looks after the process as the image does', () => {
    assert.match(code, /type: 'Liveness', httpGet: \{ path: '\/healthz', port: 3978 \}/);
    assert.match(code, /type: 'Readiness', httpGet: \{ path: '\/readyz', port: 3978 \}/);
    assert.match(code, new RegExp(`targetPort: ${SETTINGS.port.default}\\b`));
  });
});
