resource "random_pet" "name" {
  length = 3
  prefix = "p"
}
