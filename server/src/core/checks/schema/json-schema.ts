/** The only door to `ajv`: JSON Schema of any draft, for schemas that people bring and those that our own build cannot walk. */
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats, { type FormatName } from 'ajv-formats';
import { pattern } from '../../base/pattern.ts';
import type { Plain } from '../../yaml/plain.ts';
import { toPlain } from '../../yaml/plain.ts';
import type { View } from '../../yaml/view.ts';
import { type Branch, bestOf } from './choice.ts';
import type { Fault } from './fault.ts';
import { faultsOf } from './json-faults.ts';
import { isRecord, type Schema, tame } from './tame.ts';

/** A compiled schema. */
export interface JsonSchema {
  readonly check: (root: View, options?: CheckOptions) => readonly Fault[];
}

export interface CheckOptions {
  /** `null` is the same as absent, as in values of a chart. */
  readonly nullIsAbsent?: boolean;
}

/** Why a schema cannot be used: it is no schema, or it is too large to be compiled while somebody types. */
export interface Refused {
  readonly refused: 'malformed' | 'too-large';
}

/** The schema of a plain value, compiled; the caller keeps it by the text it came from. */
export const jsonSchema = (schema: Plain): JsonSchema | Refused => {
  if (!isRecord(schema) && typeof schema !== 'boolean') return { refused: 'malformed' };
  const safe = tame(schema, base);
  if (safe === null) return { refused: 'too-large' };
  const ajv = engineFor(isRecord(schema) ? schema['$schema'] : undefined);
  try {
    const work: Work = { left: 0 };
    addChoices(ajv, work);
    const validate = ajv.compile(typeof safe === 'boolean' ? safe : { ...safe, [idOf(ajv)]: base });
    return {
      check: (root, options = {}) => {
        work.left = branchLimit;
        return validate(toPlain(root)) ? [] : faultsOf(root, validate.errors ?? [], options);
      },
    };
  } catch {
    // What ajv refuses to compile is no schema; its words are for those who write schemas and say nothing of the document.
    return { refused: 'malformed' };
  }
};

const base = 'schema:root';

/** Branches that may still be tried in one document: of choices within choices their number grows with every level. */
interface Work {
  left: number;
}
const branchLimit = 50_000;

const options: Options = {
  allErrors: true,
  verbose: true,
  strict: false,
  validateSchema: false,
  // References may meet a definition twice; each is compiled once.
  inlineRefs: false,
  logger: false,
  // A schema is compiled while somebody waits for it and used a few times; ajv's second pass over its code costs more than it saves.
  code: { optimize: false, regExp: Object.assign((source: string) => linear(source), { code: 'pattern' }) },
};

/**
 * Patterns that are beyond our matcher were taken out of the schema; this one says yes should another ever come. Ajv tells patterns
 * apart by their text.
 */
const linear = (source: string): { readonly test: (text: string) => boolean; readonly toString: () => string } => {
  const found = pattern(source, 'ecma');
  return { test: 'error' in found ? () => true : found.test, toString: () => source };
};

/** Formats whose own expressions are linear. In drafts from 2019 on a format says nothing of validity. */
const formats: readonly FormatName[] = [
  'date',
  'time',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
  'json-pointer',
];

type Engine = Ajv | AjvDraft04;

const engineFor = (draft: Plain | undefined): Engine => {
  const name = typeof draft === 'string' ? draft : '';
  if (name.includes('2020-12')) return new Ajv2020({ ...options, validateFormats: false });
  if (name.includes('2019-09')) return new Ajv2019({ ...options, validateFormats: false });
  const ajv: Engine = /draft-0[34]/.test(name) ? new AjvDraft04(options) : new Ajv(options);
  addFormats(ajv, { mode: 'fast', formats: [...formats] });
  return ajv;
};

const idOf = (ajv: Engine): string => (ajv instanceof AjvDraft04 ? 'id' : '$id');

/** Puts our own choices in the place of ajv's, which tell of every branch at once. */
const addChoices = (ajv: Engine, work: Work): void => {
  const known = new WeakMap<readonly Schema[], Choice>();
  for (const keyword of ['anyOf', 'oneOf']) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      keyword,
      schemaType: 'array',
      errors: 'full',
      compile: (schemas: readonly Schema[]) => {
        // Ajv compiles a definition anew for each schema that refers to it; its choices stay the same.
        const made = known.get(schemas);
        if (made) return made;
        // A branch may lead back to the whole, so it is compiled when a value first comes to it.
        const branches = schemas.map((schema) => lazily(() => ajv.compile(typeof schema === 'boolean' ? schema : { ...schema })));
        const choice = choose(keyword, branches, work);
        known.set(schemas, choice);
        return choice;
      },
    });
  }
};

const lazily = <T>(make: () => T): (() => T) => {
  const kept: { value?: T } = {};
  return () => {
    kept.value ??= make();
    return kept.value;
  };
};

type Context = Parameters<ValidateFunction>[1];

interface Choice {
  (data: unknown, context?: Context): boolean;
  errors?: Partial<ErrorObject>[];
}

const choose = (keyword: string, branches: readonly (() => ValidateFunction)[], work: Work): Choice => {
  const check: Choice = (data, context) => {
    const failed: Branch[] = [];
    let fitting = 0;
    for (const branch of branches) {
      // A document that costs more than anybody waits for is let pass.
      if (work.left-- <= 0) return true;
      const validate = branch();
      if (validate(data, context)) {
        fitting++;
        if (keyword === 'anyOf') return true;
      } else failed.push([...(validate.errors ?? [])]);
    }
    if (fitting === 1) return true;
    const at = context?.instancePath ?? '';
    check.errors = fitting > 1 ? [{ keyword: 'oneOf', instancePath: at, schemaPath: '', params: {} }] : [...bestOf(failed, at)];
    return false;
  };
  return check;
};
