resource "a" "b" {
}}
}
resource "a" "c" {
}
