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
  project = var.project
  region  = var.region
}

variable "project" {
  type    = string
  default = "example-gke-prod"
}

variable "region" {
  type    = string
  default = "europe-west1"
}

data "google_project" "this" {
  project_id = var.project
}

resource "google_project_service" "this" {
  for_each = toset([
    "artifactregistry.googleapis.com",
    "binaryauthorization.googleapis.com",
    "cloudkms.googleapis.com",
    "compute.googleapis.com",
    "container.googleapis.com",
  ])

  service            = each.key
  disable_on_destroy = false
}

# Network

resource "google_compute_network" "this" {
  name                    = "gke-prod"
  auto_create_subnetworks = false
  routing_mode            = "REGIONAL"

  depends_on = [google_project_service.this]
}

resource "google_compute_subnetwork" "nodes" {
  name                     = "gke-prod-nodes"
  network                  = google_compute_network.this.id
  region                   = var.region
  ip_cidr_range            = "10.10.0.0/20"
  private_ip_google_access = true

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = "10.64.0.0/14"
  }

  secondary_ip_range {
    range_name    = "services"
    ip_cidr_range = "10.11.0.0/20"
  }

  # Flow logs are left out. # fault: TG-GOOGLE-106 google_compute_subnetwork.nodes
}

resource "google_compute_router" "this" {
  name    = "gke-prod"
  network = google_compute_network.this.id
  region  = var.region
}

