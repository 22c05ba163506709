resource "a" "b" {
  s = "x ${var.y["k"]} ${upper("a${"b${1}"}")} %{if true}t%{else}f%{endif} $${no} %%{no} \" \\"
  t = 1
}
