resource "a" "b" {
  s = <<EOT
resource "not" "one" {
  } ${var.x} EOT
EOT
  t = 1
}
