resource "a${1}" "b\u00e9" {
 x = 1
}
