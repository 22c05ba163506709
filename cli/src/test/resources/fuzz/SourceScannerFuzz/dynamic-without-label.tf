resource "a" "b" {
  dynamic {
    content {}
  }
}
