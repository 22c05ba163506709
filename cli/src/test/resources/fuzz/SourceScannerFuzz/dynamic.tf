resource "a" "b" {
  setting {
    k = 1
  }
  dynamic "setting" {
    for_each = var.s
    iterator = it
    content {
      k = it.value
      deep {
        l = 2
      }
    }
  }
  setting { k = 3 }
}
