locals {
  s = <<
x
  t = <<-
}
