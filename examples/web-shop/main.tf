terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Environment = var.environment
      Project     = "web-shop"
    }
  }
}

data "aws_caller_identity" "current" {}

locals {
  name = "shop-${var.environment}"
  zones = {
    a = { zone = "${var.region}a", public = "10.20.0.0/24", private = "10.20.10.0/24" }
    b = { zone = "${var.region}b", public = "10.20.1.0/24", private = "10.20.11.0/24" }
  }
}

module "app" {
  source = "./modules/app"

  name              = "${local.name}-app"
  owner             = var.owner
  vpc_id            = aws_vpc.main.id
  subnet_ids        = [for subnet in aws_subnet.private : subnet.id]
  target_group_arn  = aws_lb_target_group.app.arn
  lb_security_group = aws_security_group.lb.id
  instance_type     = var.app_instance_type
  image_id          = var.app_image_id
  capacity          = var.app_capacity
}

check "database_backups" {
  assert {
    condition     = aws_db_instance.main.backup_retention_period >= 7
    error_message = "Backups of the database are kept for less than a week."
  }
}
