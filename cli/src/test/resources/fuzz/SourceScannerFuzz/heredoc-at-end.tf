locals {
  s = <<EOT
EOT