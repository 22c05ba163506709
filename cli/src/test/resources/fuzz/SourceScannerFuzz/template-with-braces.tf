resource "a" "b" {
  s = "${ { "}" = 1 }["}"] }"
  t = "${"\"}"}"
}
resource "a" "c" {}
