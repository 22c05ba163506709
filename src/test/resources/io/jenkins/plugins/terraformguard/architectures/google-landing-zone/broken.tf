# The broken twin of main.tf: what is marked "fault" must not be so.

terraform {
  required_version = ">= 1.5"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 7.45"
    }
  }
}

provider "google" {
  region = var.region
}

variable "organization" {
  type    = string
  default = "123456789012"
}

variable "billing_account" {
  type    = string
  default = "000000-000000-000000"
}

variable "region" {
  type    = string
  default = "europe-west1"
}

locals {
  projects = {
    logs    = { name = "Audit logs", folder = "platform", services = ["logging", "storage"] }
    network = { name = "Shared network", folder = "platform", services = ["compute", "dns"] }
    shop    = { name = "Shop", folder = "production", services = ["compute", "run"] }
  }

  services = merge([
    for key, project in local.projects : {
      for service in project.services : "${key}/${service}" => { project = key, service = service }
    }
  ]...)
}

# Folders and projects

resource "google_folder" "this" {
  for_each = {
    platform    = "Platform"
    production  = "Production"
    development = "Development"
  }

  display_name        = each.value
  parent              = "organizations/${var.organization}"
  deletion_protection = true
}

resource "google_project" "this" {
  for_each = local.projects

  project_id          = "example-lz-${each.key}"
  name                = each.value.name
  folder_id           = google_folder.this[each.value.folder].folder_id
  billing_account     = var.billing_account
  auto_create_network = each.key == "shop" # fault: TG-GOOGLE-108 google_project.this["shop"]
  deletion_policy     = "PREVENT"
}

resource "google_project_service" "this" {
  for_each = local.services

  project            = google_project.this[each.value.project].project_id
  service            = "${each.value.service}.googleapis.com"
  disable_on_destroy = false
}

# Organisation policies

resource "google_org_policy_policy" "enforced" {
  for_each = toset([
    "compute.disableSerialPortAccess",
    "compute.requireOsLogin",
    "compute.skipDefaultNetworkCreation",
    "iam.automaticIamGrantsForDefaultServiceAccounts",
    "iam.disableServiceAccountKeyCreation",
    "sql.restrictPublicIp",
    "storage.publicAccessPrevention",
    "storage.uniformBucketLevelAccess",
  ])

  name   = "organizations/${var.organization}/policies/${each.key}"
  parent = "organizations/${var.organization}"

  spec {
    rules {
      enforce = each.key == "iam.disableServiceAccountKeyCreation" ? "FALSE" : "TRUE" # fault: TG-GOOGLE-339 google_org_policy_policy.enforced["iam.disableServiceAccountKeyCreation"]
    }
  }
}

resource "google_org_policy_policy" "no_external_addresses" {
  name   = "organizations/${var.organization}/policies/compute.vmExternalIpAccess"
  parent = "organizations/${var.organization}"

  spec {
    rules {
      deny_all = "TRUE"
    }
  }
}

resource "google_org_policy_policy" "locations" {
  name   = "organizations/${var.organization}/policies/gcp.resourceLocations"
  parent = "organizations/${var.organization}"

  spec {
    rules {
      values {
        allowed_values = ["in:eu-locations"]
      }
    }
  }
}

# Rights: groups, and only what they need

resource "google_organization_iam_member" "this" {
  for_each = {
    "roles/iam.securityReviewer"               = "group:security@example.com"
    "roles/logging.viewer"                     = "group:security@example.com"
    "roles/resourcemanager.organizationViewer" = "group:platform@example.com"
    "roles/compute.xpnAdmin"                   = "group:network@example.com"
    "roles/orgpolicy.policyViewer"             = "group:platform@example.com"
    "roles/billing.viewer"                     = "group:finance@example.com"
  }

  org_id = var.organization
  role   = each.key
  member = each.value
}

resource "google_folder_iam_member" "operators" {
  folder = google_folder.this["development"].name
  role   = "roles/owner" # fault: TG-GOOGLE-331 google_folder_iam_member.operators
  member = "group:developers@example.com"
}

resource "google_project_iam_member" "network" {
  project = google_project.this["network"].project_id
  role    = "roles/compute.networkAdmin"
  member  = "user:somebody@gmail.com" # fault: TG-GOOGLE-334 google_project_iam_member.network
}

# Audit logs