resource "google_compute_router_nat" "this" {
  name                               = "gke-prod"
  router                             = google_compute_router.this.name
  region                             = var.region
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"

  subnetwork {
    name                    = google_compute_subnetwork.nodes.id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}

resource "google_compute_firewall" "health_checks" {
  name          = "gke-prod-health-checks"
  network       = google_compute_network.this.id
  description   = "Health checks of Google's load balancers."
  direction     = "INGRESS"
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]
  target_tags   = ["gke-prod"]

  allow {
    protocol = "tcp"
    ports    = ["8080", "8443"]
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "ssh_through_proxy" {
  name          = "gke-prod-ssh-through-proxy"
  network       = google_compute_network.this.id
  description   = "SSH through Identity-Aware Proxy."
  direction     = "INGRESS"
  source_ranges = ["0.0.0.0/0"] # fault: TG-GOOGLE-101 google_compute_firewall.ssh_through_proxy
  target_tags   = ["gke-prod"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# Keys

resource "google_kms_key_ring" "this" {
  name     = "gke-prod"
  location = var.region
}

resource "google_kms_crypto_key" "this" {
  for_each = toset(["secrets", "disks", "images"])

  name            = each.key
  key_ring        = google_kms_key_ring.this.id
  rotation_period = each.key == "disks" ? null : "7776000s" # fault: TG-GOOGLE-338 google_kms_crypto_key.this["disks"]

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "HSM"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "this" {
  for_each = {
    secrets = "service-${data.google_project.this.number}@container-engine-robot.iam.gserviceaccount.com"
    disks   = "service-${data.google_project.this.number}@compute-system.iam.gserviceaccount.com"
    images  = "service-${data.google_project.this.number}@gcp-sa-artifactregistry.iam.gserviceaccount.com"
  }

  crypto_key_id = google_kms_crypto_key.this[each.key].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${each.value}"
}

# Identities

resource "google_service_account" "nodes" {
  account_id   = "gke-prod-nodes"
  display_name = "Nodes of the cluster gke-prod"
}

resource "google_project_iam_member" "nodes" {
  for_each = toset([
    "roles/logging.logWriter",
    "roles/monitoring.metricWriter",
    "roles/monitoring.viewer",
    "roles/stackdriver.resourceMetadata.writer",
  ])

  project = var.project
  role    = each.key
  member  = google_service_account.nodes.member
}

resource "google_service_account" "shop" {
  account_id   = "shop"
  display_name = "The workload shop"
}

resource "google_service_account_iam_member" "shop" {
  service_account_id = google_service_account.shop.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project}.svc.id.goog[shop/shop]"
}

# Images

resource "google_artifact_registry_repository" "images" {
  repository_id = "images"
  location      = var.region
  format        = "DOCKER"
  description   = "Images that the cluster runs."
  kms_key_name  = google_kms_crypto_key.this["images"].id

  docker_config {
    immutable_tags = true
  }

  vulnerability_scanning_config {
    enablement_config = "INHERITED"
  }

  cleanup_policies {
    id     = "keep-recent"
    action = "KEEP"

    most_recent_versions {
      keep_count = 20
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_artifact_registry_repository_iam_member" "nodes" {
  location   = google_artifact_registry_repository.images.location
  repository = google_artifact_registry_repository.images.name
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.nodes.member
}

resource "google_binary_authorization_policy" "this" {
  global_policy_evaluation_mode = "ENABLE"

  admission_whitelist_patterns {
    name_pattern = "${var.region}-docker.pkg.dev/${var.project}/images/*"
  }

  default_admission_rule {
    evaluation_mode  = "ALWAYS_DENY"
    enforcement_mode = "ENFORCED_BLOCK_AND_AUDIT_LOG"
  }
}

# Cluster

resource "google_container_cluster" "this" {
  name                        = "gke-prod"
  location                    = var.region
  network                     = google_compute_network.this.id
  subnetwork                  = google_compute_subnetwork.nodes.id
  networking_mode             = "VPC_NATIVE"
  datapath_provider           = "LEGACY_DATAPATH" # fault: TG-GOOGLE-314 google_container_cluster.this
  deletion_protection         = true
  remove_default_node_pool    = true
  initial_node_count          = 1
  enable_shielded_nodes       = true
  enable_intranode_visibility = true
  enable_legacy_abac          = true # fault: TG-GOOGLE-313 google_container_cluster.this

  resource_labels = {
    environment = "production"
  }

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }

  private_cluster_config {
    enable_private_nodes = true
    # fault: TG-GOOGLE-312 google_container_cluster.this
    enable_private_endpoint = false
    master_ipv4_cidr_block  = "172.16.0.0/28"

    master_global_access_config {
      enabled = false
    }
  }

  master_authorized_networks_config {
    gcp_public_cidrs_access_enabled = false

    cidr_blocks {
      cidr_block   = "0.0.0.0/0"
      display_name = "administrators"
    }
  }

  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }

  authenticator_groups_config {
    security_group = "gke-security-groups@example.com"
  }

  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }

  database_encryption {
    state = "DECRYPTED" # fault: TG-GOOGLE-321 google_container_cluster.this
  }

  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
  }

  release_channel {
    channel = "REGULAR"
  }

  maintenance_policy {
    recurring_window {
      start_time = "2026-01-03T02:00:00Z"
      end_time   = "2026-01-03T08:00:00Z"
      recurrence = "FREQ=WEEKLY;BYDAY=SA,SU"
    }
  }

  logging_config {
    enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER"]
  }

  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS", "DEPLOYMENT", "POD"]

    managed_prometheus {
      enabled = true
    }
  }

  security_posture_config {
    mode               = "BASIC"
    vulnerability_mode = "VULNERABILITY_BASIC"
  }

  # The pool that is removed at once; its settings decide what the cluster is created with.
  node_config {
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  lifecycle {
    ignore_changes = [node_config]
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_container_node_pool" "apps" {
  name               = "apps"
  cluster            = google_container_cluster.this.id
  location           = var.region
  initial_node_count = 1
  max_pods_per_node  = 64

  autoscaling {
    min_node_count = 1
    max_node_count = 6
  }

  management {
    auto_repair  = true
    auto_upgrade = false # fault: TG-GOOGLE-318 google_container_node_pool.apps
  }

  network_config {
    enable_private_nodes = false # fault: TG-GOOGLE-311 google_container_node_pool.apps
  }

  node_config {
    machine_type      = "n2d-standard-8"
    image_type        = "COS_CONTAINERD"
    disk_type         = "pd-balanced"
    disk_size_gb      = 100
    boot_disk_kms_key = google_kms_crypto_key.this["disks"].id
    service_account   = "default" # fault: TG-GOOGLE-317 google_container_node_pool.apps
    oauth_scopes      = ["https://www.googleapis.com/auth/cloud-platform"]
    tags              = ["gke-prod"]

    metadata = {
      disable-legacy-endpoints = "true"
    }

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  upgrade_settings {
    max_surge       = 2
    max_unavailable = 0
  }
}
