/** Names in expressions that the document itself declares: steps, needed jobs, matrix values, inputs. A wrong one is empty when it runs. */
import { nearest } from '../../../base/near.ts';
import { quote, type Say } from '../../../base/say.ts';
import { type Span, shift } from '../../../base/source.ts';
import type { Finding } from '../../../finding/finding.ts';
import type { View } from '../../../yaml/view.ts';
import type { Job, Step, Workflow } from '../model.ts';
import type { Reference } from '../problem.ts';
import { report } from './report.ts';

/** The names that are there; null where they cannot be known. */
type Names = readonly string[] | null;

const fold = (name: string): string => name.toLowerCase();
const holds = (names: readonly string[], name: string): boolean => names.some((known) => fold(known) === fold(name));

const closest = (names: readonly string[], name: string): { readonly meant: string | null; readonly hint: Say } => {
  const meant = nearest(name, names);
  return {
    meant,
    hint: {
      en: meant === null ? '' : ` Did you mean ${quote(meant)}?`,
      ko: meant === null ? '' : ` ${quote(meant)}을(를) 쓰려고 했습니까?`,
    },
  };
};

/** A key in brackets stands in quotes and keeps them; in a quoted scalar they are written in a way that is better left alone. */
export const respelled = (meant: string | null, name: string, at: Span): string | null => {
  const quotes = at.end - at.start - name.length;
  return meant === null || quotes === 0 ? meant : quotes === 2 ? `'${meant}'` : null;
};

function* unknown(rule: string, at: Span | undefined, name: string, names: readonly string[], say: Say): Generator<Finding> {
  if (!at) return;
  const { meant, hint } = closest(names, name);
  yield report(
    rule,
    at,
    { en: `${say.en}${hint.en}`, ko: `${say.ko}${hint.ko}` },
    { severity: 'warning', instead: respelled(meant, name, at) },
  );
}

/** The step that a place stands in. */
const stepAt = (steps: readonly Step[], at: Span): Step | null =>
  steps.findLast(({ view }) => view.node !== null && view.start <= at.start && at.end <= view.start + view.node.length) ?? null;

/** All names below `steps`, in the order in which they run. */
export function* stepReferences(
  references: readonly Reference[],
  base: number,
  steps: readonly Step[],
  list: View,
): Generator<Finding> {
  if (
    !list.known ||
    list.seq?.open ||
    steps.some(({ view }) => view.node?.faulty || (view.node?.kind === 'map' && view.node.open))
  )
    return;
  for (const reference of references) {
    if (reference.mention.name !== 'steps') continue;
    const [id, part] = reference.mention.path;
    const [idAt, partAt] = reference.pathAt;
    if (id === undefined || id === null) continue;
    const inside = stepAt(steps, shift(reference.at, base));
    const earlier = inside ? steps.slice(0, steps.indexOf(inside)) : steps;
    const ids = earlier.flatMap((step) => (step.id === null ? [] : [step.id]));
    if (!holds(ids, id)) {
      const later = steps.some((step) => step.id !== null && fold(step.id) === fold(id));
      const say: Say = later
        ? {
            en: `The step ${quote(id)} has not run yet here, so this is empty.`,
            ko: `${quote(id)} 단계는 여기서 아직 실행되지 않아 값이 비어 있습니다.`,
          }
        : {
            en: `No earlier step has the id ${quote(id)}, so this is empty.`,
            ko: `앞선 단계 중에 id가 ${quote(id)}인 단계가 없어 값이 비어 있습니다.`,
          };
      yield* unknown('expression/step', idAt && shift(idAt, base), id, later ? [] : ids, say);
    } else if (part && !holds(stepKeys, part))
      yield* unknown('expression/property', partAt && shift(partAt, base), part, stepKeys, {
        en: `A step has \`outputs\`, \`outcome\` and \`conclusion\`, but no ${quote(part)}.`,
        ko: `단계에는 \`outputs\`, \`outcome\`, \`conclusion\`만 있고 ${quote(part)}은(는) 없습니다.`,
      });
  }
}

const stepKeys = ['outputs', 'outcome', 'conclusion'];
const needKeys = ['result', 'outputs'];

/** Names below `needs` and `matrix` of one job. */
export function* jobReferences(references: readonly Reference[], base: number, job: Job, workflow: Workflow): Generator<Finding> {
  const needs = job.needs?.every((need) => need.text !== undefined) ? job.needs.map((need) => need.text ?? '') : null;
  const matrix = job.view.map && !job.view.map.open ? matrixNames(job.view) : null;
  for (const reference of references) {
    const { name, path } = reference.mention;
    if (name === 'needs' && needs) yield* needReference(reference, base, needs, workflow);
    const first = path[0];
    if (name === 'matrix' && matrix && first && !reference.mention.optional && !holds(matrix, first)) {
      const at = reference.pathAt[0];
      yield* unknown('expression/matrix', at && shift(at, base), first, matrix, {
        en: `The matrix of this job has no ${quote(first)}, so this is empty.`,
        ko: `이 작업의 매트릭스에 ${quote(first)}이(가) 없어 값이 비어 있습니다.`,
      });
    }
  }
}

