# The broken twin of main.tf: what is marked "fault" must not be so.

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
  default = "westeurope"
}

variable "platform_operators" {
  description = "Object id of the Entra ID group that looks after the platform."
  type        = string
  default     = "00000000-0000-0000-0000-0000000000c1"
}

locals {
  firewall_address = "10.0.0.4"
  locations        = ["westeurope", "northeurope"]
}

data "azurerm_client_config" "current" {}

# Management groups, policies and roles

resource "azurerm_management_group" "root" {
  name         = "example"
  display_name = "Example"
}

resource "azurerm_management_group" "child" {
  for_each = {
    platform      = "Platform"
    landing-zones = "Landing zones"
    sandbox       = "Sandbox"
  }

  name                       = "example-${each.key}"
  display_name               = each.value
  parent_management_group_id = azurerm_management_group.root.id
}

resource "azurerm_policy_definition" "deny_public_addresses" {
  name                = "deny-public-addresses"
  display_name        = "Network interfaces have no public addresses"
  policy_type         = "Custom"
  mode                = "All"
  management_group_id = azurerm_management_group.root.id

  policy_rule = jsonencode({
    if = {
      allOf = [
        { field = "type", equals = "Microsoft.Network/networkInterfaces" },
        { field = "Microsoft.Network/networkInterfaces/ipconfigurations[*].publicIpAddress.id", like = "*" },
      ]
    }
    then = { effect = "deny" }
  })
}

resource "azurerm_management_group_policy_assignment" "locations" {
  name                 = "allowed-locations"
  display_name         = "Resources are in Europe"
  management_group_id  = azurerm_management_group.root.id
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c"

  parameters = jsonencode({
    listOfAllowedLocations = { value = local.locations }
  })
}

resource "azurerm_management_group_policy_assignment" "deny_public_addresses" {
  name                 = "deny-public-nics"
  management_group_id  = azurerm_management_group.child["landing-zones"].id
  policy_definition_id = azurerm_policy_definition.deny_public_addresses.id
  enforce              = false # fault: TG-AZURE-419 azurerm_management_group_policy_assignment.deny_public_addresses
}

resource "azurerm_role_definition" "network_operator" {
  name        = "Hub network operator"
  scope       = azurerm_management_group.child["platform"].id
  description = "Reads the hub and changes its routes and firewall rules."

  permissions {
    actions = [
      "*", # fault: TG-AZURE-403 azurerm_role_definition.network_operator
      "Microsoft.Network/routeTables/routes/write",
      "Microsoft.Network/firewallPolicies/ruleCollectionGroups/write",
    ]
    not_actions = []
  }

  assignable_scopes = [azurerm_management_group.child["platform"].id]
}

resource "azurerm_role_assignment" "network_operator" {
  scope                = "/subscriptions/${data.azurerm_client_config.current.subscription_id}"
  role_definition_name = "Owner" # fault: TG-AZURE-401 azurerm_role_assignment.network_operator
  principal_id         = var.platform_operators
}

# Hub

resource "azurerm_resource_group" "hub" {
  name     = "rg-hub"
  location = var.location
}

resource "azurerm_network_ddos_protection_plan" "this" {
  name                = "ddos-hub"
  location            = azurerm_resource_group.hub.location
  resource_group_name = azurerm_resource_group.hub.name
}

resource "azurerm_virtual_network" "hub" {
  name                = "vnet-hub"
  location            = azurerm_resource_group.hub.location
  resource_group_name = azurerm_resource_group.hub.name
  address_space       = ["10.0.0.0/20"]

  ddos_protection_plan {
    id     = azurerm_network_ddos_protection_plan.this.id
    enable = true
  }
}

# These three take no security group: Azure does not allow one on a firewall's or a gateway's subnet.
resource "azurerm_subnet" "firewall" {
  name                 = "AzureFirewallSubnet"
  resource_group_name  = azurerm_resource_group.hub.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/26"]
}

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.hub.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/27"]
}

resource "azurerm_subnet" "bastion" {
  name                 = "AzureBastionSubnet"
  resource_group_name  = azurerm_resource_group.hub.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.2.0/26"]
}

resource "azurerm_public_ip" "this" {
  for_each = toset(["firewall", "bastion"])

  name                = "pip-${each.key}"
  location            = azurerm_resource_group.hub.location
  resource_group_name = azurerm_resource_group.hub.name
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = ["1", "2", "3"]
}

resource "azurerm_firewall_policy" "this" {
  name                     = "afwp-hub"
  location                 = azurerm_resource_group.hub.location
  resource_group_name      = azurerm_resource_group.hub.name
  sku                      = "Premium"
  threat_intelligence_mode = "Off" # fault: TG-AZURE-115 azurerm_firewall_policy.this

  dns {
    proxy_enabled = true
  }

  intrusion_detection {
    mode = "Off" # fault: TG-AZURE-116 azurerm_firewall_policy.this
  }

  insights {
    enabled                            = true
    default_log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id
    retention_in_days                  = 90
  }
}

