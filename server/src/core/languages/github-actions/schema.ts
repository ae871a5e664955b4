/** GitHub's own schema of workflows and actions as shapes: what may stand at a place, and which expressions may be used there. */
import { memo } from '../../base/memo.ts';
import {
  actionDefinitions,
  type Definition,
  type Definitions,
  type MappingDefinition,
  workflowDefinitions,
} from './definitions.ts';

/** How many arguments a function takes. */
export interface Arity {
  readonly min: number;
  readonly max: number;
}

/** The contexts and extra functions that expressions at a place may use; names in lower case. */
export interface Scope {
  readonly contexts: readonly string[];
  readonly functions: ReadonlyMap<string, Arity & { readonly name: string }>;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly description: string | null;
  readonly shape: Shape;
}

/** One way a map may look. */
export interface Layout {
  readonly properties: ReadonlyMap<string, Property>;
  /** Shapes of further keys and their values; null where only the named ones may stand. */
  readonly loose: { readonly key: Shape; readonly value: Shape } | null;
}

/** What may stand at a place. One object for one definition in one scope, so results may hang on it. */
export interface Shape {
  /** The definition's name in GitHub's schema. */
  readonly name: string;
  readonly description: string | null;
  readonly scope: Scope;
  readonly nullable: boolean;
  readonly boolean: boolean;
  readonly number: boolean;
  /** Any text may stand here; `filled`: but not an empty one. */
  readonly text: 'any' | 'filled' | null;
  /** The words that may stand here, where only some may. */
  readonly words: readonly Word[];
  readonly item: () => Shape | null;
  readonly layouts: () => readonly Layout[];
}

export interface Word {
  readonly text: string;
  readonly description: string | null;
  readonly ignoreCase: boolean;
}

/** A format's shapes. */
export interface Grammar {
  readonly root: Shape;
  /** Anything at all, in the scope of a place. */
  readonly anything: (scope: Scope) => Shape;
}

const once = <T>(make: () => T): (() => T) => {
  const kept: { value: T }[] = [];
  return () => {
    const known = kept[0];
    if (known) return known.value;
    const value = make();
    kept.push({ value });
    return value;
  };
};

const noScope: Scope = { contexts: [], functions: new Map() };

const functionName = /^(\w+)\((\d+),(\d+|MAX)\)$/;

const widen = (scope: Scope, added: readonly string[]): Scope => {
  const contexts = [...scope.contexts];
  const functions = new Map(scope.functions);
  for (const entry of added) {
    const match = functionName.exec(entry);
    const name = match?.[1];
    if (name)
      functions.set(name.toLowerCase(), {
        name,
        min: Number(match[2]),
        max: match[3] === 'MAX' ? Number.POSITIVE_INFINITY : Number(match[3]),
      });
    else if (!contexts.includes(entry.toLowerCase())) contexts.push(entry.toLowerCase());
  }
  return { contexts, functions };
};

const grammarOf = (definitions: Definitions, rootName: string): Grammar => {
  const shapes = new Map<string, Shape>();
  // Scopes are few; a key made of their words keeps one object for each.
  const scopes = new Map<string, Scope>();
  const intern = (scope: Scope): Scope => {
    const key = [...scope.contexts, ...scope.functions.keys()].join(' ');
    const known = scopes.get(key);
    if (known) return known;
    scopes.set(key, scope);
    return scope;
  };

  const get = (name: string): Definition => definitions.get(name) ?? { name, description: null, context: [], kind: 'null' };

  const parts = (definition: Definition): readonly Definition[] =>
    definition.kind === 'one-of' ? definition.names.flatMap((name) => parts(get(name))) : [definition];

  const layoutOf = (mapping: MappingDefinition, scope: Scope): Layout => {
    const properties = new Map<string, Property>();
    for (const { name, type, required, description } of mapping.properties) {
      // A shape is made when it is asked for: `parallel` steps hold steps.
      const shape = once(() => shapeOf(type, scope));
      properties.set(name, {
        name,
        required,
        description,
        get shape() {
          return shape();
        },
      });
    }
    const { loose } = mapping;
    return { properties, loose: loose && { key: shapeOf(loose.key, scope), value: shapeOf(loose.value, scope) } };
  };

  const shapeOf = (name: string, outer: Scope): Shape => {
    const definition = get(name);
    const scope = intern(definition.context.length > 0 ? widen(outer, definition.context) : outer);
    const key = `${name} ${scope.contexts.join(' ')} ${[...scope.functions.keys()].join(' ')}`;
    const known = shapes.get(key);
    if (known) return known;
    const all = parts(definition);
    const strings = all.filter((part) => part.kind === 'string');
    const free = strings.find((part) => part.constant === null);
    const shape: Shape = {
      name,
      description: definition.description,
      scope,
      nullable: all.some((part) => part.kind === 'null'),
      boolean: all.some((part) => part.kind === 'boolean'),
      number: all.some((part) => part.kind === 'number'),
      text: free ? (free.filled ? 'filled' : 'any') : null,
      words: strings.flatMap(({ constant, description, ignoreCase }) =>
        constant === null ? [] : [{ text: constant, description, ignoreCase }],
      ),
      item: once(() => {
        const sequence = all.find((part) => part.kind === 'sequence');
        return sequence ? shapeOf(sequence.item, scope) : null;
      }),
      layouts: once(() => all.filter((part) => part.kind === 'mapping').map((part) => layoutOf(part, scope))),
    };
    shapes.set(key, shape);
    return shape;
  };
  return { root: shapeOf(rootName, noScope), anything: (scope) => shapeOf('any', intern(scope)) };
};

const grammar = memo((definitions: Definitions) =>
  grammarOf(definitions, definitions.has('workflow-root-strict') ? 'workflow-root-strict' : 'action-root-strict'),
);

/** The shapes of a workflow file. */
export const workflowGrammar = (): Grammar => grammar(workflowDefinitions());
/** The shapes of `action.yml`. */
export const actionGrammar = (): Grammar => grammar(actionDefinitions());
