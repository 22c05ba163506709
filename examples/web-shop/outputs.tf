output "shop_url" {
  description = "Where the shop is."
  value       = "https://${aws_lb.shop.dns_name}"
}

output "database_endpoint" {
  description = "Where the database is."
  value       = aws_db_instance.main.endpoint
}

output "database_url" {
  description = "How the application connects to the database."
  value       = "postgres://shop:${var.db_password}@${aws_db_instance.main.endpoint}/shop"
  sensitive   = true
}

output "exports_bucket_arn" {
  description = "Where exports go."
  value       = aws_s3_bucket.exports.arn
}
