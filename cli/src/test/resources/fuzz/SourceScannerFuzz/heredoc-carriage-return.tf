locals {
  s = <<EOT
x
EOT
  t = 1
}
