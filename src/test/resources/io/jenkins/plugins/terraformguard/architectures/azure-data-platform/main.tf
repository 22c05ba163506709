# A data platform: events come in through Event Hubs, Data Factory moves data into a data lake, Synapse queries it. All
# of it is private, takes identities instead of keys, and is encrypted with keys of one's own.

terraform {
  required_version = ">= 1.5"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.81"
    }
  }
}

provider "azurerm" {
  features {}
  storage_use_azuread = true
}

variable "location" {
  type    = string
  default = "germanywestcentral"
}

variable "data_engineers" {
  description = "Object id of the Entra ID group of the data engineers."
  type        = string
  default     = "00000000-0000-0000-0000-0000000000d1"
}

data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "this" {
  name     = "rg-data-prod"
  location = var.location
}

# Network

resource "azurerm_virtual_network" "this" {
  name                = "vnet-data-prod"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  address_space       = ["10.40.0.0/16"]
}

resource "azurerm_subnet" "endpoints" {
  name                              = "snet-endpoints"
  resource_group_name               = azurerm_resource_group.this.name
  virtual_network_name              = azurerm_virtual_network.this.name
  address_prefixes                  = ["10.40.0.0/24"]
  private_endpoint_network_policies = "Enabled"
  default_outbound_access_enabled   = false
}

resource "azurerm_network_security_group" "endpoints" {
  name                = "nsg-endpoints"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name

  security_rule {
    name                       = "allow-from-network"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_ranges    = ["443", "1433", "5671-5672", "9093"]
    source_address_prefix      = "VirtualNetwork"
    destination_address_prefix = "10.40.0.0/24"
  }
}

resource "azurerm_subnet_network_security_group_association" "endpoints" {
  subnet_id                 = azurerm_subnet.endpoints.id
  network_security_group_id = azurerm_network_security_group.endpoints.id
}

locals {
  zones = {
    blob  = "privatelink.blob.core.windows.net"
    dfs   = "privatelink.dfs.core.windows.net"
    sql   = "privatelink.sql.azuresynapse.net"
    hubs  = "privatelink.servicebus.windows.net"
    vault = "privatelink.vaultcore.azure.net"
  }

  endpoints = {
    blob  = { id = azurerm_storage_account.lake.id, group = "blob" }
    dfs   = { id = azurerm_storage_account.lake.id, group = "dfs" }
    sql   = { id = azurerm_synapse_workspace.this.id, group = "Sql" }
    hubs  = { id = azurerm_eventhub_namespace.this.id, group = "namespace" }
    vault = { id = azurerm_key_vault.this.id, group = "vault" }
  }
}

resource "azurerm_private_dns_zone" "this" {
  for_each = local.zones

  name                = each.value
  resource_group_name = azurerm_resource_group.this.name
}

resource "azurerm_private_dns_zone_virtual_network_link" "this" {
  for_each = local.zones

  name                  = "link-${each.key}"
  resource_group_name   = azurerm_resource_group.this.name
  private_dns_zone_name = azurerm_private_dns_zone.this[each.key].name
  virtual_network_id    = azurerm_virtual_network.this.id
}

resource "azurerm_private_endpoint" "this" {
  for_each = local.endpoints

  name                = "pe-${each.key}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = each.key
    private_connection_resource_id = each.value.id
    subresource_names              = [each.value.group]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.this[each.key].id]
  }
}

# Keys

resource "azurerm_key_vault" "this" {
  name                          = "kv-data-prod"
  location                      = azurerm_resource_group.this.location
  resource_group_name           = azurerm_resource_group.this.name
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "premium"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = false

  network_acls {
    bypass         = "AzureServices"
    default_action = "Deny"
  }
}

resource "azurerm_key_vault_key" "this" {
  for_each = toset(["lake", "synapse", "hubs"])

  name            = each.key
  key_vault_id    = azurerm_key_vault.this.id
  key_type        = "RSA-HSM"
  key_size        = 3072
  key_opts        = ["unwrapKey", "wrapKey"]
  expiration_date = "2028-06-30T00:00:00Z"

  rotation_policy {
    expire_after         = "P1Y"
    notify_before_expiry = "P30D"

    automatic {
      time_before_expiry = "P60D"
    }
  }
}

resource "azurerm_user_assigned_identity" "encryption" {
  name                = "id-data-encryption"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
}

resource "azurerm_role_assignment" "encryption" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.encryption.principal_id
}

# Data lake

resource "azurerm_storage_account" "lake" {
  name                              = "stdatalakeprod"
  location                          = azurerm_resource_group.this.location
  resource_group_name               = azurerm_resource_group.this.name
  account_tier                      = "Standard"
  account_replication_type          = "GZRS"
  is_hns_enabled                    = true
  shared_access_key_enabled         = false
  default_to_oauth_authentication   = true
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  public_network_access_enabled     = false
  infrastructure_encryption_enabled = true

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.encryption.id]
  }

  customer_managed_key {
    key_vault_key_id          = azurerm_key_vault_key.this["lake"].versionless_id
    user_assigned_identity_id = azurerm_user_assigned_identity.encryption.id
  }

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]

    private_link_access {
      endpoint_resource_id = "/subscriptions/${data.azurerm_client_config.current.subscription_id}/resourceGroups/rg-data-prod/providers/Microsoft.Synapse/workspaces/syn-data-prod"
    }
  }

  blob_properties {
    delete_retention_policy {
      days = 30
    }

    container_delete_retention_policy {
      days = 30
    }
  }

  sas_policy {
    expiration_period = "00.01:00:00"
    expiration_action = "Block"
  }

  depends_on = [azurerm_role_assignment.encryption]
}

