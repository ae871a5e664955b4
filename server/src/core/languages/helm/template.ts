/** Templates of a chart: Go templates whose text becomes YAML. They are never read as YAML themselves. */
import { memo2 } from '../../base/memo.ts';
import { quote } from '../../base/say.ts';
import { type Span, touches } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { type Finding, nobody } from '../../finding/finding.ts';
import type { ParseProblem } from '../../template/index.ts';
import { View } from '../../yaml/view.ts';
import type { Completion, Files, Hover, Language, Location, Outline, Surroundings } from '../language.ts';
import { chartFileOf } from './chart.ts';
import { type Read, readsOf, templateOf } from './reads.ts';
import { showValue, typeOf } from './show.ts';
import { allowedAbsent, lookup, valuesOf } from './values.ts';

const ofProblem = (problem: ParseProblem): Finding => ({
  rule: `syntax/${problem.code}`,
  layer: null,
  severity: 'error',
  span: problem.span,
  say: problem.say,
  fix: null,
  related: [],
  subject: nobody,
  supersedes: [],
});

const chartOf = (around: Surroundings): string => chartFileOf(around.source.path, around.files)?.folder ?? '';

const missing = (read: Read, depth: number, suggestion: string | null): Finding => {
  const path = `.Values.${read.path.slice(0, depth + 1).join('.')}`;
  const span: Span = read.spans[depth] ?? read.span;
  const hint =
    suggestion === null
      ? { en: '', ko: '' }
      : { en: ` Did you mean ${quote(suggestion)}?`, ko: ` ${quote(suggestion)}을(를) 쓰려고 하셨습니까?` };
  return {
    rule: 'reference/helm-value',
    layer: null,
    severity: 'warning',
    span,
    say: {
      en: `No values file of this chart has ${quote(path)}.${hint.en}`,
      ko: `이 차트의 어떤 values 파일에도 ${quote(path)}이(가) 없습니다.${hint.ko}`,
    },
    fix:
      suggestion === null
        ? null
        : () => ({
            safety: 'review',
            say: { en: `Change to ${quote(suggestion)}`, ko: `${quote(suggestion)}(으)로 변경` },
            edits: [{ ...span, text: `.${suggestion}` }],
          }),
    related: [],
    subject: nobody,
    supersedes: [],
  };
};

/** One finding for each path that leads nowhere; hangs on the template and on the files as they are. */
const undefinedValues = memo2((model: Model, files: Files) => {
  const found: { readonly read: Read; readonly depth: number; readonly suggestion: string | null }[] = [];
  const source = sourceOf.get(model);
  const part = source && chartFileOf(source.path, files);
  if (!source || part?.part !== 'template') return found;
  for (const read of readsOf(templateOf(source))) {
    if (read.guarded) continue;
    const result = lookup(part.folder, files, read.path);
    if (result.state === 'missing' && !allowedAbsent(part.folder, files, read.path, result.depth))
      found.push({ read, depth: result.depth, suggestion: result.suggestion });
  }
  return found;
});

/** The text that a model was made of; a model belongs to one file. */
const sourceOf = new WeakMap<Model, Surroundings['source']>();

const readAt = (source: Surroundings['source'], offset: number): { readonly read: Read; readonly depth: number } | null => {
  for (const read of readsOf(templateOf(source))) {
    const depth = read.spans.findIndex((span) => touches(span, offset) && span.start < offset + 1);
    if (depth >= 0 && touches(read.span, offset)) return { read, depth };
  }
  return null;
};

const hover = (_model: Model, offset: number, around: Surroundings): Hover | null => {
  const at = readAt(around.source, offset);
  if (!at) return null;
  const path = at.read.path.slice(0, at.depth + 1);
  const folder = chartOf(around);
  const found = valuesOf(folder, around.files).flatMap((file) => {
    const view = file.root.at(...path);
    return view.node === null ? [] : [{ file, view }];
  });
  const name = `.Values.${path.join('.')}`;
  const span = { start: at.read.span.start, end: at.read.spans[at.depth]?.end ?? at.read.span.end };
  if (found.length === 0)
    return {
      span,
      parts: [{ en: `\`${name}\`\n\nNo values file sets it.`, ko: `\`${name}\`\n\n이 값을 정하는 values 파일이 없습니다.` }],
    };
  const lines = found.map(
    ({ file, view }) => `\`${file.path.slice(folder === '' ? 0 : folder.length + 1)}\`\n\n\`\`\`yaml\n${showValue(view)}\n\`\`\``,
  );
  return {
    span,
    parts: [
      {
        en: [`\`${name}\` (${typeOf(found[0]?.view)})`, ...lines].join('\n\n'),
        ko: [`\`${name}\` (${typeOf(found[0]?.view)})`, ...lines].join('\n\n'),
      },
    ],
  };
};

