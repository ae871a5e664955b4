import { type Span, shift } from '../../../base/source.ts';
import { rule } from '../../../checks/rules/define.ts';
import { lens } from '../../../checks/rules/lens.ts';
import { inside } from '../../../yaml/inside.ts';
import type { View } from '../../../yaml/view.ts';
import { expressionsIn } from '../expression.ts';
import { steps, workflows } from '../model.ts';

/** Every scalar that a step or an `env` above it holds. */
const scalars = lens<View>('github-secret-scalars', (model) => {
  const found: View[] = [];
  const visit = (view: View, depth: number): void => {
    if (view.node?.kind === 'scalar' && view.node.text.includes('secrets')) found.push(view);
    else if (depth < 6 && !view.shared) for (const child of view.map ? view.entries() : view.items()) visit(child, depth + 1);
  };
  for (const { root, jobs } of workflows.see(model)) {
    visit(root.at('env'), 0);
    for (const job of jobs) for (const key of ['env', 'with', 'secrets']) visit(job.view.at(key), 0);
  }
  for (const step of steps.see(model)) visit(step.view, 0);
  return found;
});

interface Over {
  readonly at: Span;
  readonly what: 'all' | 'part';
}

export const ghaSecretsOverprovisioned = rule({
  id: 'gha-secrets-overprovisioned',
  layer: 'code',
  tags: ['secrets'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: scalars,
  *check(view): Generator<Over> {
    const { node } = view;
    if (node?.kind !== 'scalar') return;
    const raw = view.tree.text.slice(view.start, view.start + node.length);
    for (const { mentions, text } of expressionsIn(node))
      for (const { name, path, whole, flows } of mentions) {
        if (name !== 'secrets') continue;
        const at = shift(inside(node, raw, whole), view.start);
        if (path.length === 0 || path[0] === null) yield { at, what: 'all' };
        // Only the secret as a whole is masked in the log, not what is taken out of it.
        else if (flows && /fromJSON\(\s*secrets\.[\w-]+\s*\)\s*[.[]/i.test(text)) yield { at, what: 'part' };
      }
  },
  say: {
    en: ({ what }) =>
      what === 'all'
        ? 'This hands every secret of the repository to the runner, needed or not.'
        : 'A part of a secret is not masked in the log; keep each value as a secret of its own.',
    ko: ({ what }) =>
      what === 'all'
        ? '필요하든 아니든 저장소의 모든 시크릿이 러너에 전달됩니다.'
        : '시크릿의 일부는 로그에서 가려지지 않습니다. 값마다 따로 시크릿을 만드십시오.',
  },
});
