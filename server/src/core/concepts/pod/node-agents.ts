/** Pods whose work is the node itself: network and storage drivers, metric and log collectors. */
import { memo } from '../../base/memo.ts';
import { imageOf } from './image.ts';
import type { Pod } from './pod.ts';

/** Ends of image repositories that are made to run with rights on the node. */
const agents: ReadonlySet<string> = new Set([
  'amazon-k8s-cni',
  'amazon-k8s-cni-init',
  'antrea-agent-ubuntu',
  'antrea-ubuntu',
  'aws-ebs-csi-driver',
  'aws-efs-csi-driver',
  'aws-node-termination-handler',
  'azuredisk-csi',
  'azurefile-csi',
  'beyla',
  'cadvisor',
  'calico/cni',
  'calico/csi',
  'calico/node',
  'calico/node-driver-registrar',
  'ceph/cephcsi',
  'cephcsi/cephcsi',
  'cilium/cilium',
  'cilium/tetragon',
  'cinder-csi-plugin',
  'cloudwatch-agent',
  'csi-node-driver-registrar',
  'datadog/agent',
  'datadoghq/agent',
  'dcgm-exporter',
  'ebpf-instrument',
  'elastic-agent',
  'elastic/filebeat',
  'falco',
  'falco-no-driver',
  'filebeat',
  'fluent-bit',
  'fluent/fluent-bit',
  'fluent/fluentd',
  'fluent/fluentd-kubernetes-daemonset',
  'fluentd',
  'gcp-compute-persistent-disk-csi-driver',
  'gcs-fuse-csi-driver',
  'inspektor-gadget',
  'ip-masq-agent',
  'k8s-device-plugin',
  'k8s-dns-node-cache',
  'k8s-node-problem-detector',
  'kata-deploy',
  'kindnetd',
  'kube-bench',
  'kube-flannel',
  'kube-ovn',
  'kube-proxy',
  'kube-router',
  'kube-vip',
  'kured',
  'livenessprobe',
  'local-volume-provisioner',
  'longhorn-manager',
  'mellanox/sriov-network-device-plugin',
  'metallb/speaker',
  'metricbeat',
  'multus-cni',
  'netdata',
  'newrelic/infrastructure',
  'newrelic/infrastructure-k8s',
  'newrelic/nrsysmond',
  'nfsplugin',
  'node-cache',
  'node-driver-registrar',
  'node-exporter',
  'node-feature-discovery',
  'node-local-dns',
  'node-problem-detector',
  'npd',
  'opentelemetry-ebpf-kernel-collector',
  'opentelemetry-ebpf-profiler',
  'pixie-agent',
  'promtail',
  'registry.datadoghq.com/agent',
  'sealos/lvscare',
  'secrets-store/driver',
  'sonobuoy',
  'splunk/fluentd-hec',
  'sysdig/agent',
  'timberio/vector',
  'tracee',
  'weaveworks/weave-kube',
  'weaveworks/weave-npc',
]);

/** Collectors that are agents where one runs on each node, and servers elsewhere. */
const collectors: ReadonlySet<string> = new Set([
  'grafana/agent',
  'grafana/alloy',
  'nrdot-collector',
  'nrdot-collector-k8s',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'opentelemetry-collector-k8s',
  'splunk-otel-collector',
  'telegraf',
]);

const isAgentImage = (text: string, kind: string): boolean => {
  const image = imageOf(text);
  if (!image) return false;
  const parts = `${image.registry}/${image.repository}`.split('/');
  const names = [parts.slice(-1).join('/'), parts.slice(-2).join('/')];
  return names.some((name) => agents.has(name) || (kind === 'DaemonSet' && collectors.has(name)));
};

/** Whether the pod is an agent of its node: it says so by namespace or priority, or runs a known agent's image. */
export const isNodeAgent: (pod: Pod) => boolean = memo(
  (pod) =>
    pod.namespace === 'kube-system' ||
    pod.spec.at('priorityClassName').is('system-node-critical') ||
    pod.containers.some((container) => isAgentImage(container.at('image').string ?? '', pod.kind)),
);
