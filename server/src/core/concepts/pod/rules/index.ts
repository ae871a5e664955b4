/** Rules of pods, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { controls } from '../controls.ts';
import { nodeAgentPrivileges } from './node-agent-privileges.ts';
import { podSecurityGap } from './pod-security-gap.ts';

export const podRules: readonly Rule[] = [nodeAgentPrivileges, podSecurityGap, ...controls];
