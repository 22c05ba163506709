# A warehouse on Redshift, a search domain on OpenSearch, a Kafka cluster that feeds both, and a cache before them, all in private
# subnets.

terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region                      = var.region
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true

  default_tags {
    tags = {
      Owner       = "insight"
      Environment = "production"
    }
  }
}

variable "region" {
  description = "Region in which everything stands."
  type        = string
  default     = "eu-central-1"
}

variable "account_id" {
  description = "Account in which everything stands."
  type        = string
  default     = "123456789012"
}

# Key, network and logs

data "aws_iam_policy_document" "main_key" {
  statement {
    sid       = "Administration"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  statement {
    sid       = "Logs"
    actions   = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:${var.region}:${var.account_id}:*"]
    }
  }
}

resource "aws_kms_key" "main" {
  description             = "Data and logs of the warehouse and of search"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.main_key.json
}

resource "aws_kms_alias" "main" {
  name          = "alias/main"
  target_key_id = aws_kms_key.main.key_id
}

locals {
  zones = {
    "${var.region}a" = 0
    "${var.region}b" = 1
    "${var.region}c" = 2
  }
}

resource "aws_vpc" "main" {
  cidr_block           = "10.40.0.0/16"
  enable_dns_hostnames = true

  tags = {
    Name = "insight"
  }
}

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 4, each.value + 1)

  tags = {
    Name = "insight-private-${each.key}"
  }
}

