variable "region" {
  description = "Where the shop runs."
  type        = string
  default     = "eu-central-1"
}

variable "environment" {
  description = "Name of the environment."
  type        = string
  default     = "production"
}

variable "owner" {
  description = "Team that answers for the resources."
  type        = string
  default     = "shop-platform"
}

variable "operator_networks" {
  description = "Networks from which operators reach the bastion."
  type        = list(string)
}

variable "certificate_arn" {
  description = "Certificate of the shop's domain."
  type        = string
}

variable "app_image_id" {
  description = "Machine image of the application."
  type        = string
}

variable "app_instance_type" {
  description = "Size of the application's machines."
  type        = string
  default     = "m6i.large"
}

variable "app_capacity" {
  description = "How many machines the application has."
  type        = number
  default     = 3
}

variable "db_password" {
  description = "Password of the database's owner."
  type        = string
  sensitive   = true
}
