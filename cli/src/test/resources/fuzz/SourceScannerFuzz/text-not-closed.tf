resource "a" "b" {
  s = "hush-4711-hush
}
resource "a" "c" {}
