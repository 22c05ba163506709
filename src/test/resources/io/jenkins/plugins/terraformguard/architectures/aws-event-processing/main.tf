# Processing of events: a bus takes them in, a topic fans them out, queues hold them for their workers, and a state machine
# runs what takes several steps.

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
      Owner       = "fulfilment"
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

variable "artifacts" {
  description = "Bucket to which the pipeline uploads releases."
  type        = string
  default     = "example-artifacts"
}

variable "release" {
  description = "Release to run."
  type        = string
  default     = "2026.11.3"
}

# Key

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

  statement {
    sid       = "Messages"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid       = "Notifications"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_kms_key" "main" {
  description             = "Messages, logs and settings of the fulfilment"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.main_key.json
}

resource "aws_kms_alias" "main" {
  name          = "alias/main"
  target_key_id = aws_kms_key.main.key_id
}

# Bus

resource "aws_cloudwatch_event_bus" "main" {
  name               = "fulfilment"
  kms_key_identifier = aws_kms_key.main.arn
}

variable "shop_account_id" {
  description = "Account of the shop, which sends orders."
  type        = string
  default     = "210987654321"
}

resource "aws_cloudwatch_event_permission" "shop" {
  event_bus_name = aws_cloudwatch_event_bus.main.name
  principal      = var.shop_account_id
  statement_id   = "shop"
  action         = "events:PutEvents"
}

resource "aws_cloudwatch_event_archive" "main" {
  name             = "fulfilment"
  event_source_arn = aws_cloudwatch_event_bus.main.arn
  retention_days   = 30
}

resource "aws_cloudwatch_event_rule" "orders" {
  name           = "orders"
  event_bus_name = aws_cloudwatch_event_bus.main.name
  description    = "Orders that were paid"

  event_pattern = jsonencode({
    source      = ["shop"]
    detail-type = ["order-paid"]
  })
}

# Fan-out

resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.main.id
}

data "aws_iam_policy_document" "orders_sns" {
  statement {
    sid       = "Deliver"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.orders.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.orders.arn]
    }
  }
}

resource "aws_sns_topic_policy" "orders" {
  arn    = aws_sns_topic.orders.arn
  policy = data.aws_iam_policy_document.orders_sns.json
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = "fulfilment-dlq"
  kms_master_key_id         = aws_kms_key.main.id
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "packing" {
  name                       = "packing"
  kms_master_key_id          = aws_kms_key.main.id
  visibility_timeout_seconds = 180

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.packing.arn]
  })
}

data "aws_iam_policy_document" "packing_sqs" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.packing.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.orders.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "packing" {
  queue_url = aws_sqs_queue.packing.id
  policy    = data.aws_iam_policy_document.packing_sqs.json
}

resource "aws_sns_topic_subscription" "packing" {
  topic_arn            = aws_sns_topic.orders.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.packing.arn
  raw_message_delivery = true
}

resource "aws_cloudwatch_event_target" "topic" {
  rule           = aws_cloudwatch_event_rule.orders.name
  event_bus_name = aws_cloudwatch_event_bus.main.name
  arn            = aws_sns_topic.orders.arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

# Worker

resource "aws_cloudwatch_log_group" "packer" {
  name              = "/aws/lambda/packer"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

data "aws_iam_policy_document" "packer_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "packer" {
  name               = "packer"
  assume_role_policy = data.aws_iam_policy_document.packer_trust.json
}

data "aws_iam_policy_document" "packer" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.packer.arn}:*"]
  }

  statement {
    sid       = "SetAside"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead_letters.arn]
  }

  statement {
    sid       = "Trace"
    actions   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    resources = ["*"]
  }

  statement {
    sid       = "TakeMessages"
    actions   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
    resources = [aws_sqs_queue.packing.arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.main.arn]
  }
}

resource "aws_iam_role_policy" "packer" {
  name   = "packer"
  role   = aws_iam_role.packer.id
  policy = data.aws_iam_policy_document.packer.json
}

resource "aws_lambda_function" "packer" {
  function_name                  = "packer"
  description                    = "Makes parcels of orders"
  role                           = aws_iam_role.packer.arn
  runtime                        = "python3.13"
  handler                        = "app.handler"
  architectures                  = ["arm64"]
  s3_bucket                      = var.artifacts
  s3_key                         = "packer/${var.release}.zip"
  memory_size                    = 512
  timeout                        = 30
  reserved_concurrent_executions = 50
  kms_key_arn                    = aws_kms_key.main.arn

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letters.arn
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.packer.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_lambda_event_source_mapping" "packing" {
  event_source_arn        = aws_sqs_queue.packing.arn
  function_name           = aws_lambda_function.packer.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }
}

# Steps

resource "aws_cloudwatch_log_group" "steps" {
  name              = "/aws/vendedlogs/states/fulfilment"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

data "aws_iam_policy_document" "steps_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["states.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "steps" {
  name               = "steps"
  assume_role_policy = data.aws_iam_policy_document.steps_trust.json
}

data "aws_iam_policy_document" "steps" {
  statement {
    sid       = "Invoke"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.packer.arn, "${aws_lambda_function.packer.arn}:*"]
  }

  statement {
    sid       = "DeliverLogs"
    actions   = ["logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery"]
    resources = ["*"]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.main.arn]
  }
}

resource "aws_iam_role_policy" "steps" {
  name   = "steps"
  role   = aws_iam_role.steps.id
  policy = data.aws_iam_policy_document.steps.json
}

resource "aws_sfn_state_machine" "main" {
  name     = "fulfilment"
  role_arn = aws_iam_role.steps.arn

  definition = jsonencode({
    StartAt = "Pack"
    States = {
      Pack = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Arguments = {
          FunctionName = aws_lambda_function.packer.arn
        }
        Retry = [{
          ErrorEquals = ["Lambda.TooManyRequestsException"]
          MaxAttempts = 4
        }]
        End = true
      }
    }
    QueryLanguage = "JSONata"
  })

  encryption_configuration {
    type                              = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id                        = aws_kms_key.main.arn
    kms_data_key_reuse_period_seconds = 900
  }

  logging_configuration {
    level                  = "ALL"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.steps.arn}:*"
  }

  tracing_configuration {
    enabled = true
  }
}

data "aws_iam_policy_document" "scheduler_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "scheduler" {
  name               = "scheduler"
  assume_role_policy = data.aws_iam_policy_document.scheduler_trust.json
}

data "aws_iam_policy_document" "scheduler" {
  statement {
    sid       = "Start"
    actions   = ["states:StartExecution"]
    resources = [aws_sfn_state_machine.main.arn]
  }
}

resource "aws_iam_role_policy" "scheduler" {
  name   = "scheduler"
  role   = aws_iam_role.scheduler.id
  policy = data.aws_iam_policy_document.scheduler.json
}

resource "aws_scheduler_schedule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(0 1 * * ? *)"
  kms_key_arn         = aws_kms_key.main.arn

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = aws_sfn_state_machine.main.arn
    role_arn = aws_iam_role.scheduler.arn
  }
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = aws_kms_key.main.arn
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "fulfilment-dead-letters"
  alarm_description   = "Messages could not be handled"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.alarms.arn]

  dimensions = {
    QueueName = aws_sqs_queue.dead_letters.name
  }
}
