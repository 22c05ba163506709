# A data lake: events come in over Pub/Sub with a schema and go into BigQuery, files go into buckets, Dataflow works on
# them without public addresses. All data is encrypted with keys of one's own, and reading it is logged.

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
  default = "example-data-prod"
}

variable "region" {
  type    = string
  default = "europe-west3"
}

variable "analysts" {
  type    = string
  default = "group:data-analysts@example.com"
}

data "google_project" "this" {
  project_id = var.project
}

locals {
  agents = {
    storage  = "service-${data.google_project.this.number}@gs-project-accounts.iam.gserviceaccount.com"
    bigquery = "bq-${data.google_project.this.number}@bigquery-encryption.iam.gserviceaccount.com"
    pubsub   = "service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
  }
}

resource "google_project_iam_audit_config" "this" {
  for_each = toset(["bigquery.googleapis.com", "pubsub.googleapis.com", "storage.googleapis.com"])

  project = var.project
  service = each.key

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

# Keys

resource "google_kms_key_ring" "this" {
  name     = "data"
  location = var.region
}

resource "google_kms_crypto_key" "this" {
  for_each = local.agents

  name            = each.key
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s"

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "this" {
  for_each = local.agents

  crypto_key_id = google_kms_crypto_key.this[each.key].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${each.value}"
}

# Files

resource "google_storage_bucket" "lake" {
  for_each = toset(["raw", "refined", "temporary"])

  name                        = "${var.project}-${each.key}"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  soft_delete_policy {
    retention_duration_seconds = 1209600
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.this["storage"].id
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      num_newer_versions = 5
      with_state         = "ARCHIVED"
    }
  }

  lifecycle_rule {
    action {
      type          = "SetStorageClass"
      storage_class = "NEARLINE"
    }

    condition {
      age = 90
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_storage_bucket_iam_member" "pipeline" {
  for_each = google_storage_bucket.lake

  bucket = each.value.name
  role   = "roles/storage.objectUser"
  member = google_service_account.pipeline.member
}

resource "google_storage_bucket_iam_member" "analysts" {
  bucket = google_storage_bucket.lake["refined"].name
  role   = "roles/storage.objectViewer"
  member = var.analysts
}

# Events

resource "google_pubsub_schema" "click" {
  name = "click"
  type = "AVRO"

  definition = jsonencode({
    type = "record"
    name = "Click"
    fields = [
      { name = "page", type = "string" },
      { name = "at", type = "long" },
    ]
  })
}

resource "google_pubsub_topic" "this" {
  for_each = toset(["clicks", "clicks-dead"])

  name                       = each.key
  kms_key_name               = google_kms_crypto_key.this["pubsub"].id
  message_retention_duration = "604800s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  dynamic "schema_settings" {
    for_each = each.key == "clicks" ? [google_pubsub_schema.click.id] : []

    content {
      schema   = schema_settings.value
      encoding = "JSON"
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_pubsub_topic_iam_member" "publisher" {
  topic  = google_pubsub_topic.this["clicks"].id
  role   = "roles/pubsub.publisher"
  member = google_service_account.publisher.member
}

resource "google_pubsub_subscription" "clicks" {
  name                       = "clicks-to-bigquery"
  topic                      = google_pubsub_topic.this["clicks"].id
  message_retention_duration = "604800s"
  ack_deadline_seconds       = 60

  expiration_policy {
    ttl = ""
  }

  bigquery_config {
    table            = "${var.project}.${google_bigquery_dataset.this["raw"].dataset_id}.${google_bigquery_table.clicks.table_id}"
    use_topic_schema = true
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.this["clicks-dead"].id
    max_delivery_attempts = 10
  }

  depends_on = [google_bigquery_dataset_iam_member.pubsub]
}

# Tables

resource "google_bigquery_dataset" "this" {
  for_each = toset(["raw", "refined"])

  dataset_id                 = each.key
  location                   = var.region
  delete_contents_on_destroy = false
  max_time_travel_hours      = "168"

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.this["bigquery"].id
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_bigquery_table" "clicks" {
  dataset_id               = google_bigquery_dataset.this["raw"].dataset_id
  table_id                 = "clicks"
  deletion_protection      = true
  require_partition_filter = true

  time_partitioning {
    type  = "DAY"
    field = "at"
  }

  schema = jsonencode([
    { name = "page", type = "STRING", mode = "REQUIRED" },
    { name = "at", type = "TIMESTAMP", mode = "REQUIRED" },
  ])
}

resource "google_bigquery_dataset_iam_member" "pubsub" {
  dataset_id = google_bigquery_dataset.this["raw"].dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = "serviceAccount:${local.agents.pubsub}"
}

resource "google_bigquery_dataset_iam_member" "analysts" {
  dataset_id = google_bigquery_dataset.this["refined"].dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = var.analysts
}

resource "google_project_iam_member" "analysts" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = var.analysts
}

# Pipeline

resource "google_service_account" "publisher" {
  account_id   = "click-publisher"
  display_name = "Publishes clicks"
}

resource "google_service_account" "pipeline" {
  account_id   = "refine-pipeline"
  display_name = "Workers of the pipeline that refines raw data"
}

resource "google_project_iam_member" "pipeline" {
  for_each = toset(["roles/bigquery.jobUser", "roles/dataflow.worker"])

  project = var.project
  role    = each.key
  member  = google_service_account.pipeline.member
}

resource "google_compute_network" "this" {
  name                    = "data"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "workers" {
  name                     = "data-workers"
  network                  = google_compute_network.this.id
  region                   = var.region
  ip_cidr_range            = "10.60.0.0/22"
  private_ip_google_access = true

  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = 0.25
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "workers" {
  name        = "data-workers"
  network     = google_compute_network.this.id
  description = "Dataflow workers shuffle among themselves."
  direction   = "INGRESS"
  source_tags = ["dataflow"]
  target_tags = ["dataflow"]

  allow {
    protocol = "tcp"
    ports    = ["12345-12346"]
  }
}

resource "google_dataflow_job" "refine" {
  name                    = "refine"
  region                  = var.region
  template_gcs_path       = "gs://dataflow-templates-${var.region}/latest/GCS_Text_to_BigQuery"
  temp_gcs_location       = "${google_storage_bucket.lake["temporary"].url}/dataflow"
  service_account_email   = google_service_account.pipeline.email
  network                 = google_compute_network.this.name
  subnetwork              = "regions/${var.region}/subnetworks/${google_compute_subnetwork.workers.name}"
  ip_configuration        = "WORKER_IP_PRIVATE"
  kms_key_name            = google_kms_crypto_key.this["storage"].id
  enable_streaming_engine = true
  max_workers             = 10
  on_delete               = "drain"

  parameters = {
    inputFilePattern = "${google_storage_bucket.lake["raw"].url}/in/*.json"
    outputTable      = "${var.project}:refined.orders"
  }
}