resource "azurerm_firewall_policy_rule_collection_group" "this" {
  name               = "platform"
  firewall_policy_id = azurerm_firewall_policy.this.id
  priority           = 500

  application_rule_collection {
    name     = "updates"
    priority = 500
    action   = "Allow"

    rule {
      name              = "ubuntu"
      source_addresses  = ["10.0.16.0/20"]
      destination_fqdns = ["azure.archive.ubuntu.com", "security.ubuntu.com"]

      protocols {
        type = "Https"
        port = 443
      }
    }
  }

  network_rule_collection {
    name     = "time"
    priority = 400
    action   = "Allow"

    rule {
      name                  = "ntp"
      protocols             = ["UDP"]
      source_addresses      = ["10.0.16.0/20"]
      destination_addresses = ["AzureCloud"]
      destination_ports     = ["123"]
    }
  }
}

resource "azurerm_firewall" "this" {
  name                = "afw-hub"
  location            = azurerm_resource_group.hub.location
  resource_group_name = azurerm_resource_group.hub.name
  sku_name            = "AZFW_VNet"
  sku_tier            = "Premium"
  firewall_policy_id  = azurerm_firewall_policy.this.id
  zones               = ["1", "2", "3"]

  ip_configuration {
    name                 = "default"
    subnet_id            = azurerm_subnet.firewall.id
    public_ip_address_id = azurerm_public_ip.this["firewall"].id
  }
}

resource "azurerm_bastion_host" "this" {
  name                      = "bas-hub"
  location                  = azurerm_resource_group.hub.location
  resource_group_name       = azurerm_resource_group.hub.name
  sku                       = "Standard"
  copy_paste_enabled        = false
  file_copy_enabled         = false
  shareable_link_enabled    = true # fault: TG-AZURE-117 azurerm_bastion_host.this
  tunneling_enabled         = true
  session_recording_enabled = false
  zones                     = ["1", "2", "3"]

  ip_configuration {
    name                 = "default"
    subnet_id            = azurerm_subnet.bastion.id
    public_ip_address_id = azurerm_public_ip.this["bastion"].id
  }
}

# A spoke

resource "azurerm_resource_group" "spoke" {
  name     = "rg-spoke-shared"
  location = var.location
}

resource "azurerm_virtual_network" "spoke" {
  name                = "vnet-spoke-shared"
  location            = azurerm_resource_group.spoke.location
  resource_group_name = azurerm_resource_group.spoke.name
  address_space       = ["10.0.16.0/20"]
  dns_servers         = [local.firewall_address]
}

resource "azurerm_subnet" "shared" {
  name                            = "snet-shared"
  resource_group_name             = azurerm_resource_group.spoke.name
  virtual_network_name            = azurerm_virtual_network.spoke.name
  address_prefixes                = ["10.0.16.0/24"]
  default_outbound_access_enabled = false
}

resource "azurerm_network_security_group" "shared" {
  name                = "nsg-shared"
  location            = azurerm_resource_group.spoke.location
  resource_group_name = azurerm_resource_group.spoke.name

  security_rule {
    name                       = "allow-ssh-from-bastion"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "0.0.0.0/0" # fault: TG-AZURE-101 azurerm_network_security_group.shared
    destination_address_prefix = "10.0.16.0/24"
  }
}

resource "azurerm_subnet_network_security_group_association" "shared" {
  subnet_id                 = azurerm_subnet.shared.id
  network_security_group_id = azurerm_network_security_group.shared.id
}

resource "azurerm_route_table" "spoke" {
  name                          = "rt-spoke-shared"
  location                      = azurerm_resource_group.spoke.location
  resource_group_name           = azurerm_resource_group.spoke.name
  bgp_route_propagation_enabled = false

  route {
    name                   = "default"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = local.firewall_address
  }
}

resource "azurerm_subnet_route_table_association" "shared" {
  subnet_id      = azurerm_subnet.shared.id
  route_table_id = azurerm_route_table.spoke.id
}

resource "azurerm_virtual_network_peering" "hub_to_spoke" {
  name                      = "hub-to-shared"
  resource_group_name       = azurerm_resource_group.hub.name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
}

resource "azurerm_virtual_network_peering" "spoke_to_hub" {
  name                      = "shared-to-hub"
  resource_group_name       = azurerm_resource_group.spoke.name
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_forwarded_traffic   = true
}

# Logs

resource "azurerm_resource_group" "management" {
  name     = "rg-management"
  location = var.location
}

