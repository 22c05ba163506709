resource "a" "b" {
  x = 1 /* y
}
resource "a" "c" {}