resource "azurerm_storage_data_lake_gen2_filesystem" "this" {
  for_each = toset(["raw", "refined", "synapse"])

  name               = each.key
  storage_account_id = azurerm_storage_account.lake.id
}

resource "azurerm_storage_management_policy" "lake" {
  storage_account_id = azurerm_storage_account.lake.id

  rule {
    name    = "cool-raw"
    enabled = true

    filters {
      blob_types   = ["blockBlob"]
      prefix_match = ["raw/"]
    }

    actions {
      base_blob {
        tier_to_cool_after_days_since_modification_greater_than = 60
      }
    }
  }
}

resource "azurerm_role_assignment" "lake" {
  for_each = {
    factory   = azurerm_data_factory.this.identity[0].principal_id
    synapse   = azurerm_synapse_workspace.this.identity[0].principal_id
    engineers = var.data_engineers
  }

  scope                = azurerm_storage_account.lake.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = each.value
}

# Events

resource "azurerm_eventhub_namespace" "this" {
  name                          = "evhns-data-prod"
  location                      = azurerm_resource_group.this.location
  resource_group_name           = azurerm_resource_group.this.name
  sku                           = "Premium"
  capacity                      = 1
  minimum_tls_version           = "1.2"
  local_authentication_enabled  = false
  public_network_access_enabled = false

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.encryption.id]
  }

  network_rulesets {
    default_action                 = "Deny"
    public_network_access_enabled  = false
    trusted_service_access_enabled = true
  }
}

resource "azurerm_eventhub_namespace_customer_managed_key" "this" {
  eventhub_namespace_id             = azurerm_eventhub_namespace.this.id
  key_vault_key_ids                 = [azurerm_key_vault_key.this["hubs"].id]
  user_assigned_identity_id         = azurerm_user_assigned_identity.encryption.id
  infrastructure_encryption_enabled = true
}

resource "azurerm_eventhub" "clicks" {
  name            = "clicks"
  namespace_id    = azurerm_eventhub_namespace.this.id
  partition_count = 8

  retention_description {
    cleanup_policy          = "Delete"
    retention_time_in_hours = 168
  }

  capture_description {
    enabled             = true
    encoding            = "Avro"
    interval_in_seconds = 300
    skip_empty_archives = true

    destination {
      name                = "EventHubArchive.AzureBlockBlob"
      blob_container_name = azurerm_storage_data_lake_gen2_filesystem.this["raw"].name
      storage_account_id  = azurerm_storage_account.lake.id
      archive_name_format = "{Namespace}/{EventHub}/{PartitionId}/{Year}/{Month}/{Day}/{Hour}/{Minute}/{Second}"
    }
  }
}

resource "azurerm_eventhub_consumer_group" "stream" {
  name                = "stream"
  namespace_name      = azurerm_eventhub_namespace.this.name
  eventhub_name       = azurerm_eventhub.clicks.name
  resource_group_name = azurerm_resource_group.this.name
}

# Movement

resource "azurerm_data_factory" "this" {
  name                            = "adf-data-prod"
  location                        = azurerm_resource_group.this.location
  resource_group_name             = azurerm_resource_group.this.name
  managed_virtual_network_enabled = true
  public_network_enabled          = false

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_data_factory_linked_service_data_lake_storage_gen2" "lake" {
  name                 = "lake"
  data_factory_id      = azurerm_data_factory.this.id
  url                  = azurerm_storage_account.lake.primary_dfs_endpoint
  use_managed_identity = true
}

resource "azurerm_data_factory_managed_private_endpoint" "lake" {
  name               = "lake"
  data_factory_id    = azurerm_data_factory.this.id
  target_resource_id = azurerm_storage_account.lake.id
  subresource_name   = "dfs"
}

# Queries

resource "azurerm_synapse_workspace" "this" {
  name                                 = "syn-data-prod"
  location                             = azurerm_resource_group.this.location
  resource_group_name                  = azurerm_resource_group.this.name
  storage_data_lake_gen2_filesystem_id = azurerm_storage_data_lake_gen2_filesystem.this["synapse"].id
  managed_virtual_network_enabled      = true
  data_exfiltration_protection_enabled = true
  public_network_access_enabled        = false
  azuread_authentication_only          = true

  identity {
    type         = "SystemAssigned, UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.encryption.id]
  }

  customer_managed_key {
    key_name                  = "synapse"
    key_versionless_id        = azurerm_key_vault_key.this["synapse"].versionless_id
    user_assigned_identity_id = azurerm_user_assigned_identity.encryption.id
  }
}

resource "azurerm_synapse_workspace_extended_auditing_policy" "this" {
  synapse_workspace_id   = azurerm_synapse_workspace.this.id
  log_monitoring_enabled = true
  retention_in_days      = 120
}

resource "azurerm_synapse_workspace_security_alert_policy" "this" {
  synapse_workspace_id         = azurerm_synapse_workspace.this.id
  policy_state                 = "Enabled"
  email_account_admins_enabled = true
  retention_days               = 120
}

# Logs

resource "azurerm_log_analytics_workspace" "this" {
  name                = "log-data-prod"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  sku                 = "PerGB2018"
  retention_in_days   = 90
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  for_each = {
    vault   = azurerm_key_vault.this.id
    hubs    = azurerm_eventhub_namespace.this.id
    factory = azurerm_data_factory.this.id
    synapse = azurerm_synapse_workspace.this.id
    lake    = "${azurerm_storage_account.lake.id}/blobServices/default"
  }

  name                       = "logs"
  target_resource_id         = each.value
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category_group = "allLogs"
  }
}
