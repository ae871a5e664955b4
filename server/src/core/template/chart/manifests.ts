/** Cuts what templates printed into documents, and puts them in the order in which Helm installs them. */
import { readYaml, YamlError } from '../data/yaml-read.ts';
import { compareBytes } from '../value/bytes.ts';
import { cut } from '../value/text.ts';
import type { Str, Value } from '../value/value.ts';
import type { HelmMajor } from './coalesce.ts';

export interface Document {
  /** The template that made it, from the outermost chart's name on: `chart/templates/x.yaml`. */
  readonly path: string;
  /** Where the template stands among the chart's files. */
  readonly file: string;
  readonly text: Str;
  readonly kind: string;
  readonly name: string;
  /** Events of a hook; empty for what is no hook. */
  readonly hooks: readonly string[];
  readonly isTest: boolean;
}

export interface RenderedFile {
  readonly path: string;
  readonly file: string;
  readonly text: Str;
}

const installOrder =
  'PriorityClass Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget ServiceAccount Secret SecretList ConfigMap StorageClass PersistentVolume PersistentVolumeClaim CustomResourceDefinition ClusterRole ClusterRoleList ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding RoleBindingList Service DaemonSet Pod ReplicationController ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass Ingress APIService';
const ranks = new Map(installOrder.split(' ').map((kind, i) => [kind, i]));
/** Helm 4 knows the webhooks as well, and installs them last. */
const ranks4 = new Map([
  ...ranks,
  ['MutatingWebhookConfiguration', ranks.size],
  ['ValidatingWebhookConfiguration', ranks.size + 1],
]);

const events = new Set(
  'pre-install post-install pre-delete post-delete pre-upgrade post-upgrade pre-rollback post-rollback test test-success'.split(
    ' ',
  ),
);

const byKind = (ranks: ReadonlyMap<string, number>, a: Document, b: Document): number => {
  const [x, y] = [ranks.get(a.kind), ranks.get(b.kind)];
  if (x === undefined && y === undefined) return compareBytes(a.kind, b.kind);
  if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
  return x - y;
};

/** Go's white space. */
const isSpace = (c: string | undefined): boolean => c !== undefined && c !== '\ufeff' && /[\s\x85]/.test(c);
const trimStart = (text: Str): Str => {
  let at = 0;
  while (isSpace(text.v[at])) at++;
  return cut(text, at);
};
const trim = (text: Str): Str => {
  let end = text.v.length;
  while (end > 0 && isSpace(text.v[end - 1])) end--;
  return trimStart(cut(text, 0, end));
};

/** The documents of one printed file, as Helm's splitting finds them. The two majors cut white space differently. */
export const splitDocuments = (whole: Str, helm: HelmMajor): readonly Str[] =>
  helm === 3 ? splitTight(whole) : splitLoose(whole);

const isBlank = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\n' || c === '\r' || c === '\f';

/** A mark takes the white space on both of its sides. */
const splitTight = (whole: Str): readonly Str[] => {
  const text = trim(whole);
  const parts: Str[] = [];
  let from = 0;
  let at = text.v.startsWith('---') ? 0 : text.v.indexOf('\n---');
  while (at >= 0) {
    let start = at;
    while (at > 0 && start > from && isBlank(text.v[start - 1])) start--;
    let end = at + (text.v[at] === '\n' ? 4 : 3);
    while (isBlank(text.v[end])) end++;
    parts.push(cut(text, from, Math.max(from, start)));
    from = end;
    at = text.v.indexOf('\n---', from);
  }
  parts.push(cut(text, from));
  return parts.filter((part) => part.v !== '').map(trim);
};

/** A mark takes the blanks behind it; documents keep the white space at their end. */
const splitLoose = (whole: Str): readonly Str[] => {
  const text = trimStart(whole);
  const parts: Str[] = [];
  let from = 0;
  for (let line = 0; ; ) {
    if (text.v.startsWith('---', line)) {
      parts.push(cut(text, from, line));
      from = line + 3;
      while (text.v[from] === ' ' || text.v[from] === '\t') from++;
    }
    const next = text.v.indexOf('\n', Math.max(line, from === 0 ? line : from));
    if (next < 0) break;
    line = next + 1;
  }
  parts.push(cut(text, from));
  return parts.filter((part) => part.v.trim() !== '').map(trimStart);
};

