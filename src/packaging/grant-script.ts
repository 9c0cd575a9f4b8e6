import { type PackagedFeature, type PermissionRow, permissionRows } from './permission-rows.ts';

/** A PowerShell script that grants the permissions of every feature, with what each is for. */
export function grantScript(features: readonly PackagedFeature[]): string {
  const inEntra = features.filter(({ grantedBy }) => grantedBy === undefined);
  return [
    HEAD,
    listOf(
      'permissions',
      inEntra.filter(({ identity }) => identity === undefined),
    ),
    listOf(
      'accountPermissions',
      inEntra.filter(({ identity, onlyWith }) => identity === 'accounts' && onlyWith === undefined),
    ),
    listOf(
      'passwordPermissions',
      inEntra.filter(({ onlyWith }) => onlyWith !== undefined),
    ),
    BODY,
  ].join('\n');
}

function listOf(variable: string, features: readonly PackagedFeature[]): string {
  const rows = features.map(permissionRows);
  const lines = features.flatMap(({ name }, at) => {
    // What an earlier feature asks for is granted with that one.
    const earlier = rows.slice(0, at).flat();
    const added = (rows[at] ?? []).filter((row) => !earlier.some(({ permission }) => permission === row.permission));
    return added.length === 0 ? [] : [`  # ${name}`, ...added.map(lineOf)];
  });
  return `$${variable} = @(\n${lines.join('\n')}\n)\n`;
}

function lineOf({ permission, perTeam }: PermissionRow): string {
  return `  '${permission}'${perTeam ? ` # team by team: ${perTeam}` : ''}`;
}

const HEAD = `# Made by "npm run deploy-files" from src/graph/permissions-by-feature.ts. What each is for stands in README.md.
#
#   ./grant-permissions.ps1 -GraphClientId <GRAPH_CLIENT_ID> [-GraphWriteClientId <GRAPH_WRITE_CLIENT_ID>] [-ReplacePasswords] [-LeaveOut 'TeamMember.Read.All', 'Team.ReadBasic.All']
#
# Needs PowerShell 7, the module Microsoft.Graph.Applications, and somebody who is Privileged Role Administrator.
# Mail.Send is not here on purpose: granted in Entra it opens every mailbox. README.md says how to grant it for one.
param(
  [Parameter(Mandatory)] [guid] $GraphClientId,
  [guid] $GraphWriteClientId = [guid]::Empty,
  [switch] $ReplacePasswords,
  [string[]] $LeaveOut = @()
)
$ErrorActionPreference = 'Stop'
`;

const BODY = `Connect-MgGraph -Scopes 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All' -NoWelcome
$graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"

function Grant-Permission([guid] $ClientId, [string[]] $Permissions) {
  $app = Get-MgServicePrincipal -Filter "appId eq '$ClientId'"
  if (-not $app) { throw "No enterprise application or managed identity has the client id $ClientId." }
  $held = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $app.Id -All | ForEach-Object AppRoleId)
  foreach ($permission in $Permissions | Where-Object { $_ -notin $LeaveOut }) {
    $role = $graph.AppRoles | Where-Object { $_.Value -eq $permission -and $_.AllowedMemberTypes -contains 'Application' }
    if (-not $role) { throw "Microsoft Graph has no application permission $permission." }
    if ($role.Id -in $held) { Write-Host "$permission was there"; continue }
    $grant = @{ ServicePrincipalId = $app.Id; PrincipalId = $app.Id; ResourceId = $graph.Id; AppRoleId = $role.Id }
    New-MgServicePrincipalAppRoleAssignment @grant | Out-Null
    Write-Host "$permission granted"
  }
}

Grant-Permission $GraphClientId $permissions
if ($GraphWriteClientId -ne [guid]::Empty) { Grant-Permission $GraphWriteClientId $accountPermissions }
if ($ReplacePasswords) {
  if ($GraphWriteClientId -eq [guid]::Empty) { throw '-ReplacePasswords needs -GraphWriteClientId: a right over passwords is given to no other identity.' }
  Grant-Permission $GraphWriteClientId $passwordPermissions
}
`;
