resource "a" "b" {
  o = { k = 1, k = 2 }
  p = 1
  p = 2
}