resource "azurerm_log_analytics_workspace" "this" {
  name                = "log-platform"
  location            = azurerm_resource_group.management.location
  resource_group_name = azurerm_resource_group.management.name
  sku                 = "PerGB2018"
  retention_in_days   = 365
}

resource "azurerm_monitor_diagnostic_setting" "subscription" {
  name                       = "activity-log"
  target_resource_id         = "/subscriptions/${data.azurerm_client_config.current.subscription_id}"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  dynamic "enabled_log" {
    for_each = toset(["Administrative", "Alert", "Policy", "Security"])

    content {
      category = enabled_log.value
    }
  }
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  for_each = {
    firewall = azurerm_firewall.this.id
    bastion  = azurerm_bastion_host.this.id
    vault    = azurerm_key_vault.platform.id
  }

  name                       = "logs"
  target_resource_id         = each.value
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category_group = "allLogs"
  }
}

resource "azurerm_storage_account" "flow_logs" {
  name                            = "stplatformflowlogs"
  location                        = azurerm_resource_group.management.location
  resource_group_name             = azurerm_resource_group.management.name
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = false

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  blob_properties {
    delete_retention_policy {
      days = 14
    }

    container_delete_retention_policy {
      days = 14
    }
  }

  sas_policy {
    expiration_period = "01.00:00:00"
  }
}

resource "azurerm_network_watcher" "this" {
  name                = "nw-westeurope"
  location            = azurerm_resource_group.management.location
  resource_group_name = azurerm_resource_group.management.name
}

resource "azurerm_network_watcher_flow_log" "this" {
  for_each = {
    hub   = azurerm_virtual_network.hub.id
    spoke = azurerm_virtual_network.spoke.id
  }

  name                 = "flow-${each.key}"
  network_watcher_name = azurerm_network_watcher.this.name
  resource_group_name  = azurerm_resource_group.management.name
  target_resource_id   = each.value
  storage_account_id   = azurerm_storage_account.flow_logs.id
  enabled              = each.key == "spoke" # fault: TG-AZURE-106 azurerm_network_watcher_flow_log.this["hub"]
  version              = 2

  retention_policy {
    enabled = true
    days    = 90
  }

  traffic_analytics {
    enabled               = true
    workspace_id          = azurerm_log_analytics_workspace.this.workspace_id
    workspace_region      = azurerm_log_analytics_workspace.this.location
    workspace_resource_id = azurerm_log_analytics_workspace.this.id
    interval_in_minutes   = 10
  }
}

resource "azurerm_monitor_action_group" "security" {
  name                = "ag-security"
  resource_group_name = azurerm_resource_group.management.name
  short_name          = "security"

  email_receiver {
    name                    = "security"
    email_address           = "security@example.com"
    use_common_alert_schema = true
  }
}

resource "azurerm_monitor_activity_log_alert" "policy" {
  name                = "policy-assignment-deleted"
  resource_group_name = azurerm_resource_group.management.name
  location            = "global"
  scopes              = ["/subscriptions/${data.azurerm_client_config.current.subscription_id}"]

  criteria {
    category       = "Administrative"
    operation_name = "Microsoft.Authorization/policyAssignments/delete"
  }

  action {
    action_group_id = azurerm_monitor_action_group.security.id
  }
}

# Keys and secrets of the platform

resource "azurerm_key_vault" "platform" {
  name                          = "kv-platform-hub"
  location                      = azurerm_resource_group.management.location
  resource_group_name           = azurerm_resource_group.management.name
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = true

  network_acls {
    bypass                     = "AzureServices"
    default_action             = "Allow" # fault: TG-AZURE-409 azurerm_key_vault.platform
    ip_rules                   = ["203.0.113.10/32"]
    virtual_network_subnet_ids = []
  }
}

resource "azurerm_role_assignment" "vault" {
  scope                = azurerm_key_vault.platform.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = var.platform_operators
}

resource "azurerm_management_lock" "hub" {
  name       = "hub"
  scope      = azurerm_resource_group.hub.id
  lock_level = "CanNotDelete"
  notes      = "The hub carries the traffic of every landing zone."
}

# Defender for Cloud

resource "azurerm_security_center_subscription_pricing" "this" {
  for_each = toset(["VirtualMachines", "KeyVaults", "Arm", "StorageAccounts"])

  tier          = each.key == "KeyVaults" ? "Free" : "Standard" # fault: TG-AZURE-415 azurerm_security_center_subscription_pricing.this["KeyVaults"]
  resource_type = each.key
  subplan       = { VirtualMachines = "P2", StorageAccounts = "DefenderForStorageV2", KeyVaults = "PerKeyVault", Arm = "PerSubscription" }[each.key]
}

resource "azurerm_security_center_contact" "this" {
  name                = "security"
  email               = "security@example.com"
  alert_notifications = true
  alerts_to_admins    = true
}