function* needReference(reference: Reference, base: number, needs: readonly string[], workflow: Workflow): Generator<Finding> {
  const [id, part, output] = reference.mention.path;
  const [idAt, partAt, outputAt] = reference.pathAt;
  if (!id) return;
  if (!holds(needs, id)) {
    const exists = workflow.jobs.some((job) => fold(job.id) === fold(id));
    const say: Say = exists
      ? {
          en: `${quote(id)} is not in the \`needs\` of this job, so this is empty.`,
          ko: `${quote(id)}이(가) 이 작업의 \`needs\`에 없어 값이 비어 있습니다.`,
        }
      : {
          en: `This job needs no job ${quote(id)}, so this is empty.`,
          ko: `이 작업의 \`needs\`에 ${quote(id)} 작업이 없어 값이 비어 있습니다.`,
        };
    return yield* unknown('expression/need', idAt && shift(idAt, base), id, exists ? [] : needs, say);
  }
  if (part && !holds(needKeys, part))
    return yield* unknown('expression/property', partAt && shift(partAt, base), part, needKeys, {
      en: `A needed job has \`result\` and \`outputs\`, but no ${quote(part)}.`,
      ko: `필요한 작업에는 \`result\`와 \`outputs\`만 있고 ${quote(part)}은(는) 없습니다.`,
    });
  const needed = workflow.jobs.find((job) => fold(job.id) === fold(id));
  const outputs = needed ? outputNames(needed) : null;
  if (part && fold(part) === 'outputs' && output && outputs && !holds(outputs, output))
    yield* unknown('expression/output', outputAt && shift(outputAt, base), output, outputs, {
      en: `The job ${quote(id)} has no output ${quote(output)}, so this is empty.`,
      ko: `${quote(id)} 작업에 ${quote(output)} 출력이 없어 값이 비어 있습니다.`,
    });
}

/** Outputs that a job declares; those of a called workflow stand elsewhere. */
export const outputNames = (job: Job): Names => {
  const outputs = job.view.at('outputs');
  if (job.uses || !job.view.map || job.view.map.open || !outputs.known || outputs.map?.open) return null;
  return outputs.entries().map((entry) => String(entry.step));
};

/** Values that the matrix of a job may have. */
export const matrixNames = (job: View): Names => {
  const strategy = job.at('strategy');
  const matrix = strategy.at('matrix');
  if (strategy.absent || (strategy.map && !strategy.map.open && matrix.absent)) return [];
  const include = matrix.at('include');
  if (!matrix.map || matrix.map.open || !include.known) return null;
  const names = new Set<string>();
  for (const entry of matrix.entries()) if (entry.step !== 'include' && entry.step !== 'exclude') names.add(String(entry.step));
  for (const item of include.items()) {
    if (!item.map || item.map.open) return null;
    for (const entry of item.entries()) names.add(String(entry.step));
  }
  return [...names].some((name) => name.includes('${{')) ? null : [...names];
};

/** Inputs that a workflow declares. */
export const workflowInputs = (workflow: Workflow): Names => {
  if (!workflow.triggersKnown || workflow.root.at('on').map?.open) return null;
  const names: string[] = [];
  for (const trigger of workflow.triggers) {
    if (trigger.name !== 'workflow_dispatch' && trigger.name !== 'workflow_call') continue;
    const inputs = trigger.settings.at('inputs');
    if (!inputs.known || inputs.map?.open) return null;
    names.push(...inputs.entries().map((entry) => String(entry.step)));
  }
  return names;
};

/** Names below `inputs`. */
export function* inputReferences(references: readonly Reference[], base: number, names: Names): Generator<Finding> {
  if (!names) return;
  for (const reference of references) {
    const input = reference.mention.path[0];
    const at = reference.pathAt[0];
    if (reference.mention.name !== 'inputs' || !input || reference.mention.optional || holds(names, input)) continue;
    yield* unknown('expression/input', at && shift(at, base), input, names, {
      en: `No input ${quote(input)} is declared, so this is empty.`,
      ko: `${quote(input)} 입력을 선언하지 않아 값이 비어 있습니다.`,
    });
  }
}

/** Names below `jobs`, in the outputs of a reusable workflow. */
export function* calledReferences(references: readonly Reference[], base: number, workflow: Workflow): Generator<Finding> {
  if (workflow.root.at('jobs').map?.open) return;
  const ids = workflow.jobs.map((job) => job.id);
  for (const reference of references) {
    if (reference.mention.name !== 'jobs') continue;
    const [id, part, output] = reference.mention.path;
    const [idAt, , outputAt] = reference.pathAt;
    if (!id) continue;
    const job = workflow.jobs.find((known) => fold(known.id) === fold(id));
    if (!job)
      yield* unknown('expression/job', idAt && shift(idAt, base), id, ids, {
        en: `There is no job ${quote(id)}, so this is empty.`,
        ko: `${quote(id)} 작업이 없어 값이 비어 있습니다.`,
      });
    const outputs = job ? outputNames(job) : null;
    if (part && fold(part) === 'outputs' && output && outputs && !holds(outputs, output))
      yield* unknown('expression/output', outputAt && shift(outputAt, base), output, outputs, {
        en: `The job ${quote(id)} has no output ${quote(output)}, so this is empty.`,
        ko: `${quote(id)} 작업에 ${quote(output)} 출력이 없어 값이 비어 있습니다.`,
      });
  }
}
