resource "a" "b" {
  s = <<-END_1
    x
      ENDING
    END_1
  t = [<<A
A
, 2]
}
