resource "aws_security_group" "g" {
  ingress {
    from_port = 1
    cidr_blocks = ["a", "b"]
  }
  ingress {
    from_port = 2
  }
  lifecycle { prevent_destroy = true }
}
