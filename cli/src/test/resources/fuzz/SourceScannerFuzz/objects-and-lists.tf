resource "a" "b" {
  tags = {
    Name = "x", "a.b" : "y"
    (var.k) = "z"
    1 = 2
    "k${v}" = 3
  }
  l = [
    1, { x = [2, 3,] },
    # c
    "s",
  ]
}
