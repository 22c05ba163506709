# Add-ons of a Kubernetes cluster: ingress controller, certificates, secrets from a vault and metrics as Helm charts of fixed
# versions, custom resources and an agent on every node as manifests, and the roles of the people who run it.

terraform {
  required_version = ">= 1.5"

  required_providers {
    helm = {
      source  = "hashicorp/helm"
      version = "~> 3.1"
    }

    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 3.1"
    }
  }
}

provider "helm" {}

provider "kubernetes" {
  config_path = "~/.kube/config"
}

locals {
  # The agent reads the nodes' logs, which the standards "baseline" and "restricted" do not let it do.
  namespaces = {
    ingress-nginx    = "restricted"
    cert-manager     = "restricted"
    external-secrets = "restricted"
    monitoring       = "restricted"
    node-agents      = "privileged"
  }
}

resource "kubernetes_namespace_v1" "this" {
  for_each = local.namespaces

  metadata {
    name = each.key

    labels = {
      "pod-security.kubernetes.io/enforce" = each.value
      "pod-security.kubernetes.io/audit"   = "restricted"
      "pod-security.kubernetes.io/warn"    = "restricted"
    }
  }
}

resource "kubernetes_network_policy_v1" "default_deny" {
  for_each = kubernetes_namespace_v1.this

  metadata {
    name      = "default-deny-ingress"
    namespace = each.value.metadata[0].name
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress"]
  }
}

resource "kubernetes_network_policy_v1" "ingress" {
  metadata {
    name      = "allow-web"
    namespace = kubernetes_namespace_v1.this["ingress-nginx"].metadata[0].name
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/component" = "controller"
      }
    }

    ingress {
      ports {
        port     = "https"
        protocol = "TCP"
      }
    }
  }
}

# Charts

resource "helm_release" "ingress_nginx" {
  name       = "ingress-nginx"
  repository = "https://kubernetes.github.io/ingress-nginx"
  chart      = "ingress-nginx"
  version    = "4.13.2"
  namespace  = kubernetes_namespace_v1.this["ingress-nginx"].metadata[0].name
  atomic     = true
  timeout    = 600

  values = [yamlencode({
    controller = {
      replicaCount            = 3
      allowSnippetAnnotations = false
      config                  = { ssl-protocols = "TLSv1.2 TLSv1.3" }
      resources               = { limits = { memory = "512Mi" } }
    }
  })]
}

resource "helm_release" "cert_manager" {
  name       = "cert-manager"
  repository = "https://charts.jetstack.io"
  chart      = "cert-manager"
  version    = "v1.18.2"
  namespace  = kubernetes_namespace_v1.this["cert-manager"].metadata[0].name
  atomic     = true

  values = [yamlencode({ crds = { enabled = true }, replicaCount = 2 })]
}

resource "helm_release" "external_secrets" {
  name       = "external-secrets"
  repository = "https://charts.external-secrets.io"
  chart      = "external-secrets"
  version    = "0.19.2"
  namespace  = kubernetes_namespace_v1.this["external-secrets"].metadata[0].name
  atomic     = true
}

resource "helm_release" "metrics_server" {
  name       = "metrics-server"
  repository = "https://kubernetes-sigs.github.io/metrics-server"
  chart      = "metrics-server"
  version    = "3.13.0"
  namespace  = kubernetes_namespace_v1.this["monitoring"].metadata[0].name
  atomic     = true
}

# Custom resources of the charts, and what has no resource of its own

resource "kubernetes_manifest" "issuer" {
  manifest = {
    apiVersion = "cert-manager.io/v1"
    kind       = "ClusterIssuer"

    metadata = {
      name = "letsencrypt"
    }

    spec = {
      acme = {
        server              = "https://acme-v02.api.letsencrypt.org/directory"
        email               = "platform@example.com"
        privateKeySecretRef = { name = "letsencrypt" }
        solvers             = [{ http01 = { ingress = { ingressClassName = "nginx" } } }]
      }
    }
  }

  depends_on = [helm_release.cert_manager]
}

resource "kubernetes_manifest" "backup" {
  manifest = {
    apiVersion = "batch/v1"
    kind       = "CronJob"

    metadata = {
      name      = "backup-config"
      namespace = "monitoring"
    }

    spec = {
      schedule          = "30 1 * * *"
      concurrencyPolicy = "Forbid"

      jobTemplate = {
        spec = {
          template = {
            spec = {
              serviceAccountName           = "backup-config"
              automountServiceAccountToken = true
              restartPolicy                = "Never"

              securityContext = {
                runAsNonRoot   = true
                runAsUser      = 10001
                seccompProfile = { type = "RuntimeDefault" }
              }

              containers = [{
                name  = "backup"
                image = "registry.example.com/platform/backup:2.0.1"
                args  = ["--kinds=configmaps"]

                resources = {
                  requests = { cpu = "50m", memory = "64Mi" }
                  limits   = { memory = "256Mi" }
                }

                securityContext = {
                  allowPrivilegeEscalation = false
                  readOnlyRootFilesystem   = true
                  capabilities             = { drop = ["ALL"] }
                }
              }]
            }
          }
        }
      }
    }
  }

  depends_on = [kubernetes_role_binding_v1.backup]
}

