output "security_group_id" {
  description = "Security group of the application's machines."
  value       = aws_security_group.app.id
}
