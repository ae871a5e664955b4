/** Calls within the repository: a reusable workflow takes the inputs and secrets it declares, a local action its inputs. */
import { nearest } from '../../../base/near.ts';
import { quote } from '../../../base/say.ts';
import type { Model } from '../../../checks/rules/lens.ts';
import type { Finding } from '../../../finding/finding.ts';
import type { View } from '../../../yaml/view.ts';
import type { Surroundings } from '../../language.ts';
import { type Job, jobs, type Step, steps } from '../model.ts';
import { pathOf, type Uses } from '../uses.ts';
import { report } from './report.ts';

export function* calls(model: Model, around: Surroundings): Generator<Finding> {
  for (const job of jobs.see(model)) if (job.uses) yield* workflowCall(job, model, job.uses, around);
  for (const step of steps.see(model)) if (step.uses) yield* actionCall(step, step.uses, around);
}

const isOpen = (view: View): boolean =>
  !view.known || (view.map?.open ?? false) || view.entries().some((entry) => String(entry.step).includes('${{'));

function* workflowCall(job: Job, model: Model, uses: Uses, { files }: Surroundings): Generator<Finding> {
  const path = pathOf(uses);
  const root = path === null ? null : files.root(path, 'core');
  if (!root?.map || root.map.open) return;
  const on = root.at('on');
  const call = on.at('workflow_call');
  if (isOpen(on)) return;
  if (!isCallable(on)) {
    yield report('reference/workflow', uses.view.span, {
      en: `${quote(uses.text)} cannot be called: it does not run on \`workflow_call\`.`,
      ko: `${quote(uses.text)}은(는) 호출할 수 없습니다. \`workflow_call\`에 실행되지 않는 워크플로입니다.`,
    });
    return;
  }
  yield* rights(job, model, root, uses);
  if (isOpen(call)) return;
  yield* handedOver(job, job.view.at('with'), call.at('inputs'), uses, input);
  const secrets = job.view.at('secrets');
  if (!secrets.is('inherit')) yield* handedOver(job, secrets, call.at('secrets'), uses, secret);
}

const isCallable = (on: View): boolean =>
  on.is('workflow_call') ||
  on.items().some((item) => item.is('workflow_call')) ||
  on.entries().some((entry) => entry.step === 'workflow_call');

/** A called workflow never gets more than its caller has; one that asks for more is refused. */
function* rights(job: Job, model: Model, called: View, uses: Uses): Generator<Finding> {
  const own = job.view.at('permissions');
  const given = grantOf(own.absent ? model.root.at('permissions') : own);
  if (!given) return;
  const wishes = [
    called.at('permissions'),
    ...called
      .at('jobs')
      .entries()
      .map((entry) => entry.at('permissions')),
  ];
  for (const wish of wishes) {
    const wanted = grantOf(wish);
    const excess = wanted?.find(({ scope, level }) => rank(level) > rank(levelOf(given, scope)));
    if (!excess) continue;
    const { scope, level } = excess;
    yield report('reference/permissions', uses.view.span, {
      en: `${quote(uses.text)} asks for ${quote(`${scope}: ${level}`)}, but this job has ${quote(levelOf(given, scope))}.`,
      ko: `${quote(uses.text)}이(가) ${quote(`${scope}: ${level}`)} 권한을 요구하지만 이 작업의 권한은 ${quote(levelOf(given, scope))}입니다.`,
    });
    return;
  }
}

interface Grant {
  /** `*` stands for all scopes. */
  readonly scope: string;
  readonly level: string;
}

const rank = (level: string): number => (level === 'write' ? 2 : level === 'read' ? 1 : 0);

const levelOf = (grants: readonly Grant[], scope: string): string =>
  (grants.find((grant) => grant.scope === scope) ?? grants.find((grant) => grant.scope === '*'))?.level ?? 'none';

/** What `permissions` gives; null where it is not written or not known. */
const grantOf = (permissions: View): readonly Grant[] | null => {
  if (permissions.is('write-all')) return [{ scope: '*', level: 'write' }];
  if (permissions.is('read-all')) return [{ scope: '*', level: 'read' }];
  if (!permissions.map || isOpen(permissions)) return null;
  const grants = permissions.entries().map((entry) => ({ scope: String(entry.step), level: entry.string ?? '' }));
  return grants.every(({ level }) => level === 'read' || level === 'write' || level === 'none') ? grants : null;
};

const input = { en: 'input', ko: '입력' };
const secret = { en: 'secret', ko: '시크릿' };

/** What is given against what is declared. */
function* handedOver(job: Job, given: View, declared: View, uses: Uses, what: typeof input): Generator<Finding> {
  if (isOpen(given) || isOpen(declared)) return;
  const names = declared.entries().map((entry) => String(entry.step));
  const meant = new Set<string>();
  for (const entry of given.entries()) yield* undeclared(entry, names, uses, what, 'error', meant);
  const present = new Set(given.entries().map((entry) => String(entry.step).toLowerCase()));
  for (const entry of declared.entries()) {
    const name = String(entry.step);
    if (!entry.at('required').is(true) || !entry.at('default').absent || present.has(name.toLowerCase()) || meant.has(name))
      continue;
    yield report('reference/input', job.view.at('uses').span, {
      en: `${quote(uses.text)} needs the ${what.en} ${quote(name)}.`,
      ko: `${quote(uses.text)}에 ${what.ko} ${quote(name)}이(가) 필요합니다.`,
    });
  }
}

function* undeclared(
  entry: View,
  names: readonly string[],
  uses: Uses,
  what: typeof input,
  severity: 'error' | 'warning',
  meant: Set<string>,
): Generator<Finding> {
  const name = String(entry.step);
  if (!entry.keySpan || names.some((known) => known.toLowerCase() === name.toLowerCase())) return;
  const near = nearest(name, names);
  if (near !== null) meant.add(near);
  const say = {
    en: `${quote(uses.text)} has no ${what.en} ${quote(name)}.${near === null ? '' : ` Did you mean ${quote(near)}?`}`,
    ko: `${quote(uses.text)}에 ${what.ko} ${quote(name)}이(가) 없습니다.${near === null ? '' : ` ${quote(near)}을(를) 쓰려고 했습니까?`}`,
  };
  yield report('reference/input', entry.keySpan, say, { severity, instead: near });
}

/** The runner only warns of inputs that an action does not have. */
function* actionCall(step: Step, uses: Uses, { files }: Surroundings): Generator<Finding> {
  const folder = pathOf(uses);
  if (folder === null) return;
  const prefix = folder === '' ? '' : `${folder}/`;
  const root = files.root(`${prefix}action.yml`, 'core') ?? files.root(`${prefix}action.yaml`, 'core');
  const given = step.view.at('with');
  if (!root?.map || root.map.open || isOpen(root.at('inputs')) || isOpen(given)) return;
  const names = root
    .at('inputs')
    .entries()
    .map((entry) => String(entry.step));
  // An action in a container takes these two beside its own.
  if (root.at('runs', 'using').is('docker')) names.push('args', 'entrypoint');
  for (const entry of given.entries()) yield* undeclared(entry, names, uses, input, 'warning', new Set());
}
