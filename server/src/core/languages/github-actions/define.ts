/** From a name to where it is given: jobs, steps, inputs, matrix values, local actions and workflows. */
import { span } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { locate } from '../../yaml/locate.ts';
import type { View } from '../../yaml/view.ts';
import type { Location, Surroundings } from '../language.ts';
import { jobAt, type Named, namedAt } from './expression-at.ts';
import { inputViews } from './known-names.ts';
import { jobs, steps } from './model.ts';
import { pathOf, usesOf } from './uses.ts';

const same = (a: string | number | null | undefined, b: string | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && String(a).toLowerCase() === b.toLowerCase();

/** The view whose key or value declares the name. */
const declaration = (model: Model, { mention, depth }: Named, offset: number): View | undefined => {
  const [name, , output] = mention.path;
  if (depth === 0) return undefined;
  switch (mention.name) {
    case 'steps':
      return (jobAt(model, offset)?.steps ?? steps.see(model)).find(({ id }) => same(id, name))?.view.at('id');
    case 'needs':
    case 'jobs': {
      const job = jobs.see(model).find(({ id }) => same(id, name));
      return depth === 3
        ? job?.view
            .at('outputs')
            .entries()
            .find((entry) => same(entry.step, output))
        : job?.view;
    }
    case 'inputs':
      return inputViews(model).find((view) => same(view.step, name));
    case 'matrix':
      return jobAt(model, offset)
        ?.view.at('strategy', 'matrix')
        .entries()
        .find((entry) => same(entry.step, name));
    case 'env': {
      const scopes = [
        ...steps
          .see(model)
          .filter(({ view }) => view.node !== null && view.start <= offset && offset <= view.start + view.node.length)
          .map(({ view }) => view),
        jobAt(model, offset)?.view,
        model.root,
      ];
      for (const scope of scopes) {
        const found = scope
          ?.at('env')
          .entries()
          .find((entry) => same(entry.step, name));
        if (found) return found;
      }
      return undefined;
    }
    default:
      return undefined;
  }
};

const localFile = (view: View, { files }: Surroundings): readonly Location[] => {
  const uses = view.step === 'uses' ? usesOf(view) : null;
  const path = uses ? pathOf(uses) : null;
  if (path === null) return [];
  const candidates = /\.ya?ml$/.test(path)
    ? [path]
    : ['action.yml', 'action.yaml', 'Dockerfile'].map((name) => (path === '' ? name : `${path}/${name}`));
  for (const candidate of candidates) {
    const file = files.get(candidate);
    if (file) return [{ uri: file.uri, span: span(0, 0) }];
  }
  return [];
};

export const define = (model: Model, offset: number, around: Surroundings): readonly Location[] => {
  const here = (view: View | undefined): readonly Location[] =>
    view ? [{ uri: around.source.uri, span: view.keySpan ?? view.span }] : [];
  const named = namedAt(model, offset);
  if (named) {
    const target = declaration(model, named, offset);
    // A step is named by the value of its `id`, everything else by its key.
    return mentionIsStep(named) ? (target ? [{ uri: around.source.uri, span: target.span }] : []) : here(target);
  }
  const { view, on } = locate(model.root, offset);
  if (on !== 'value') return [];
  const inNeeds = view.path[0] === 'jobs' && view.path[2] === 'needs';
  if (inNeeds) return here(jobs.see(model).find(({ id }) => same(id, view.text))?.view);
  return localFile(view, around);
};

const mentionIsStep = ({ mention }: Named): boolean => mention.name === 'steps';
