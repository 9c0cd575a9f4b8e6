import { type PackagedFeature, type PermissionRow, permissionRows } from './permission-rows.ts';

/** The part of the README that says what each feature needs in Graph, and why. */
export function permissionTables(features: readonly PackagedFeature[]): string {
  return features.map(tableOf).join('\n\n');
}

function tableOf(feature: PackagedFeature): string {
  return [
    `### ${feature.name}${beside(feature)}`,
    '',
    `Without: ${feature.without}`,
    '',
    '| permission | what it does with it | as good |',
    '| --- | --- | --- |',
    ...permissionRows(feature).map(lineOf),
  ].join('\n');
}

function beside({ identity, onlyWith }: PackagedFeature): string {
  const remarks = [
    ...(identity ? ['`GRAPH_WRITE_CLIENT_ID`, best apart'] : []),
    ...(onlyWith === undefined ? [] : [`only with ${code(onlyWith)}`]),
  ];
  return remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
}

function lineOf({ permission, whys, perTeam, instead }: PermissionRow): string {
  const asGood = [...(perTeam ? [`${code(perTeam)} (team by team)`] : []), ...instead.map(code)];
  return `| ${code(permission)} | ${whys.join('; ')} | ${asGood.join(', ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
