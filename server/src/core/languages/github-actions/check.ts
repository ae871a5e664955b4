/** All that is wrong with a workflow or action, apart from what rules say. */

import { shift } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import type { Finding } from '../../finding/finding.ts';
import type { View } from '../../yaml/view.ts';
import { steps as stepLens, type Workflow, workflows } from './model.ts';
import type { Outcome } from './problem.ts';
import { read } from './read.ts';
import { actionGrammar, type Grammar, type Shape, workflowGrammar } from './schema.ts';
import { eventProblems } from './semantics/events.ts';
import { jobProblems, stepProblems } from './semantics/ids.ts';
import { jobFaults } from './semantics/jobs.ts';
import { calledReferences, inputReferences, jobReferences, stepReferences, workflowInputs } from './semantics/references.ts';
import { report } from './semantics/report.ts';
import { actionProblems, calledProblems } from './semantics/uses.ts';

const below = (shape: Shape | undefined, key: string): Shape | undefined => {
  for (const layout of shape?.layouts() ?? []) {
    const property = layout.properties.get(key);
    if (property) return property.shape;
  }
  return undefined;
};

const findingsOf = (outcome: Outcome, root: View): readonly Finding[] =>
  outcome.problems.map(({ rule, at, say, instead, severity }) =>
    report(rule, at ? shift(at, root.start) : root.label, say, { instead, severity }),
  );

/** An alias shows one text at two places; a fault in it is one fault. */
function* distinct(findings: Iterable<Finding>): Generator<Finding> {
  const seen = new Set<string>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.span.start} ${finding.span.end}`;
    if (!seen.has(key)) yield finding;
    seen.add(key);
  }
}

function* all(model: Model): Generator<Finding> {
  const workflow = workflows.see(model)[0];
  const grammar = model.language === 'github-action' ? actionGrammar() : workflowGrammar();
  const outcome = read(model.root, grammar.root, null, grammar);
  yield* findingsOf(outcome, model.root);
  if (workflow) yield* workflowFindings(workflow, outcome, grammar);
  else yield* actionFindings(model, outcome);
}

function* workflowFindings(workflow: Workflow, outcome: Outcome, grammar: Grammar): Generator<Finding> {
  const { root } = workflow;
  yield* eventProblems(workflow);
  yield* jobProblems(workflow);
  yield* inputReferences(outcome.references, root.start, workflowInputs(workflow));
  yield* calledReferences(outcome.references, root.start, workflow);
  const shape = below(grammar.root, 'jobs')?.layouts()[0]?.loose?.value;
  for (const job of workflow.jobs) {
    yield* stepProblems(job.steps);
    yield* calledProblems(job.uses);
    yield* jobFaults(job);
    for (const step of job.steps) yield* actionProblems(step.uses);
    if (!shape || !job.view.node) continue;
    const { references } = read(job.view, shape, job.id, grammar);
    yield* stepReferences(references, job.view.start, job.steps, job.view.at('steps'));
    yield* jobReferences(references, job.view.start, job, workflow);
  }
}

function* actionFindings(model: Model, outcome: Outcome): Generator<Finding> {
  const steps = stepLens.see(model);
  const { root } = model;
  const inputs = root.at('inputs');
  yield* stepProblems(steps);
  for (const step of steps) yield* actionProblems(step.uses);
  if (root.map && !root.map.open && inputs.known && !inputs.map?.open)
    yield* inputReferences(
      outcome.references,
      root.start,
      inputs.entries().map((entry) => String(entry.step)),
    );
  yield* stepReferences(outcome.references, root.start, steps, root.at('runs', 'steps'));
}

/** Findings by GitHub's schema, its expressions, and what its parser refuses beyond both. */
export const check = (model: Model): Iterable<Finding> => distinct(all(model));
