resource "aÿ" "b" {
  xÿ = "ÿ"
}
