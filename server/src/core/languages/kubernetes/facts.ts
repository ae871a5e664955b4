/** What other files need to know of a manifest: the Pod Security labels of its Namespaces, and the Kubernetes version it makes a cluster of. */
import type { Model } from '../../checks/rules/lens.ts';
import type { Facts } from '../language.ts';
import { type Resource, resources } from './model.ts';

const prefix = 'pod-security.kubernetes.io/';

/** Words of which a text that makes a cluster has one. */
const clusters = ['kindest/node', 'kubernetesVersion', 'eksctl.io/', 'cluster.x-k8s.io/'];

/** Whether a text can hold facts at all. */
export const hasFacts = (text: string): boolean => text.includes(prefix) || clusters.some((word) => text.includes(word));

const labelsOf = ({ root, name }: Resource): Facts => ({
  namespace: name,
  labels: Object.fromEntries(
    root
      .at('metadata', 'labels')
      .entries()
      .filter((label) => String(label.step).startsWith(prefix) && label.text !== undefined)
      .map((label) => [String(label.step), label.text ?? '']),
  ),
});

/** `kindest/node:v1.30.0@sha256:…` */
const nodeImage = (image: string | undefined): string | undefined => /^(?:.*\/)?kindest\/node:(v[\d.]+)/.exec(image ?? '')?.[1];

/** The versions that a cluster's own manifest names: kind, kubeadm, eksctl, Cluster API. */
const versionsOf = ({ root, group, kind }: Resource): readonly (string | undefined)[] => {
  switch (`${group}/${kind}`) {
    case 'kind.x-k8s.io/Cluster':
      return root
        .at('nodes')
        .items()
        .map((node) => nodeImage(node.at('image').string));
    case 'kubeadm.k8s.io/ClusterConfiguration':
      return [root.at('kubernetesVersion').text];
    case 'eksctl.io/ClusterConfig':
      return [root.at('metadata', 'version').text];
    case 'cluster.x-k8s.io/Cluster':
      return [root.at('spec', 'topology', 'version').text];
    case 'controlplane.cluster.x-k8s.io/KubeadmControlPlane':
      return [root.at('spec', 'version').text];
    case 'cluster.x-k8s.io/MachineDeployment':
      return [root.at('spec', 'template', 'spec', 'version').text];
    default:
      return [];
  }
};

/** Facts of the forms `{namespace, labels}` and `{kubernetes: version}`. */
export const factsOf = (model: Model): Facts =>
  resources
    .see(model)
    .flatMap((resource): readonly Facts[] => [
      ...(resource.group === '' && resource.kind === 'Namespace' && resource.name !== null ? [labelsOf(resource)] : []),
      ...versionsOf(resource).flatMap((version) => (version === undefined ? [] : [{ kubernetes: version }])),
    ]);
