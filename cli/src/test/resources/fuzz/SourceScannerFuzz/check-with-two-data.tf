check "c" {
  data "a" "b" { x = 1 }
  data "a" {}
  data = 1
}
