/** Objects against the schema of their kind. */
import type { Context } from '../../checks/rules/context.ts';
import type { Model } from '../../checks/rules/lens.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Assets } from '../language.ts';

export const checkObjects = (_model: Model, _context: Context, _assets: Assets): readonly Finding[] => [];
