module "m" {
  source = "./${var.x}"
}
module "n" {
  source = "a" + "b"
}
module "o" {
  source = "one"
  source = "two"
}
