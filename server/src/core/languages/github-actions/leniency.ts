/**
 * Where GitHub's schema for editors asks more than its service and runner do: what they pass over is told, but refused by nobody.
 * Known from the tests that GitHub's readers share, and from workflows that run.
 */
import type { Severity } from '../../base/settings.ts';
import type { Outcome } from './problem.ts';
import type { Shape } from './schema.ts';

/** An event with its filters: GitHub passes over keys that it does not know there, except in what other workflows call. */
const isEvent = (shape: Shape): boolean =>
  shape.nullable && shape.layouts().length > 0 && !shape.name.startsWith('workflow-call');

/** Parts of `action.yml` that the runner does not read: they matter to people, the Marketplace and editors. */
const decoration = new Set(['action-root-strict', 'branding', 'input-strict']);

/** How loud a key is told that does not belong here or is missing. */
export const severityAt = (shape: Shape): Severity => (decoration.has(shape.name) || isEvent(shape) ? 'warning' : 'error');

/** An event such as `create`, which GitHub starts whatever filters stand below it. */
export const isBareEvent = (shape: Shape): boolean =>
  shape.nullable && shape.text === null && shape.words.length === 0 && shape.item() === null;

/** What only the strict schema asks of a value that the runner does not read. */
export const milder = (outcome: Outcome, shape: Shape, name: string): Outcome =>
  outcome.problems.length === 0 || !decoration.has(shape.name) || (shape.name === 'action-root-strict' && name !== 'author')
    ? outcome
    : {
        ...outcome,
        problems: outcome.problems.map((found) => (found.rule.startsWith('schema/') ? { ...found, severity: 'warning' } : found)),
      };

/** Inputs that a person is asked for may be named and left empty. */
export const mayBeEmpty = (shape: Shape): boolean =>
  shape.name === 'workflow-dispatch-inputs' || shape.name === 'workflow-dispatch-input';
