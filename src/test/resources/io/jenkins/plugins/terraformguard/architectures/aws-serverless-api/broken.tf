# The same with planted faults: a demonstration that customers found.

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
      Owner       = "booking"
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

# Key and logs

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
  description             = "Data and logs of the booking service"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.main_key.json
}

resource "aws_kms_alias" "main" {
  name          = "alias/main"
  target_key_id = aws_kms_key.main.key_id
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/aws/apigateway/booking"
  # fault: TG-AWS-513 aws_cloudwatch_log_group.api
  retention_in_days = 7
  kms_key_id        = aws_kms_key.main.arn
}

# Table

resource "aws_dynamodb_table" "bookings" {
  name                        = "bookings"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "customer"
  range_key                   = "id"
  deletion_protection_enabled = true

  attribute {
    name = "customer"
    type = "S"
  }

  attribute {
    name = "id"
    type = "S"
  }

  # fault: TG-AWS-316 aws_dynamodb_table.bookings
  point_in_time_recovery {
    enabled = false
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.main.arn
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }
}

# Functions

resource "aws_sqs_queue" "dead_letters" {
  name                      = "booking-dlq"
  kms_master_key_id         = aws_kms_key.main.id
  message_retention_seconds = 1209600
}

resource "aws_cloudwatch_log_group" "read_bookings" {
  name              = "/aws/lambda/read-bookings"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

data "aws_iam_policy_document" "read_bookings_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "read_bookings" {
  name               = "read-bookings"
  assume_role_policy = data.aws_iam_policy_document.read_bookings_trust.json
}

data "aws_iam_policy_document" "read_bookings" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.read_bookings.arn}:*"]
  }

  statement {
    sid       = "SetAside"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead_letters.arn]
  }

  statement {
    sid       = "Trace"
    # fault: TG-AWS-008 data.aws_iam_policy_document.read_bookings
    actions   = ["*"]
    resources = ["*"]
  }

  statement {
    sid       = "Read"
    actions   = ["dynamodb:GetItem", "dynamodb:Query"]
    resources = [aws_dynamodb_table.bookings.arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.main.arn]
  }
}

resource "aws_iam_role_policy" "read_bookings" {
  name   = "read-bookings"
  role   = aws_iam_role.read_bookings.id
  policy = data.aws_iam_policy_document.read_bookings.json
}

resource "aws_lambda_function" "read_bookings" {
  function_name                  = "read-bookings"
  description                    = "Lists bookings of a customer"
  role                           = aws_iam_role.read_bookings.arn
  runtime                        = "python3.13"
  handler                        = "app.handler"
  architectures                  = ["arm64"]
  s3_bucket                      = var.artifacts
  s3_key                         = "read-bookings/${var.release}.zip"
  memory_size                    = 512
  timeout                        = 10
  reserved_concurrent_executions = 50
  kms_key_arn                    = aws_kms_key.main.arn

  environment {
    variables = {
      TABLE = aws_dynamodb_table.bookings.name
    }
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letters.arn
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.read_bookings.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "write_booking" {
  name              = "/aws/lambda/write-booking"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.main.arn
}

data "aws_iam_policy_document" "write_booking_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "write_booking" {
  name               = "write-booking"
  assume_role_policy = data.aws_iam_policy_document.write_booking_trust.json
}

data "aws_iam_policy_document" "write_booking" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.write_booking.arn}:*"]
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
    sid       = "Write"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem"]
    resources = [aws_dynamodb_table.bookings.arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.main.arn]
  }
}

resource "aws_iam_role_policy" "write_booking" {
  name   = "write-booking"
  role   = aws_iam_role.write_booking.id
  policy = data.aws_iam_policy_document.write_booking.json
}