resource "aws_route_table" "private" {
  for_each = local.zones

  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "private" {
  for_each = local.zones

  subnet_id      = aws_subnet.private[each.key].id
  route_table_id = aws_route_table.private[each.key].id
}

resource "aws_flow_log" "main" {
  vpc_id          = aws_vpc.main.id
  traffic_type    = "ALL"
  log_destination = aws_cloudwatch_log_group.network.arn
  iam_role_arn    = aws_iam_role.flow_logs.arn
}

resource "aws_cloudwatch_log_group" "network" {
  name              = "/insight/network"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

data "aws_iam_policy_document" "flow_logs_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "flow_logs" {
  name               = "insight-flow-logs"
  assume_role_policy = data.aws_iam_policy_document.flow_logs_trust.json
}

data "aws_iam_policy_document" "flow_logs" {
  statement {
    sid       = "WriteFlowLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["${aws_cloudwatch_log_group.network.arn}:*"]
  }
}

resource "aws_iam_role_policy" "flow_logs" {
  name   = "flow-logs"
  role   = aws_iam_role.flow_logs.id
  policy = data.aws_iam_policy_document.flow_logs.json
}

resource "aws_security_group" "clients" {
  name        = "clients"
  description = "Those who ask"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_egress_rule" "clients_to_warehouse" {
  security_group_id            = aws_security_group.clients.id
  description                  = "Redshift"
  ip_protocol                  = "tcp"
  from_port                    = 5439
  to_port                      = 5439
  referenced_security_group_id = aws_security_group.warehouse.id
}

resource "aws_vpc_security_group_egress_rule" "clients_to_search" {
  security_group_id            = aws_security_group.clients.id
  description                  = "OpenSearch"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.search.id
}

resource "aws_vpc_security_group_egress_rule" "clients_to_stream" {
  security_group_id            = aws_security_group.clients.id
  description                  = "Kafka with IAM"
  ip_protocol                  = "tcp"
  from_port                    = 9098
  to_port                      = 9098
  referenced_security_group_id = aws_security_group.stream.id
}

resource "aws_vpc_security_group_egress_rule" "clients_to_cache" {
  security_group_id            = aws_security_group.clients.id
  description                  = "Valkey"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  referenced_security_group_id = aws_security_group.cache.id
}

resource "aws_security_group" "warehouse" {
  name        = "warehouse"
  description = "Warehouse"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "warehouse_from_clients" {
  security_group_id            = aws_security_group.warehouse.id
  description                  = "Redshift from clients"
  ip_protocol                  = "tcp"
  from_port                    = 5439
  to_port                      = 5439
  referenced_security_group_id = aws_security_group.clients.id
}

resource "aws_security_group" "search" {
  name        = "search"
  description = "Search domain"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "search_from_clients" {
  security_group_id            = aws_security_group.search.id
  description                  = "HTTPS from clients"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.clients.id
}

resource "aws_security_group" "stream" {
  name        = "stream"
  description = "Kafka brokers"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "stream_from_clients" {
  security_group_id            = aws_security_group.stream.id
  description                  = "Kafka with IAM from clients"
  ip_protocol                  = "tcp"
  from_port                    = 9098
  to_port                      = 9098
  referenced_security_group_id = aws_security_group.clients.id
}

resource "aws_security_group" "cache" {
  name        = "cache"
  description = "Cache"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "cache_from_clients" {
  security_group_id            = aws_security_group.cache.id
  description                  = "Valkey from clients"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  referenced_security_group_id = aws_security_group.clients.id
}

# Warehouse

resource "aws_redshift_subnet_group" "main" {
  name       = "insight"
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
}

resource "aws_redshift_parameter_group" "main" {
  name   = "insight"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "true"
  }

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_redshift_cluster" "main" {
  cluster_identifier = "insight"
  database_name      = "insight"
  node_type          = "ra3.xlplus"
  number_of_nodes    = 2
  multi_az           = true

  master_username                   = "warden"
  manage_master_password            = true
  master_password_secret_kms_key_id = aws_kms_key.main.key_id

  encrypted                            = true
  kms_key_id                           = aws_kms_key.main.arn
  publicly_accessible                  = false
  enhanced_vpc_routing                 = true
  availability_zone_relocation_enabled = false
  cluster_subnet_group_name            = aws_redshift_subnet_group.main.name
  cluster_parameter_group_name         = aws_redshift_parameter_group.main.name
  vpc_security_group_ids               = [aws_security_group.warehouse.id]

  automated_snapshot_retention_period = 30
  allow_version_upgrade               = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "insight-final"
}

resource "aws_redshift_logging" "main" {
  cluster_identifier   = aws_redshift_cluster.main.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "useractivitylog", "userlog"]
}

# Search

resource "aws_cloudwatch_log_group" "search" {
  name              = "/aws/opensearch/insight"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

data "aws_iam_policy_document" "search_logs" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.search.arn}:*"]

    principals {
      type        = "Service"
      identifiers = ["es.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_cloudwatch_log_resource_policy" "search" {
  policy_name     = "search"
  policy_document = data.aws_iam_policy_document.search_logs.json
}

variable "search_administrators" {
  description = "Role of those who look after the search domain."
  type        = string
  default     = "arn:aws:iam::123456789012:role/search-administrators"
}

resource "aws_opensearch_domain" "main" {
  domain_name    = "insight"
  engine_version = "OpenSearch_2.19"

  cluster_config {
    instance_type            = "r7g.large.search"
    instance_count           = 3
    zone_awareness_enabled   = true
    dedicated_master_enabled = true
    dedicated_master_type    = "m7g.large.search"
    dedicated_master_count   = 3

    zone_awareness_config {
      availability_zone_count = 3
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 200
  }

  vpc_options {
    subnet_ids         = [for subnet in aws_subnet.private : subnet.id]
    security_group_ids = [aws_security_group.search.id]
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.main.arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false

    master_user_options {
      master_user_arn = var.search_administrators
    }
  }

  dynamic "log_publishing_options" {
    for_each = toset(["AUDIT_LOGS", "ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"])

    content {
      log_type                 = log_publishing_options.value
      cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    }
  }

  software_update_options {
    auto_software_update_enabled = true
  }

  depends_on = [aws_cloudwatch_log_resource_policy.search]
}

# Stream

resource "aws_cloudwatch_log_group" "stream" {
  name              = "/aws/msk/insight"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_msk_cluster" "main" {
  cluster_name           = "insight"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3
  enhanced_monitoring    = "PER_TOPIC_PER_BROKER"

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = [for subnet in aws_subnet.private : subnet.id]
    security_groups = [aws_security_group.stream.id]

    storage_info {
      ebs_storage_info {
        volume_size = 500
      }
    }
  }

  client_authentication {
    unauthenticated = false

    sasl {
      iam = true
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.main.arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.stream.name
      }
    }
  }
}

# Cache

resource "aws_cloudwatch_log_group" "cache" {
  name              = "/aws/elasticache/insight"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

variable "cache_user_group" {
  description = "Group of the users of the cache, whose passwords its own configuration keeps."
  type        = string
  default     = "insight"
}

resource "aws_elasticache_subnet_group" "main" {
  name       = "insight"
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = "insight"
  description                = "Answers that are asked for often"
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  multi_az_enabled           = true
  automatic_failover_enabled = true
  subnet_group_name          = aws_elasticache_subnet_group.main.name
  security_group_ids         = [aws_security_group.cache.id]

  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  kms_key_id                 = aws_kms_key.main.arn
  user_group_ids             = [var.cache_user_group]

  snapshot_retention_limit   = 14
  auto_minor_version_upgrade = true

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.cache.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }
}
