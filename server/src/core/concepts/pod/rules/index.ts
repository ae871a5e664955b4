/** Rules of pods, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { controls } from '../controls.ts';

export const podRules: readonly Rule[] = [...controls];