resource "google_organization_iam_audit_config" "this" {
  org_id  = var.organization
  service = "allServices"

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type         = "DATA_READ"
    exempted_members = ["user:administrator@example.com"] # fault: TG-GOOGLE-310 google_organization_iam_audit_config.this
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

resource "google_storage_bucket" "logs" {
  name                        = "example-lz-audit-logs"
  project                     = google_project.this["logs"].project_id
  location                    = "EU"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  retention_policy {
    is_locked        = false # fault: TG-GOOGLE-207 google_storage_bucket.logs
    retention_period = 31536000
  }

  versioning {
    enabled = false
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.logs.id
  }

  lifecycle_rule {
    action {
      type          = "SetStorageClass"
      storage_class = "COLDLINE"
    }

    condition {
      age = 90
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.logs]
}

resource "google_kms_key_ring" "logs" {
  name     = "logs"
  project  = google_project.this["logs"].project_id
  location = "europe"
}

resource "google_kms_crypto_key" "logs" {
  name            = "logs"
  key_ring        = google_kms_key_ring.logs.id
  rotation_period = "7776000s"

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "logs" {
  crypto_key_id = google_kms_crypto_key.logs.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${google_project.this["logs"].number}@gs-project-accounts.iam.gserviceaccount.com"
}

resource "google_logging_organization_sink" "audit" {
  name             = "audit-logs"
  org_id           = var.organization
  destination      = "storage.googleapis.com/${google_storage_bucket.logs.name}"
  include_children = true
  filter           = "logName:\"cloudaudit.googleapis.com\""
}

resource "google_storage_bucket_iam_member" "sink" {
  bucket = google_storage_bucket.logs.name
  role   = "roles/storage.objectCreator"
  member = google_logging_organization_sink.audit.writer_identity
}

resource "google_logging_project_bucket_config" "default" {
  project        = google_project.this["logs"].project_id
  location       = "global"
  bucket_id      = "_Default"
  retention_days = 30 # fault: TG-GOOGLE-330 google_logging_project_bucket_config.default
}

resource "google_logging_metric" "policy_changes" {
  name    = "iam-policy-changes"
  project = google_project.this["logs"].project_id
  filter  = "protoPayload.methodName=\"SetIamPolicy\""

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
  }
}

resource "google_monitoring_notification_channel" "security" {
  project      = google_project.this["logs"].project_id
  display_name = "Security"
  type         = "email"

  labels = {
    email_address = "security@example.com"
  }
}

resource "google_monitoring_alert_policy" "policy_changes" {
  project               = google_project.this["logs"].project_id
  display_name          = "Somebody changed who may do what"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.security.id]

  conditions {
    display_name = "IAM policy changed"

    condition_threshold {
      filter          = "resource.type=\"global\" AND metric.type=\"logging.googleapis.com/user/${google_logging_metric.policy_changes.name}\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"
    }
  }
}

resource "google_essential_contacts_contact" "security" {
  parent                              = "organizations/${var.organization}"
  email                               = "security@example.com"
  language_tag                        = "en"
  notification_category_subscriptions = ["SECURITY", "TECHNICAL"]
}

# Shared VPC

resource "google_compute_shared_vpc_host_project" "this" {
  project = google_project.this["network"].project_id

  depends_on = [google_project_service.this]
}

resource "google_compute_shared_vpc_service_project" "shop" {
  host_project    = google_compute_shared_vpc_host_project.this.project
  service_project = google_project.this["shop"].project_id
}

resource "google_compute_network" "shared" {
  name                            = "shared"
  project                         = google_compute_shared_vpc_host_project.this.project
  auto_create_subnetworks         = false
  delete_default_routes_on_create = true
  routing_mode                    = "GLOBAL"
}

resource "google_compute_subnetwork" "this" {
  for_each = {
    europe-west1 = "10.100.0.0/20"
    europe-west4 = "10.100.16.0/20"
  }

  name                     = "shared-${each.key}"
  project                  = google_compute_shared_vpc_host_project.this.project
  network                  = google_compute_network.shared.id
  region                   = each.key
  ip_cidr_range            = each.value
  private_ip_google_access = true

  log_config {
    aggregation_interval = "INTERVAL_5_MIN"
    flow_sampling        = 0.5
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_subnetwork_iam_member" "shop" {
  project    = google_compute_shared_vpc_host_project.this.project
  region     = google_compute_subnetwork.this["europe-west1"].region
  subnetwork = google_compute_subnetwork.this["europe-west1"].name
  role       = "roles/compute.networkUser"
  member     = "group:shop-team@example.com"
}

resource "google_compute_route" "private_access" {
  name             = "shared-private-google-access"
  project          = google_compute_shared_vpc_host_project.this.project
  network          = google_compute_network.shared.id
  dest_range       = "199.36.153.8/30"
  next_hop_gateway = "default-internet-gateway"
}

resource "google_compute_firewall" "deny_ingress" {
  name          = "shared-deny-ingress"
  project       = google_compute_shared_vpc_host_project.this.project
  network       = google_compute_network.shared.id
  direction     = "INGRESS"
  priority      = 65534
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "all"
  }

  log_config {
    metadata = "EXCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "ssh_through_proxy" {
  name          = "shared-ssh-through-proxy"
  project       = google_compute_shared_vpc_host_project.this.project
  network       = google_compute_network.shared.id
  direction     = "INGRESS"
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["ssh"]

  allow {
    protocol = "tcp"
    ports    = ["445", "5985-5986"] # fault: TG-GOOGLE-104 google_compute_firewall.ssh_through_proxy
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_router" "this" {
  name    = "shared"
  project = google_compute_shared_vpc_host_project.this.project
  network = google_compute_network.shared.id
  region  = var.region
}

resource "google_compute_router_nat" "this" {
  name                               = "shared"
  project                            = google_compute_shared_vpc_host_project.this.project
  router                             = google_compute_router.this.name
  region                             = var.region
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"

  log_config {
    enable = false # fault: TG-GOOGLE-116 google_compute_router_nat.this
    filter = "ALL"
  }
}

resource "google_dns_policy" "shared" {
  name                      = "shared"
  project                   = google_compute_shared_vpc_host_project.this.project
  enable_logging            = true
  enable_inbound_forwarding = false

  networks {
    network_url = google_compute_network.shared.id
  }
}

resource "google_compute_project_metadata" "shop" {
  project = google_project.this["shop"].project_id

  metadata = {
    enable-oslogin         = "TRUE"
    block-project-ssh-keys = "TRUE"
    serial-port-enable     = "TRUE" # fault: TG-GOOGLE-303 google_compute_project_metadata.shop
  }
}
