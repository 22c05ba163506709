resource "aws_db_subnet_group" "main" {
  name        = local.name
  description = "Private subnets of the shop"
  subnet_ids  = [for subnet in aws_subnet.private : subnet.id]
}

resource "aws_db_instance" "main" {
  identifier     = local.name
  engine         = "postgres"
  engine_version = "16.4"
  instance_class = "db.m6g.large"

  allocated_storage       = 100
  storage_type            = "gp3"
  storage_encrypted       = true
  backup_retention_period = 3
  multi_az                = true
  skip_final_snapshot     = true

  db_name  = "shop"
  username = "shop"
  password = var.db_password

  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.database.id]

  tags = {
    Owner = var.owner
  }
}

resource "aws_s3_bucket" "assets" {
  bucket = "acme-shop-assets"

  tags = {
    Owner = var.owner
  }
}

resource "aws_s3_bucket_versioning" "assets" {
  bucket = aws_s3_bucket.assets.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "assets" {
  bucket = aws_s3_bucket.assets.id

  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "exports" {
  bucket = "acme-shop-exports"
}

resource "aws_s3_bucket_public_access_block" "exports" {
  bucket = aws_s3_bucket.exports.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "exports" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.exports.arn, "${aws_s3_bucket.exports.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "exports" {
  bucket = aws_s3_bucket.exports.id
  policy = data.aws_iam_policy_document.exports.json
}

import {
  to = aws_s3_bucket.access_logs
  id = "legacy-access-logs-2019"
}

resource "aws_s3_bucket" "access_logs" {
  bucket = "legacy-access-logs-2019"

  tags = {
    Owner = var.owner
  }
}

resource "aws_ebs_volume" "search" {
  availability_zone = local.zones["a"].zone
  size              = 200
  type              = "gp3"
  encrypted         = false

  tags = {
    Name  = "${local.name}-search"
    Owner = var.owner
  }
}

resource "aws_ebs_volume" "uploads" {
  availability_zone = local.zones["b"].zone
  size              = 500
  type              = "gp3"

  tags = {
    Name  = "${local.name}-uploads"
    Owner = var.owner
  }
}

resource "aws_sns_topic" "alerts" {
  name = "${local.name}-alerts"

  tags = {
    Owner = var.owner
  }
}

resource "aws_cloudwatch_metric_alarm" "database_cpu" {
  alarm_name          = "${local.name}-database-cpu"
  alarm_description   = "The database is busy in account ${data.aws_caller_identity.current.account_id}"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  alarm_actions       = [aws_sns_topic.alerts.arn]

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.main.identifier
  }
}
