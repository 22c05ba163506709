resource "a" "b" {
  x {
    y = 1

resource "a" "c" {
  z = 1
}
