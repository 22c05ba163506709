resource "a" "b" {
  s = "${var.x
}
resource "a" "c" {}