const define = (_model: Model, offset: number, around: Surroundings): readonly Location[] => {
  const at = readAt(around.source, offset);
  if (!at) return [];
  const path = at.read.path.slice(0, at.depth + 1);
  return valuesOf(chartOf(around), around.files).flatMap(({ uri, root }) => {
    const view = root.at(...path);
    return view.node === null ? [] : [{ uri, span: view.keySpan ?? view.span }];
  });
};

/** The chain of names that ends at the cursor, such as `.Values.image.re`; null where the cursor is not in an action. */
const chainBefore = (text: string, offset: number): { readonly names: readonly string[]; readonly from: number } | null => {
  const open = text.lastIndexOf('{{', offset);
  if (open < 0 || text.lastIndexOf('}}', offset - 1) > open) return null;
  const match = /\$?(?:\.[A-Za-z_]\w*)*\.[A-Za-z_]?\w*$/.exec(text.slice(Math.max(open, offset - 400), offset));
  if (!match) return null;
  const names = match[0].replace(/^\$/, '').split('.').slice(1);
  return { names, from: offset - (names.at(-1)?.length ?? 0) };
};

const builtIns = ['Values', 'Release', 'Chart', 'Capabilities', 'Files', 'Template', 'Subcharts'] as const;

const complete = (_model: Model, offset: number, around: Surroundings): readonly Completion[] => {
  const chain = chainBefore(around.source.text, offset);
  if (!chain) return [];
  const replace = { start: chain.from, end: offset };
  const item = (label: string, detail: string | null): Completion => ({
    label,
    kind: 'variable',
    insert: label,
    snippet: false,
    replace,
    detail,
    docs: null,
    rank: 0,
  });
  if (chain.names.length === 1) return builtIns.map((name) => item(name, null));
  if (chain.names[0] !== 'Values') return [];
  const above = chain.names.slice(1, -1);
  const seen = new Map<string, Completion>();
  for (const { root, path } of valuesOf(chartOf(around), around.files))
    for (const entry of root.at(...above).entries()) {
      const label = String(entry.step);
      // A name that Go cannot write after a dot needs `index`.
      if (!seen.has(label) && /^[A-Za-z_]\w*$/.test(label))
        seen.set(label, {
          ...item(label, showValue(entry).split('\n')[0] ?? null),
          docs: {
            en: `\`${path}\`\n\n\`\`\`yaml\n${showValue(entry)}\n\`\`\``,
            ko: `\`${path}\`\n\n\`\`\`yaml\n${showValue(entry)}\n\`\`\``,
          },
        });
    }
  return [...seen.values()];
};

export const helmTemplate: Language = {
  id: 'helm-template',
  title: { en: 'Helm template', ko: 'Helm 템플릿' },
  reads: 'text',
  claims: (source, files) => chartFileOf(source.path, files)?.part === 'template',
  model: (tree, source) => {
    const model: Model = { language: 'helm-template', tree, root: View.root(tree, 'go'), subject: nobody, views: [] };
    sourceOf.set(model, source);
    return model;
  },
  rules: [],
  check: (model) => {
    const source = sourceOf.get(model);
    return source ? templateOf(source).problems.map(ofProblem) : [];
  },
  across: (model, { files }) =>
    undefinedValues(model, files).map(({ read, depth, suggestion }) => missing(read, depth, suggestion)),
  hover,
  define,
  complete,
  outline: (model) => {
    const source = sourceOf.get(model);
    if (!source) return [];
    return templateOf(source).defines.map(
      (node): Outline => ({
        name: node.name,
        detail: node.kind,
        kind: 'function',
        span: node.span,
        label: node.nameSpan,
        children: [],
      }),
    );
  },
};
