/** Rules of pods, by id: the controls of the Pod Security Standards, and what goes beyond them. */
import type { Rule } from '../../../checks/rules/define.ts';
import { controls } from '../controls.ts';
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
import { readOnlyRootFilesystem } from './read-only-root-filesystem.ts';
import { resourceRequestAboveLimit } from './resource-request-above-limit.ts';
import { runAsConflict } from './run-as-conflict.ts';
import { secretInArgs } from './secret-in-args.ts';
import { secretInEnvLiteral } from './secret-in-env-literal.ts';
import { sensitiveHostPath } from './sensitive-host-path.ts';
import { shareProcessNamespace } from './share-process-namespace.ts';
import { writableHostPath } from './writable-host-path.ts';

export const podRules: readonly Rule[] = [
  ...controls,
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
  readOnlyRootFilesystem,
  resourceRequestAboveLimit,
  runAsConflict,
  secretInArgs,
  secretInEnvLiteral,
  sensitiveHostPath,
  shareProcessNamespace,
  writableHostPath,
];
