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
  default = "example-shop-prod"
}

variable "region" {
  type    = string
  default = "europe-west4"
}

variable "domain" {
  type    = string
  default = "shop.example.com"
}

data "google_project" "this" {
  project_id = var.project
}

# Network

resource "google_compute_network" "this" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "run" {
  name                     = "shop-run"
  network                  = google_compute_network.this.id
  region                   = var.region
  ip_cidr_range            = "10.50.0.0/24"
  private_ip_google_access = true

  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = 0.5
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_global_address" "services" {
  name          = "shop-services"
  network       = google_compute_network.this.id
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  prefix_length = 20
}

resource "google_service_networking_connection" "this" {
  network                 = google_compute_network.this.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]
}

# Keys

resource "google_kms_key_ring" "this" {
  name     = "shop"
  location = var.region
}

resource "google_kms_crypto_key" "database" {
  name            = "database"
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s"

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "database" {
  crypto_key_id = google_kms_crypto_key.database.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-cloud-sql.iam.gserviceaccount.com"
}

# Database

resource "google_sql_database_instance" "this" {
  name                = "shop"
  region              = var.region
  database_version    = "POSTGRES_16"
  encryption_key_name = google_kms_crypto_key.database.id
  deletion_protection = true

  settings {
    tier                        = "db-custom-4-16384"
    edition                     = "ENTERPRISE"
    availability_type           = "REGIONAL"
    disk_type                   = "PD_SSD"
    disk_size                   = 100
    disk_autoresize             = true
    deletion_protection_enabled = true

    ip_configuration {
      ipv4_enabled                                  = true # fault: TG-GOOGLE-209 google_sql_database_instance.this
      private_network                               = google_compute_network.this.id
      ssl_mode                                      = "ALLOW_UNENCRYPTED_AND_ENCRYPTED" # fault: TG-GOOGLE-210 google_sql_database_instance.this
      enable_private_path_for_google_cloud_services = true

      authorized_networks {
        name  = "everybody"
        value = "0.0.0.0/0" # fault: TG-GOOGLE-208 google_sql_database_instance.this
      }
    }

    backup_configuration {
      enabled                        = false # fault: TG-GOOGLE-211 google_sql_database_instance.this
      start_time                     = "02:00"
      location                       = "eu"
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = 7

      backup_retention_settings {
        retained_backups = 30
        retention_unit   = "COUNT"
      }
    }

    maintenance_window {
      day          = 7
      hour         = 3
      update_track = "stable"
    }

    password_validation_policy {
      enable_password_policy      = true
      min_length                  = 16
      complexity                  = "COMPLEXITY_DEFAULT"
      reuse_interval              = 5
      disallow_username_substring = true
    }

    insights_config {
      query_insights_enabled = true
    }

    dynamic "database_flags" {
      for_each = {
        "cloudsql.iam_authentication" = "on"
        "cloudsql.enable_pgaudit"     = "on"
        "log_checkpoints"             = "on"
        "log_connections"             = "on"
        "log_disconnections"          = "on"
        "log_lock_waits"              = "on"
        "log_min_duration_statement"  = "-1"
      }

      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }

  depends_on = [
    google_service_networking_connection.this,
    google_kms_crypto_key_iam_member.database,
  ]
}

resource "google_sql_database" "shop" {
  name            = "shop"
  instance        = google_sql_database_instance.this.name
  deletion_policy = "ABANDON"
}

resource "google_sql_user" "service" {
  name     = trimsuffix(google_service_account.service.email, ".gserviceaccount.com")
  instance = google_sql_database_instance.this.name
  type     = "CLOUD_IAM_SERVICE_ACCOUNT"
}

# Identity and secrets of the service

resource "google_service_account" "service" {
  account_id   = "shop-service"
  display_name = "The Cloud Run service shop"
}

resource "google_project_iam_member" "service" {
  for_each = toset(["roles/cloudsql.client", "roles/cloudsql.instanceUser", "roles/iam.serviceAccountTokenCreator"]) # fault: TG-GOOGLE-332 google_project_iam_member.service["roles/iam.serviceAccountTokenCreator"]

  project = var.project
  role    = each.key
  member  = google_service_account.service.member
}

resource "google_secret_manager_secret" "payment" {
  secret_id = "payment-token"

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_iam_member" "payment" {
  secret_id = google_secret_manager_secret.payment.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.service.member
}

# Service

resource "google_cloud_run_v2_service" "this" {
  name                 = "shop"
  location             = var.region
  ingress              = "INGRESS_TRAFFIC_ALL" # fault: TG-GOOGLE-325 google_cloud_run_v2_service.this
  deletion_protection  = true
  default_uri_disabled = true

  template {
    service_account                  = google_service_account.service.email
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"
    max_instance_request_concurrency = 80
    timeout                          = "30s"

    scaling {
      min_instance_count = 2
      max_instance_count = 50
    }

    vpc_access {
      egress = "PRIVATE_RANGES_ONLY"

      network_interfaces {
        network    = google_compute_network.this.id
        subnetwork = google_compute_subnetwork.run.id
      }
    }

    containers {
      image = "${var.region}-docker.pkg.dev/${var.project}/images/shop:2.14.0"

      resources {
        limits = {
          cpu    = "2"
          memory = "1Gi"
        }

        startup_cpu_boost = true
      }

      env {
        name  = "DATABASE"
        value = google_sql_database_instance.this.connection_name
      }

      env {
        name = "PAYMENT_TOKEN"

        value = "not-a-real-token" # fault: TG-GOOGLE-326 google_cloud_run_v2_service.this
      }

      startup_probe {
        http_get {
          path = "/healthz"
        }
      }
    }

    volumes {
      name = "cloudsql"

      cloud_sql_instance {
        instances = [google_sql_database_instance.this.connection_name]
      }
    }
  }

  traffic {
    type    = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST"
    percent = 100
  }

  depends_on = [google_secret_manager_secret_iam_member.payment]
}

# Customers are let in by Identity-Aware Proxy, and it alone may call the service.
resource "google_cloud_run_v2_service_iam_member" "proxy" {
  name     = google_cloud_run_v2_service.this.name
  location = google_cloud_run_v2_service.this.location
  role     = "roles/run.invoker"
  member   = "allUsers" # fault: TG-GOOGLE-324 google_cloud_run_v2_service_iam_member.proxy
}

# Load balancer

resource "google_compute_region_network_endpoint_group" "this" {
  name                  = "shop"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.this.name
  }
}

resource "google_compute_security_policy" "this" {
  name        = "shop"
  description = "Blocks known attacks and floods."

  adaptive_protection_config {
    layer_7_ddos_defense_config {
      enable = true
    }
  }

  rule {
    action      = "deny(403)"
    priority    = 1000
    description = "Known attacks"

    match {
      expr {
        expression = "evaluatePreconfiguredWaf('sqli-v33-stable', {'sensitivity': 1}) || evaluatePreconfiguredWaf('cve-canary')"
      }
    }
  }

  rule {
    action      = "throttle"
    priority    = 2000
    description = "Floods"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = 600
        interval_sec = 60
      }
    }
  }

  rule {
    action   = "allow"
    priority = 2147483647

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}

