locals {
  a = !true && 1 <= 2 || 3 != 4 ? -5 % 6 : f(x...)[*].y.0.z
  b = a => b
}
