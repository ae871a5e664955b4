/** GitHub's own schema of workflows and actions as shapes: what may stand at a place, and which expressions may be used there. */
import { getActionSchema } from '@actions/workflow-parser/actions/action-schema';
import type { Definition } from '@actions/workflow-parser/templates/schema/definition';
import { DefinitionType } from '@actions/workflow-parser/templates/schema/definition-type';
import { MappingDefinition } from '@actions/workflow-parser/templates/schema/mapping-definition';
import { SequenceDefinition } from '@actions/workflow-parser/templates/schema/sequence-definition';
import { StringDefinition } from '@actions/workflow-parser/templates/schema/string-definition';
import type { TemplateSchema } from '@actions/workflow-parser/templates/schema/template-schema';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';
import { memo } from '../../base/memo.ts';

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

const grammarOf = (schema: TemplateSchema, rootName: string): Grammar => {
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

  const parts = (definition: Definition): readonly Definition[] => {
    if (definition.definitionType !== DefinitionType.OneOf) return [definition];
    return 'oneOf' in definition && Array.isArray(definition.oneOf)
      ? definition.oneOf.flatMap((name) => (typeof name === 'string' ? parts(schema.getDefinition(name)) : []))
      : [];
  };

  const layoutOf = (mapping: MappingDefinition, scope: Scope): Layout => {
    const properties = new Map<string, Property>();
    for (const [name, property] of Object.entries(mapping.properties)) {
      // A shape is made when it is asked for: `parallel` steps hold steps.
      const shape = once(() => shapeOf(property.type, scope));
      properties.set(name, {
        name,
        required: property.required,
        description: property.description ?? null,
        get shape() {
          return shape();
        },
      });
    }
    const loose = mapping.looseKeyType
      ? { key: shapeOf(mapping.looseKeyType, scope), value: shapeOf(mapping.looseValueType, scope) }
      : null;
    return { properties, loose };
  };

  const shapeOf = (name: string, outer: Scope): Shape => {
    const definition = schema.getDefinition(name);
    const scope = intern(definition.readerContext.length > 0 ? widen(outer, definition.readerContext) : outer);
    const key = `${name} ${scope.contexts.join(' ')} ${[...scope.functions.keys()].join(' ')}`;
    const known = shapes.get(key);
    if (known) return known;
    const all = parts(definition);
    const has = (type: DefinitionType): boolean => all.some((part) => part.definitionType === type);
    const strings = all.filter((part) => part instanceof StringDefinition);
    const free = strings.find((part) => part.constant === '');
    const shape: Shape = {
      name,
      description: definition.description ?? null,
      scope,
      nullable: has(DefinitionType.Null),
      boolean: has(DefinitionType.Boolean),
      number: has(DefinitionType.Number),
      text: free ? (free.requireNonEmpty ? 'filled' : 'any') : null,
      words: strings
        .filter((part) => part.constant !== '')
        .map((part) => ({ text: part.constant, description: part.description ?? null, ignoreCase: part.ignoreCase })),
      item: once(() => {
        const sequence = all.find((part) => part instanceof SequenceDefinition);
        return sequence ? shapeOf(sequence.itemType, scope) : null;
      }),
      layouts: once(() => all.filter((part) => part instanceof MappingDefinition).map((part) => layoutOf(part, scope))),
    };
    shapes.set(key, shape);
    return shape;
  };
  return { root: shapeOf(rootName, noScope), anything: (scope) => shapeOf('any', intern(scope)) };
};

const load = memo((format: { readonly schema: () => TemplateSchema; readonly root: string }) =>
  grammarOf(format.schema(), format.root),
);
const workflow = { schema: getWorkflowSchema, root: 'workflow-root-strict' };
const action = { schema: getActionSchema, root: 'action-root-strict' };

/** The shapes of a workflow file. */
export const workflowGrammar = (): Grammar => load(workflow);
/** The shapes of `action.yml`. */
export const actionGrammar = (): Grammar => load(action);
