resource "a" "b" {
  x = { a = 1 }.a
  y = ["p"][0]
  z = (
    1 +
    2
  )
  w = merge({ q = 1 }, var.m)
  t = var.c ? { a = 1 } : { b = 2 }
}
