terraform {
  required_version = ">= 1.5"
  backend "s3" { bucket = "b" }
}
provider "aws" {
  alias  = "east"
  region = "us-east-1"
}
data "http" "page" { url = "https://example.org/" }
ephemeral "vault_kv" "k" {}
action "http_call" "hook" { config { url = "x" } }
module "m" {
  source  = "./modules/m"
  version = "1.0"
  count   = 2
}
output "o" { value = module.m[0].id }
locals { a = 1 }
moved {
  from = a.b
  to   = a.c
}
import {
  to = a.b
  id = "x"
}
removed { from = a.b }
check "c" {
  data "http" "health" { url = "y" }
  assert {
    condition     = data.http.health.status_code == 200
    error_message = "down"
  }
}
