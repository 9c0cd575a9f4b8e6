# Made by "npm run deploy-files" from src/graph/permissions-by-feature.ts. What each is for stands in README.md.
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

$permissions = @(
  # Invite
  'User.Invite.All'
  'User.Read.All'
  'GroupMember.Read.All'
  'Domain.Read.All'
  # Add the guest to the team
  'GroupMember.ReadWrite.All'
  # See the guest in Teams
  'TeamMember.Read.All' # team by team: TeamMember.Read.Group
  # Every other check before an invitation
  'Policy.Read.All'
  'Policy.Read.AuthenticationMethod'
  'Policy.Read.B2BManagementPolicy'
  'CrossTenantInformation.ReadBasic.All'
  'GroupSettings.Read.All'
  'Team.ReadBasic.All' # team by team: TeamSettings.Read.Group
  'OrgContact.Read.All'
  'RoleManagement.Read.Directory'
  'SharePointTenantSettings.Read.All'
  # See more before a conversion
  'MailboxSettings.Read'
  'AuditLog.Read.All'
  'Application.Read.All'
  # Ask the holder in Teams
  'TeamsAppInstallation.ReadWriteSelfForUser.All'
  'AppCatalog.Read.All'
  # Compare app assignments
  'Directory.Read.All'
)

$accountPermissions = @(
  # Convert an account
  'User.ReadWrite.All'
)

$passwordPermissions = @(
  # Replace the internal password
  'User-PasswordProfile.ReadWrite.All'
)

Connect-MgGraph -Scopes 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All' -NoWelcome
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
