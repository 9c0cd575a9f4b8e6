// Guestlist on Azure: one container app, its identities, PostgreSQL and the bot's registration.
//
//   az deployment group create --resource-group guestlist --template-file deploy/main.bicep --parameters registry=... image=... (and so on)
//
// A beginning to adapt, and small on purpose. What it leaves out: a network of its own (the database takes connections from
// any Azure address that knows the password), a key vault (secrets stand in the container app), zone redundancy, alerts.
// What it cannot do is in README.md: permissions in Graph, the mailbox in Exchange, the app package in Teams.
// The subscription must belong to the tenant that invites.

@description('Begins the names of everything here')
@minLength(3)
@maxLength(20)
param name string = 'guestlist'

param location string = resourceGroup().location

@description('The Azure Container Registry in this resource group that holds the image')
param registry string

@description('The image in it, built from deploy/Dockerfile, such as guestlist:1')
param image string

@description('GUESTLIST_ADMINS: object ids with commas between')
param admins string

@description('GUESTLIST_MAILBOX')
param mailbox string

@description('GUESTLIST_PRIVACY_CONTACT')
param privacyContact string

@description('GUESTLIST_PRIVACY_STATEMENT')
param privacyStatement string

@description('GUESTLIST_LINK_KEYS, as: one:<openssl rand -base64 32>')
@secure()
param linkKeys string

@secure()
@minLength(16)
param databasePassword string

// Two identities, or three, on purpose: a token of the bot must never open the directory (README.md).
resource botIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-bot'
  location: location
}

resource graphIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-graph'
  location: location
}

resource graphWriteIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-graph-write'
  location: location
}

resource acr 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registry
}

// AcrPull, for the identity that starts the container.
resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: acr
  name: guid(acr.id, botIdentity.id, 'AcrPull')
  properties: {
    principalId: botIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      '7f951dda-4ed3-4680-a7ca-43fe172d538d'
    )
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource postgres 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '17'
    administratorLogin: 'guestlist'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    network: { publicNetworkAccess: 'Enabled' }
  }

  resource database 'databases' = {
    name: 'guestlist'
    properties: { charset: 'UTF8' }
  }

  // Microsoft's way to say “from within Azure”, whoever's it is.
  resource fromAzure 'firewallRules' = {
    name: 'from-azure'
    dependsOn: [database]
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource host 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

var address = 'https://${name}.${host.properties.defaultDomain}'
var databaseUrl = 'postgres://guestlist:${uriComponent(databasePassword)}@${postgres.properties.fullyQualifiedDomainName}:5432/guestlist?sslmode=verify-full'

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  dependsOn: [mayPull, postgres::fromAzure]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${botIdentity.id}': {}, '${graphIdentity.id}': {}, '${graphWriteIdentity.id}': {} }
  }
  properties: {
    managedEnvironmentId: host.id
    configuration: {
      ingress: { external: true, targetPort: 3978, transport: 'http', allowInsecure: false }
      registries: [{ server: acr.properties.loginServer, identity: botIdentity.id }]
      secrets: [
        { name: 'database-url', value: databaseUrl }
        { name: 'link-keys', value: linkKeys }
      ]
    }
    template: {
      containers: [
        {
          name: 'guestlist'
          image: '${acr.properties.loginServer}/${image}'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'GUESTLIST_TENANT_ID', value: tenant().tenantId }
            { name: 'BOT_APP_ID', value: botIdentity.properties.clientId }
            { name: 'BOT_APP_TYPE', value: 'UserAssignedMSI' }
            { name: 'GRAPH_CLIENT_ID', value: graphIdentity.properties.clientId }
            { name: 'GRAPH_WRITE_CLIENT_ID', value: graphWriteIdentity.properties.clientId }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'GUESTLIST_LINK_KEYS', secretRef: 'link-keys' }
            { name: 'GUESTLIST_ADMINS', value: admins }
            { name: 'GUESTLIST_MAILBOX', value: mailbox }
            { name: 'GUESTLIST_PRIVACY_CONTACT', value: privacyContact }
            { name: 'GUESTLIST_PRIVACY_STATEMENT', value: privacyStatement }
            { name: 'GUESTLIST_ADDRESS', value: address }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 30 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 3978 }, periodSeconds: 15 }
          ]
        }
      ]
      // One is enough; with two, a lost machine goes unnoticed. Never none: jobs wait for nobody's request.
      scale: { minReplicas: 1, maxReplicas: 2 }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Guestlist'
    endpoint: '${address}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: botIdentity.properties.clientId
    msaAppMSIResourceId: botIdentity.id
    msaAppTenantId: tenant().tenantId
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
  }
}

output address string = address
output botAppId string = botIdentity.properties.clientId
output graphClientId string = graphIdentity.properties.clientId
output graphWriteClientId string = graphWriteIdentity.properties.clientId