resource "kubernetes_service_account_v1" "backup" {
  metadata {
    name      = "backup-config"
    namespace = kubernetes_namespace_v1.this["monitoring"].metadata[0].name
  }
}

resource "kubernetes_role_v1" "backup" {
  metadata {
    name      = "backup-config"
    namespace = kubernetes_namespace_v1.this["monitoring"].metadata[0].name
  }

  rule {
    api_groups = [""]
    resources  = ["configmaps"]
    verbs      = ["get", "list"]
  }
}

resource "kubernetes_role_binding_v1" "backup" {
  metadata {
    name      = "backup-config"
    namespace = kubernetes_namespace_v1.this["monitoring"].metadata[0].name
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = kubernetes_role_v1.backup.metadata[0].name
  }

  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account_v1.backup.metadata[0].name
    namespace = kubernetes_namespace_v1.this["monitoring"].metadata[0].name
  }
}

# An agent on every node that ships logs

resource "kubernetes_service_account_v1" "agent" {
  metadata {
    name      = "log-agent"
    namespace = kubernetes_namespace_v1.this["node-agents"].metadata[0].name
  }
}

resource "kubernetes_cluster_role_v1" "agent" {
  metadata {
    name = "log-agent"
  }

  rule {
    api_groups = [""]
    resources  = ["namespaces", "pods"]
    verbs      = ["get", "list", "watch"]
  }
}

resource "kubernetes_cluster_role_binding_v1" "agent" {
  metadata {
    name = "log-agent"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = kubernetes_cluster_role_v1.agent.metadata[0].name
  }

  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account_v1.agent.metadata[0].name
    namespace = kubernetes_namespace_v1.this["node-agents"].metadata[0].name
  }
}

resource "kubernetes_daemon_set_v1" "agent" {
  metadata {
    name      = "log-agent"
    namespace = kubernetes_namespace_v1.this["node-agents"].metadata[0].name
  }

  spec {
    selector {
      match_labels = {
        app = "log-agent"
      }
    }

    template {
      metadata {
        labels = {
          app = "log-agent"
        }
      }

      spec {
        service_account_name            = kubernetes_service_account_v1.agent.metadata[0].name
        automount_service_account_token = true
        priority_class_name             = kubernetes_priority_class_v1.agents.metadata[0].name

        toleration {
          operator = "Exists"
          effect   = "NoSchedule"
        }

        security_context {
          run_as_non_root     = true
          run_as_user         = "10001"
          supplemental_groups = [4]

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name  = "agent"
          image = "registry.example.com/platform/log-agent:0.45.1"

          resources {
            requests = {
              cpu    = "100m"
              memory = "128Mi"
            }

            limits = {
              memory = "256Mi"
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
            name       = "logs"
            mount_path = "/var/log/pods"
            read_only  = true
          }
        }

        volume {
          name = "logs"

          host_path {
            path = "/var/log/pods"
            type = "Directory"
          }
        }
      }
    }
  }
}

resource "kubernetes_priority_class_v1" "agents" {
  value       = 1000000
  description = "Agents that every node needs."

  metadata {
    name = "node-agents"
  }
}

resource "kubernetes_storage_class_v1" "encrypted" {
  storage_provisioner    = "ebs.csi.aws.com"
  reclaim_policy         = "Retain"
  volume_binding_mode    = "WaitForFirstConsumer"
  allow_volume_expansion = true

  parameters = {
    type      = "gp3"
    encrypted = "true"
  }

  metadata {
    name = "encrypted"

    annotations = {
      "storageclass.kubernetes.io/is-default-class" = "true"
    }
  }
}

# People

resource "kubernetes_cluster_role_v1" "on_call" {
  metadata {
    name = "on-call"
  }

  rule {
    api_groups = [""]
    resources  = ["events", "namespaces", "nodes", "pods", "services"]
    verbs      = ["get", "list", "watch"]
  }

  rule {
    api_groups = ["apps"]
    resources  = ["daemonsets", "deployments", "statefulsets"]
    verbs      = ["get", "list", "watch", "patch"]
  }
}

resource "kubernetes_cluster_role_binding_v1" "on_call" {
  metadata {
    name = "on-call"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = kubernetes_cluster_role_v1.on_call.metadata[0].name
  }

  subject {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Group"
    name      = "platform-on-call"
  }
}