export interface Sorted {
  readonly documents: readonly Document[];
  readonly hooks: readonly Document[];
  /** Where a document is no YAML: the file and Go's words. Everything is handed back unsorted then. */
  readonly errors: readonly {
    readonly path: string;
    readonly file: string;
    readonly words: string;
    readonly text: Str;
    readonly line: number;
  }[];
}

export const sortDocuments = (files: readonly RenderedFile[], helm: HelmMajor): Sorted => {
  const documents: Document[] = [];
  const hooks: Document[] = [];
  const errors: Sorted['errors'][number][] = [];
  for (const { path, file, text } of [...files].sort((a, b) => compareBytes(a.path, b.path))) {
    if (path.slice(path.lastIndexOf('/') + 1).startsWith('_') || text.v.trim() === '') continue;
    for (const part of splitDocuments(text, helm)) {
      const head = headOf(part);
      if ('error' in head) {
        errors.push({ path, file, words: head.error, text: part, line: head.line });
        continue;
      }
      const document = { path, file, text: part, kind: head.kind, name: head.name, hooks: [], isTest: false };
      if (head.hook === undefined) {
        documents.push(document);
        continue;
      }
      const named = head.hook.split(',').map((word) => word.trim().toLowerCase());
      if (named.every((word) => events.has(word)))
        hooks.push({ ...document, hooks: named, isTest: named.includes('test') || named.includes('test-success') });
    }
  }
  const order = (a: Document, b: Document): number => byKind(helm === 3 ? ranks : ranks4, a, b);
  return { documents: documents.sort(order), hooks: hooks.sort(order), errors };
};

interface Head {
  readonly kind: string;
  readonly name: string;
  readonly hook: string | undefined;
}

const word = (value: Value | undefined): string => (value?.t === 'string' ? value.v : '');

const sortName = (value: Value): string =>
  value.t === 'list' ? 'array' : value.t === 'map' ? 'object' : value.t === 'float' ? 'number' : value.t;

/** What Helm reads of a document. Only its outermost keys matter, but all of it must be YAML. */
const headOf = (text: Str): Head | { readonly error: string; readonly line: number } => {
  let value: Value;
  try {
    value = readYaml(text.v, { file: undefined, runs: undefined, path: [] });
  } catch (error) {
    if (error instanceof YamlError) return { error: `error converting YAML to JSON: ${error.message}`, line: error.line };
    throw error;
  }
  const json = 'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal';
  if (value.t === 'nil') return { kind: '', name: '', hook: undefined };
  if (value.t !== 'map') return { error: `${json} ${sortName(value)} into Go value of type releaseutil.SimpleHead`, line: 0 };
  const metadata = value.map.get('metadata');
  const wrong = (at: Value, field: string, type: string) => ({
    error: `${json} ${sortName(at)} into Go struct field ${field} of type ${type}`,
    line: 0,
  });
  for (const key of ['apiVersion', 'kind']) {
    const at = value.map.get(key);
    if (at !== undefined && at.t !== 'string' && at.t !== 'nil') return wrong(at, `SimpleHead.${key}`, 'string');
  }
  if (metadata !== undefined && metadata.t !== 'map' && metadata.t !== 'nil')
    return wrong(
      metadata,
      'SimpleHead.metadata',
      'struct { Name string "json:\\"name\\""; Annotations map[string]string "json:\\"annotations\\"" }',
    );
  if (metadata?.t !== 'map') return { kind: word(value.map.get('kind')), name: '', hook: undefined };
  const name = metadata.map.get('name');
  if (name !== undefined && name.t !== 'string' && name.t !== 'nil') return wrong(name, 'SimpleHead.metadata.name', 'string');
  const annotations = metadata.map.get('annotations');
  if (annotations !== undefined && annotations.t !== 'map' && annotations.t !== 'nil')
    return wrong(annotations, 'SimpleHead.metadata.annotations', 'map[string]string');
  if (annotations?.t === 'map') {
    for (const at of annotations.map.values())
      if (at.t !== 'string' && at.t !== 'nil') return wrong(at, 'SimpleHead.metadata.annotations', 'string');
  }
  const hook = annotations?.t === 'map' ? annotations.map.get('helm.sh/hook') : undefined;
  return { kind: word(value.map.get('kind')), name: word(name), hook: hook === undefined ? undefined : word(hook) };
};
