resource "a" "b" {
  s = <<EOT
x
}
resource "a" "c" {}
