import { list, type Struct, str, strings, struct } from '../value/value.ts';
import type { HelmMajor } from './coalesce.ts';

/** What `helm template` knows without a cluster: the groups and versions of its own client library. */
const knownVersions = `
v1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1alpha1 admissionregistration.k8s.io/v1beta1 internal.apiserver.k8s.io/v1alpha1
apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1 authentication.k8s.io/v1alpha1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1
authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2 batch/v1 batch/v1beta1 certificates.k8s.io/v1 certificates.k8s.io/v1beta1
certificates.k8s.io/v1alpha1 coordination.k8s.io/v1alpha2 coordination.k8s.io/v1beta1 coordination.k8s.io/v1 discovery.k8s.io/v1
discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1 extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1
flowcontrol.apiserver.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta2 flowcontrol.apiserver.k8s.io/v1beta3 lifecycle.k8s.io/v1alpha1
networking.k8s.io/v1 networking.k8s.io/v1beta1 node.k8s.io/v1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1
rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1beta1 rbac.authorization.k8s.io/v1alpha1 resource.k8s.io/v1 resource.k8s.io/v1beta2
resource.k8s.io/v1beta1 resource.k8s.io/v1alpha3 scheduling.k8s.io/v1alpha3 scheduling.k8s.io/v1beta1 scheduling.k8s.io/v1 storage.k8s.io/v1beta1
storage.k8s.io/v1 storage.k8s.io/v1alpha1 storagemigration.k8s.io/v1 storagemigration.k8s.io/v1beta1 apiextensions.k8s.io/v1beta1
apiextensions.k8s.io/v1`
  .trim()
  .split(/\s+/);

export const defaultKubeVersion = 'v1.37.0';

/** A Kubernetes version as Helm takes it: major and minor at least; undefined for anything else. */
export const parseKubeVersion = (text: string): { version: string; major: string; minor: string } | undefined => {
  const m = /^v?(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)((?:\.(?:0|[1-9][0-9]*))*)([-+].*|[^0-9].*)?$/.exec(text.trim());
  if (m === null) return undefined;
  const [, major = '', minor = '', rest = '', extra = ''] = m;
  const suffix = /^[-+]/.test(extra) ? extra : '';
  return { version: `v${major}.${minor}${rest === '' ? '.0' : rest}${suffix}`, major, minor };
};

/** `.Capabilities` */
export const capabilitiesOf = (kubeVersion: string, apiVersions: readonly string[], helm: HelmMajor): Struct => {
  const { version, major, minor } = parseKubeVersion(kubeVersion) ?? { version: kubeVersion, major: '', minor: '' };
  const pkg = helm === 3 ? 'chartutil' : 'common';
  const kube = struct(
    `${pkg}.KubeVersion`,
    [
      ['Version', str(version)],
      ['Major', str(major)],
      ['Minor', str(minor)],
    ],
    {
      methods: new Map([
        ['GitVersion', { params: [], run: () => str(version) }],
        ['String', { params: [], run: () => str(version) }],
      ]),
      text: () => version,
    },
  );
  const helmVersion = struct('version.BuildInfo', [
    ['Version', str(helm === 3 ? 'v3.22' : 'v4.3')],
    ['GitCommit', str('')],
    ['GitTreeState', str('')],
    ['GoVersion', str('go1.26')],
  ]);
  const all = strings([...knownVersions, ...apiVersions]);
  return struct(`*${pkg}.Capabilities`, [
    ['KubeVersion', kube],
    ['APIVersions', { ...list(all.items, 'string'), type: `${pkg}.VersionSet` }],
    ['HelmVersion', helmVersion],
  ]);
};