resource "aws_lambda_function" "write_booking" {
  function_name                  = "write-booking"
  description                    = "Makes and changes bookings"
  role                           = aws_iam_role.write_booking.arn
  # fault: TG-AWS-625 aws_lambda_function.write_booking
  runtime                        = "python3.9"
  handler                        = "app.handler"
  architectures                  = ["arm64"]
  s3_bucket                      = var.artifacts
  s3_key                         = "write-booking/${var.release}.zip"
  memory_size                    = 512
  timeout                        = 10
  reserved_concurrent_executions = 50
  kms_key_arn                    = aws_kms_key.main.arn

  environment {
    variables = {
      TABLE = aws_dynamodb_table.bookings.name
    }
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letters.arn
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.write_booking.name
  }

  tracing_config {
    mode = "Active"
  }
}

# Customers

resource "aws_cognito_user_pool" "customers" {
  name                = "customers"
  # fault: TG-AWS-423 aws_cognito_user_pool.customers
  mfa_configuration   = "OFF"
  deletion_protection = "ACTIVE"
  user_pool_tier      = "PLUS"

  password_policy {
    minimum_length                   = 14
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 1
  }

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name                          = "web"
  user_pool_id                  = aws_cognito_user_pool.customers.id
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true
  explicit_auth_flows           = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}

# API

resource "aws_apigatewayv2_api" "main" {
  name                         = "booking"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true

  cors_configuration {
    allow_origins = ["https://booking.example.com"]
    allow_methods = ["GET", "POST"]
    allow_headers = ["authorization", "content-type"]
  }
}

resource "aws_apigatewayv2_authorizer" "customers" {
  api_id           = aws_apigatewayv2_api.main.id
  name             = "customers"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    audience = [aws_cognito_user_pool_client.web.id]
    issuer   = "https://${aws_cognito_user_pool.customers.endpoint}"
  }
}

locals {
  routes = {
    "GET /bookings"  = aws_lambda_function.read_bookings
    "POST /bookings" = aws_lambda_function.write_booking
  }
}

resource "aws_apigatewayv2_integration" "main" {
  for_each = local.routes

  api_id                 = aws_apigatewayv2_api.main.id
  integration_type       = "AWS_PROXY"
  integration_uri        = each.value.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "main" {
  for_each = local.routes

  api_id             = aws_apigatewayv2_api.main.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.main[each.key].id}"
  # fault: TG-AWS-127 aws_apigatewayv2_route.main["GET /bookings"]
  # fault: TG-AWS-127 aws_apigatewayv2_route.main["POST /bookings"]
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "api" {
  for_each = local.routes

  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  principal     = "apigateway.amazonaws.com"
  # fault: TG-AWS-415 aws_lambda_permission.api["GET /bookings"]
  # fault: TG-AWS-415 aws_lambda_permission.api["POST /bookings"]
}

resource "aws_apigatewayv2_stage" "main" {
  api_id      = aws_apigatewayv2_api.main.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit   = 200
    throttling_rate_limit    = 100
    detailed_metrics_enabled = true
  }

  # fault: TG-AWS-128 aws_apigatewayv2_stage.main
}

variable "certificate_arn" {
  description = "Certificate of the public name."
  type        = string
  default     = "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666"
}

resource "aws_apigatewayv2_domain_name" "main" {
  domain_name = "api.booking.example.com"

  domain_name_configuration {
    certificate_arn = var.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "main" {
  api_id      = aws_apigatewayv2_api.main.id
  domain_name = aws_apigatewayv2_domain_name.main.id
  stage       = aws_apigatewayv2_stage.main.id
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = aws_kms_key.main.arn
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = toset(["read-bookings", "write-booking"])

  alarm_name          = "${each.value}-errors"
  alarm_description   = "A function of the booking service fails"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  # fault: TG-AWS-515 aws_cloudwatch_metric_alarm.errors["read-bookings"]
  # fault: TG-AWS-515 aws_cloudwatch_metric_alarm.errors["write-booking"]

  dimensions = {
    FunctionName = each.value
  }
}

# "So that the front end can call it directly"
resource "aws_lambda_function_url" "read_bookings" {
  function_name      = aws_lambda_function.read_bookings.function_name
  # fault: TG-AWS-626 aws_lambda_function_url.read_bookings
  authorization_type = "NONE"
}
