# The broken twin of main.tf: what is marked "fault" must not be so.

terraform {
  required_version = ">= 1.5"

  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 3.1"
    }
  }
}

provider "kubernetes" {
  config_path = "~/.kube/config"
}

locals {
  namespace = kubernetes_namespace_v1.this.metadata[0].name
  registry  = "registry.example.com/shop"

  labels = {
    web    = { "app.kubernetes.io/name" = "shop", "app.kubernetes.io/component" = "web" }
    cache  = { "app.kubernetes.io/name" = "shop", "app.kubernetes.io/component" = "cache" }
    report = { "app.kubernetes.io/name" = "shop", "app.kubernetes.io/component" = "report" }
  }
}

resource "kubernetes_namespace_v1" "this" {
  metadata {
    name = "shop"

    labels = {
      # Only warns. # fault: TG-K8S-019 kubernetes_namespace_v1.this
      "pod-security.kubernetes.io/warn"  = "restricted"
      "pod-security.kubernetes.io/audit" = "restricted"
    }
  }
}

resource "kubernetes_resource_quota_v1" "this" {
  metadata {
    name      = "shop"
    namespace = local.namespace
  }

  spec {
    hard = {
      "limits.memory"          = "16Gi"
      "requests.cpu"           = "8"
      "count/services"         = "10"
      "services.loadbalancers" = "0"
      "services.nodeports"     = "0"
    }
  }
}

resource "kubernetes_limit_range_v1" "this" {
  metadata {
    name      = "shop"
    namespace = local.namespace
  }

  spec {
    limit {
      type = "Container"

      default = {
        memory = "256Mi"
      }

      default_request = {
        cpu    = "50m"
        memory = "128Mi"
      }
    }
  }
}

# Identities and rights

resource "kubernetes_service_account_v1" "this" {
  for_each = local.labels

  automount_service_account_token = false

  metadata {
    name      = "shop-${each.key}"
    namespace = local.namespace
    labels    = each.value
  }
}

resource "kubernetes_role_v1" "read_config" {
  metadata {
    name      = "read-config"
    namespace = local.namespace
  }

  rule {
    api_groups = [""]
    resources  = ["configmaps", "pods/exec"] # fault: TG-K8S-010 kubernetes_role_v1.read_config
    verbs      = ["get", "watch", "create"]
  }
}

resource "kubernetes_role_binding_v1" "read_config" {
  metadata {
    name      = "read-config"
    namespace = local.namespace
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = kubernetes_role_v1.read_config.metadata[0].name
  }

  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account_v1.this["web"].metadata[0].name
    namespace = local.namespace
  }
}

resource "kubernetes_role_binding_v1" "developers" {
  metadata {
    name      = "developers-view"
    namespace = local.namespace
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "cluster-admin" # fault: TG-K8S-011 kubernetes_role_binding_v1.developers
  }

  subject {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Group"
    name      = "shop-developers"
  }
}

# Web

resource "kubernetes_config_map_v1" "web" {
  metadata {
    name      = "web"
    namespace = local.namespace
    labels    = local.labels.web
  }

  data = {
    LOG_LEVEL  = "info"
    CACHE_HOST = "cache"
    CACHE_PORT = "6379"
  }
}

resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = local.namespace
    labels    = local.labels.web
  }

  spec {
    replicas               = 3
    revision_history_limit = 5

    selector {
      match_labels = local.labels.web
    }

    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_surge       = "1"
        max_unavailable = "0"
      }
    }

    template {
      metadata {
        labels = local.labels.web
      }

      spec {
        service_account_name            = kubernetes_service_account_v1.this["web"].metadata[0].name
        automount_service_account_token = true
        enable_service_links            = false

        security_context {
          run_as_non_root = true
          run_as_user     = "10001"
          run_as_group    = "10001"
          fs_group        = "10001"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "topology.kubernetes.io/zone"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.labels.web
          }
        }

        container {
          name              = "web"
          image             = "${local.registry}/web:latest" # fault: TG-K8S-008 kubernetes_deployment_v1.web
          image_pull_policy = "IfNotPresent"

          port {
            name           = "http"
            container_port = 8080
          }

          env_from {
            config_map_ref {
              name = kubernetes_config_map_v1.web.metadata[0].name
            }
          }

          # The secret is made by the operator of the external vault, not here.
          env {
            name = "DATABASE_PASSWORD"

            value = "not-a-real-password" # fault: TG-K8S-016 kubernetes_deployment_v1.web
          }

          resources {
            requests = {
              cpu    = "200m"
              memory = "256Mi"
            }

            limits = {
              memory = "512Mi"
            }
          }

          security_context {
            allow_privilege_escalation = false
            read_only_root_filesystem  = true
            run_as_non_root            = true
            privileged                 = true # fault: TG-K8S-001 kubernetes_deployment_v1.web

            capabilities {
              drop = ["ALL"]
            }

            seccomp_profile {
              type = "RuntimeDefault"
            }
          }

          readiness_probe {
            http_get {
              path = "/readyz"
              port = "http"
            }
          }

          liveness_probe {
            initial_delay_seconds = 10

            http_get {
              path = "/healthz"
              port = "http"
            }
          }

          volume_mount {
            name       = "tmp"
            mount_path = "/tmp"
          }
        }

        volume {
          name = "tmp"

          empty_dir {
            size_limit = "64Mi"
          }
        }
      }
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "web" {
  metadata {
    name      = "web"
    namespace = local.namespace
  }

  spec {
    min_replicas = 3
    max_replicas = 12

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.web.metadata[0].name
    }

    metric {
      type = "Resource"

      resource {
        name = "cpu"

        target {
          type                = "Utilization"
          average_utilization = 70
        }
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "web" {
  metadata {
    name      = "web"
    namespace = local.namespace
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = local.labels.web
    }
  }
}

resource "kubernetes_service_v1" "web" {
  metadata {
    name      = "web"
    namespace = local.namespace
    labels    = local.labels.web
  }

  spec {
    type     = "ClusterIP"
    selector = local.labels.web

    port {
      name        = "http"
      port        = 80
      target_port = "http"
    }
  }
}

resource "kubernetes_ingress_v1" "web" {
  metadata {
    name      = "web"
    namespace = local.namespace

    annotations = {
      "cert-manager.io/cluster-issuer"                 = "letsencrypt"
      "nginx.ingress.kubernetes.io/force-ssl-redirect" = "true"
    }
  }

  spec {
    ingress_class_name = "nginx"

    # No certificate. # fault: TG-K8S-015 kubernetes_ingress_v1.web

    rule {
      host = "shop.example.com"

      http {
        path {
          path      = "/"
          path_type = "Prefix"

          backend {
            service {
              name = kubernetes_service_v1.web.metadata[0].name

              port {
                name = "http"
              }
            }
          }
        }
      }
    }
  }
}

# Cache

resource "kubernetes_stateful_set_v1" "cache" {
  metadata {
    name      = "cache"
    namespace = local.namespace
    labels    = local.labels.cache
  }

  spec {
    service_name = "cache"
    replicas     = 1

    selector {
      match_labels = local.labels.cache
    }

    template {
      metadata {
        labels = local.labels.cache
      }

      spec {
        service_account_name            = kubernetes_service_account_v1.this["cache"].metadata[0].name
        automount_service_account_token = false

        security_context {
          run_as_non_root = true
          run_as_user     = "999"
          fs_group        = "999"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name  = "valkey"
          image = "${local.registry}/valkey@sha256:4f1c9a1f6b6dd7a1f3f2f1d29d5a7c7b5f2f2d5b0c6b3d5a9e8f7c6b5a493827"

          port {
            container_port = 6379
          }

          resources {
            requests = {
              cpu    = "100m"
              memory = "512Mi"
            }

            limits = {
              memory = "512Mi"
            }
          }

          security_context {
            allow_privilege_escalation = false
            read_only_root_filesystem  = true

            capabilities {
              drop = ["ALL"]
            }

            seccomp_profile {
              type = "RuntimeDefault"
            }
          }

          volume_mount {
            name       = "data"
            mount_path = "/data"
          }
        }
      }
    }

    volume_claim_template {
      metadata {
        name = "data"
      }

      spec {
        access_modes       = ["ReadWriteOnce"]
        storage_class_name = "encrypted"

        resources {
          requests = {
            storage = "8Gi"
          }
        }
      }
    }
  }
}

resource "kubernetes_service_v1" "cache" {
  metadata {
    name      = "cache"
    namespace = local.namespace
    labels    = local.labels.cache
  }

  spec {
    type     = "LoadBalancer" # fault: TG-K8S-014 kubernetes_service_v1.cache
    selector = local.labels.cache

    port {
      port = 6379
    }
  }
}

# Nightly report

resource "kubernetes_cron_job_v1" "report" {
  metadata {
    name      = "report"
    namespace = local.namespace
    labels    = local.labels.report
  }

  spec {
    schedule                      = "15 2 * * *"
    concurrency_policy            = "Forbid"
    successful_jobs_history_limit = 3
    failed_jobs_history_limit     = 3

    job_template {
      metadata {
        labels = local.labels.report
      }

      spec {
        backoff_limit = 2

        template {
          metadata {
            labels = local.labels.report
          }

          spec {
            service_account_name            = kubernetes_service_account_v1.this["report"].metadata[0].name
            automount_service_account_token = false
            restart_policy                  = "Never"

            security_context {
              run_as_non_root = true
              run_as_user     = "10001"

              seccomp_profile {
                type = "RuntimeDefault"
              }
            }

            container {
              name    = "report"
              image   = "${local.registry}/report:1.3.0"
              command = ["/report", "--yesterday"]

              resources {
                requests = {
                  cpu    = "100m"
                  memory = "256Mi"
                }

                # A leak takes the node down. # fault: TG-K8S-007 kubernetes_cron_job_v1.report
              }

              security_context {
                allow_privilege_escalation = false
                read_only_root_filesystem  = true

                capabilities {
                  drop = ["ALL"]
                }

                seccomp_profile {
                  type = "RuntimeDefault"
                }
              }
            }
          }
        }
      }
    }
  }
}

# Who talks to whom

resource "kubernetes_network_policy_v1" "default_deny" {
  metadata {
    name      = "default-deny"
    namespace = local.namespace
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
  }
}

resource "kubernetes_network_policy_v1" "dns" {
  metadata {
    name      = "allow-dns"
    namespace = local.namespace
  }

  spec {
    pod_selector {}
    policy_types = ["Egress"]

    egress {
      to {
        namespace_selector {
          match_labels = {
            "kubernetes.io/metadata.name" = "kube-system"
          }
        }

        pod_selector {
          match_labels = {
            "k8s-app" = "kube-dns"
          }
        }
      }

      ports {
        port     = "53"
        protocol = "UDP"
      }

      ports {
        port     = "53"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "web" {
  metadata {
    name      = "web"
    namespace = local.namespace
  }

  spec {
    policy_types = ["Ingress", "Egress"]

    pod_selector {
      match_labels = local.labels.web
    }

    ingress {
      from {
        namespace_selector {
          match_labels = {
            "kubernetes.io/metadata.name" = "ingress-nginx"
          }
        }
      }

      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = local.labels.cache
        }
      }

      ports {
        port     = "6379"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "cache" {
  metadata {
    name      = "cache"
    namespace = local.namespace
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.labels.cache
    }

    ingress {
      from {
        pod_selector {
          match_labels = local.labels.web
        }
      }

      ports {
        port     = "6379"
        protocol = "TCP"
      }
    }
  }
}
