/** What people may set, its defaults, and the one reading of unknown input into it. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
/** How loud a finding is shown. */
export type Severity = (typeof severities)[number];

export const levels = ['privileged', 'baseline', 'restricted'] as const;
/** A level of the Pod Security Standards. */
export type Level = (typeof levels)[number];

export const presets = ['essential', 'recommended', 'strict', 'all'] as const;
/** A set of rules; each holds those before it. */
export type Preset = (typeof presets)[number];

export const languages = ['auto', 'en', 'ko'] as const;
export const diagnosticScopes = ['open', 'changed', 'all'] as const;

/** A minor version of Kubernetes 1.x, or null where it is not known. */
export type Minor = number | null;

/** An exception for some files or objects. The last that matches wins. */
export interface Override {
  readonly files: readonly string[];
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly namespaces: readonly string[];
  readonly containers: readonly string[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly preset: Preset | null;
  readonly podSecurity: { readonly level: Level | null; readonly version: string | null };
  readonly kubernetes: { readonly version: string | null };
  readonly reason: string | null;
  readonly owner: string | null;
  /** The last day it holds, `YYYY-MM-DD`; past it the override is a finding. */
  readonly until: string | null;
}

/** The settings of one resource. Null is "not set". */
export interface Settings {
  readonly preset: Preset;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly podSecurity: { readonly level: Level | null; readonly version: string | null };
  readonly kubernetes: { readonly version: string | null };
  /** Glob to the path or `file:` address of a JSON schema. */
  readonly schemas: Readonly<Record<string, string>>;
  readonly exclude: readonly string[];
  readonly language: (typeof languages)[number];
  /** Bytes (UTF-16 units of text) above which a file is not read, at least 1024. */
  readonly maxFileSize: number;
  readonly diagnostics: (typeof diagnosticScopes)[number];
  readonly overrides: readonly Override[];
}

export const defaults: Settings = {
  preset: 'recommended',
  rules: Object.create(null),
  podSecurity: { level: null, version: null },
  kubernetes: { version: null },
  schemas: Object.create(null),
  exclude: [],
  language: 'auto',
  maxFileSize: 10_000_000,
  diagnostics: 'open',
  overrides: [],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | null =>
  allowed.find((word) => word === value) ?? null;

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : typeof value === 'string' ? [value] : [];

const string = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

/** Null-prototype record of the members that `read` accepts. */
const recordOf = <T>(value: unknown, read: (member: unknown) => T | null): Readonly<Record<string, T>> => {
  const record: Record<string, T> = Object.create(null);
  if (isRecord(value))
    for (const [key, member] of Object.entries(value)) {
      const known = read(member);
      if (known !== null) record[key] = known;
    }
  return record;
};

/** Members of both, those of the second where both have one. Null-prototype, as its keys come from outside. */
export const merged = <T>(below: Readonly<Record<string, T>>, above: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), below, above);

const ruleLevel = (value: unknown): Severity | 'off' | null =>
  value === 'off' || value === false ? 'off' : oneOf(severities, value);

const podSecurity = (value: unknown): Settings['podSecurity'] => {
  const record = isRecord(value) ? value : {};
  return { level: oneOf(levels, record['level']), version: string(record['version']) };
};

const kubernetes = (value: unknown): Settings['kubernetes'] => ({ version: isRecord(value) ? string(value['version']) : null });

const override = (value: unknown): Override | null =>
  isRecord(value)
    ? {
        files: strings(value['files']),
        kinds: strings(value['kinds']),
        names: strings(value['names']),
        namespaces: strings(value['namespaces']),
        containers: strings(value['containers']),
        rules: recordOf(value['rules'], ruleLevel),
        preset: oneOf(presets, value['preset']),
        podSecurity: podSecurity(value['podSecurity']),
        kubernetes: kubernetes(value['kubernetes']),
        reason: string(value['reason']),
        owner: string(value['owner']),
        until: string(value['until']),
      }
    : null;

/**
 * Reads settings from an editor's configuration or a parsed `.foresee.yaml`. What is missing or malformed takes its value from `base`;
 * the configuration file's own schema tells people about malformed values.
 */
export const parseSettings = (value: unknown, base: Settings = defaults): Settings => {
  if (!isRecord(value)) return base;
  const has = (key: string): boolean => Object.hasOwn(value, key);
  const pod = podSecurity(value['podSecurity']);
  const size = value['maxFileSize'];
  return {
    preset: oneOf(presets, value['preset']) ?? base.preset,
    rules: has('rules') ? merged(base.rules, recordOf(value['rules'], ruleLevel)) : base.rules,
    podSecurity: { level: pod.level ?? base.podSecurity.level, version: pod.version ?? base.podSecurity.version },
    kubernetes: { version: kubernetes(value['kubernetes']).version ?? base.kubernetes.version },
    schemas: has('schemas') ? merged(base.schemas, recordOf(value['schemas'], string)) : base.schemas,
    exclude: has('exclude') ? [...base.exclude, ...strings(value['exclude'])] : base.exclude,
    language: oneOf(languages, value['language']) ?? base.language,
    maxFileSize: typeof size === 'number' && Number.isFinite(size) ? Math.max(1024, size) : base.maxFileSize,
    diagnostics: oneOf(diagnosticScopes, value['diagnostics']) ?? base.diagnostics,
    overrides: Array.isArray(value['overrides'])
      ? [...base.overrides, ...value['overrides'].map(override).filter((item) => item !== null)]
      : base.overrides,
  };
};

/** The minor of `1.30`, `v1.30`, `v1.30.2+k3s1` or `1.30-0`; null where it is none. */
export const minorOf = (version: string | null): Minor => {
  const match = version === null ? null : /^v?1\.(\d{1,3})(?:$|[.+-])/.exec(version.trim());
  return match ? Number(match[1]) : null;
};
