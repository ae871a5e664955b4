/** Rules of pods, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { automountServiceAccountToken } from './automount-service-account-token.ts';
import { containerRuntimeSocket } from './container-runtime-socket.ts';
import { dangerousCapabilities } from './dangerous-capabilities.ts';
import { deprecatedServiceAccountField } from './deprecated-service-account-field.ts';
import { duplicateEnv } from './duplicate-env.ts';
import { duplicateNamesInPod } from './duplicate-names-in-pod.ts';
import { imageDeprecatedRegistry } from './image-deprecated-registry.ts';
import { imageNameInvalid } from './image-name-invalid.ts';
import { imageTagLatest } from './image-tag-latest.ts';
import { memoryLimitMissing } from './memory-limit-missing.ts';
import { nodeAgentPrivileges } from './node-agent-privileges.ts';
import { podSecurityGap } from './pod-security-gap.ts';
import { probePortMissing } from './probe-port-missing.ts';
import { pssAllowPrivilegeEscalation } from './pss-allow-privilege-escalation.ts';
import { pssApparmor } from './pss-apparmor.ts';
import { pssCapabilitiesBaseline } from './pss-capabilities-baseline.ts';
import { pssCapabilitiesRestricted } from './pss-capabilities-restricted.ts';
import { pssHostIpc } from './pss-host-ipc.ts';
import { pssHostNetwork } from './pss-host-network.ts';
import { pssHostPathVolume } from './pss-host-path-volume.ts';
import { pssHostPid } from './pss-host-pid.ts';
import { pssHostPort } from './pss-host-port.ts';
import { pssHostProbe } from './pss-host-probe.ts';
import { pssPrivileged } from './pss-privileged.ts';
import { pssProcMount } from './pss-proc-mount.ts';
import { pssRestrictedVolumes } from './pss-restricted-volumes.ts';
import { pssRunAsNonRoot } from './pss-run-as-non-root.ts';
import { pssRunAsUserZero } from './pss-run-as-user-zero.ts';
import { pssSeccompBaseline } from './pss-seccomp-baseline.ts';
import { pssSeccompRestricted } from './pss-seccomp-restricted.ts';
import { pssSelinux } from './pss-selinux.ts';
import { pssSysctls } from './pss-sysctls.ts';
import { pssWindowsHostProcess } from './pss-windows-host-process.ts';
import { readOnlyRootFilesystem } from './read-only-root-filesystem.ts';
import { resourceRequestAboveLimit } from './resource-request-above-limit.ts';
import { runAsConflict } from './run-as-conflict.ts';
import { secretInArgs } from './secret-in-args.ts';
import { secretInEnvLiteral } from './secret-in-env-literal.ts';
import { sensitiveHostPath } from './sensitive-host-path.ts';
import { shareProcessNamespace } from './share-process-namespace.ts';
import { writableHostPath } from './writable-host-path.ts';

export const podRules: readonly Rule[] = [
  automountServiceAccountToken,
  containerRuntimeSocket,
  dangerousCapabilities,
  deprecatedServiceAccountField,
  duplicateEnv,
  duplicateNamesInPod,
  imageDeprecatedRegistry,
  imageNameInvalid,
  imageTagLatest,
  memoryLimitMissing,
  nodeAgentPrivileges,
  podSecurityGap,
  probePortMissing,
  pssAllowPrivilegeEscalation,
  pssApparmor,
  pssCapabilitiesBaseline,
  pssCapabilitiesRestricted,
  pssHostIpc,
  pssHostNetwork,
  pssHostPathVolume,
  pssHostPid,
  pssHostPort,
  pssHostProbe,
  pssPrivileged,
  pssProcMount,
  pssRestrictedVolumes,
  pssRunAsNonRoot,
  pssRunAsUserZero,
  pssSeccompBaseline,
  pssSeccompRestricted,
  pssSelinux,
  pssSysctls,
  pssWindowsHostProcess,
  readOnlyRootFilesystem,
  resourceRequestAboveLimit,
  runAsConflict,
  secretInArgs,
  secretInEnvLiteral,
  sensitiveHostPath,
  shareProcessNamespace,
  writableHostPath,
];
