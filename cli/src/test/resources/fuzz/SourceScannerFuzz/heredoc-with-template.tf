resource "a" "b" {
  s = <<EOT
%{ for x in l ~}
${ <<IN
inner
IN
}
EOT
  t = 1
}
