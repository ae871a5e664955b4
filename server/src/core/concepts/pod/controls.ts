/** All controls of the Pod Security Standards, by id. */
import type { Control } from './pod-security.ts';
import { pssAllowPrivilegeEscalation } from './rules/pss-allow-privilege-escalation.ts';
import { pssApparmor } from './rules/pss-apparmor.ts';
import { pssCapabilitiesBaseline } from './rules/pss-capabilities-baseline.ts';
import { pssCapabilitiesRestricted } from './rules/pss-capabilities-restricted.ts';
import { pssHostIpc } from './rules/pss-host-ipc.ts';
import { pssHostNetwork } from './rules/pss-host-network.ts';
import { pssHostPathVolume } from './rules/pss-host-path-volume.ts';
import { pssHostPid } from './rules/pss-host-pid.ts';
import { pssHostPort } from './rules/pss-host-port.ts';
import { pssHostProbe } from './rules/pss-host-probe.ts';
import { pssPrivileged } from './rules/pss-privileged.ts';
import { pssProcMount } from './rules/pss-proc-mount.ts';
import { pssRestrictedVolumes } from './rules/pss-restricted-volumes.ts';
import { pssRunAsNonRoot } from './rules/pss-run-as-non-root.ts';
import { pssRunAsUserZero } from './rules/pss-run-as-user-zero.ts';
import { pssSeccompBaseline } from './rules/pss-seccomp-baseline.ts';
import { pssSeccompRestricted } from './rules/pss-seccomp-restricted.ts';
import { pssSelinux } from './rules/pss-selinux.ts';
import { pssSysctls } from './rules/pss-sysctls.ts';
import { pssWindowsHostProcess } from './rules/pss-windows-host-process.ts';

export const controls: readonly Control[] = [
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
];