resource "google_compute_backend_service" "this" {
  name                  = "shop"
  protocol              = "HTTPS"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  security_policy       = google_compute_security_policy.this.id

  backend {
    group = google_compute_region_network_endpoint_group.this.id
  }

  iap {
    enabled = true
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_url_map" "https" {
  name            = "shop"
  default_service = google_compute_backend_service.this.id
}

resource "google_compute_url_map" "redirect" {
  name = "shop-redirect"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }
}

resource "google_compute_managed_ssl_certificate" "this" {
  name = "shop"

  managed {
    domains = [var.domain]
  }
}

resource "google_compute_ssl_policy" "this" {
  name            = "shop"
  profile         = "COMPATIBLE"
  min_tls_version = "TLS_1_0" # fault: TG-GOOGLE-109 google_compute_ssl_policy.this
}

resource "google_compute_target_https_proxy" "this" {
  name             = "shop"
  url_map          = google_compute_url_map.https.id
  ssl_certificates = [google_compute_managed_ssl_certificate.this.id]
  ssl_policy       = google_compute_ssl_policy.this.id
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "shop-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_global_address" "this" {
  name = "shop"
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "shop"
  target                = google_compute_target_https_proxy.this.id
  ip_address            = google_compute_global_address.this.id
  port_range            = "443"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_global_forwarding_rule" "http" {
  name                  = "shop-redirect"
  target                = google_compute_target_http_proxy.redirect.id
  ip_address            = google_compute_global_address.this.id
  port_range            = "80"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_dns_managed_zone" "this" {
  name     = "shop"
  dns_name = "${var.domain}."

  dnssec_config {
    state = "off" # fault: TG-GOOGLE-111 google_dns_managed_zone.this
  }
}
