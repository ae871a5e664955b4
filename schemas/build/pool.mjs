// Makes one pool of the definitions of all minors, keyed by a hash that covers a definition and everything it refers to, so that two
// of equal hash are equal as whole trees. The docs are no part of it: structure seldom changes from minor to minor, words often do.
import { createHash } from 'node:crypto';
import { shortName } from './client.mjs';

const anyList = { key: 'v1/List', scope: 'Namespaced', list: true, model: 'V1List' };

export function pool(minors) {
  const definitions = new Map(); // hash → definition
  const docs = new Map(); // hash → { '': doc, field: doc }; a later minor's words replace an earlier one's
  const kinds = new Map();
  for (const { minor, kinds: served, classes } of minors) {
    const local = definitionsOf(classes);
    const hashes = hashesOf(local);
    for (const [name, definition] of local) {
      const hash = hashes.get(name);
      definitions.set(hash, JSON.parse(textOf(definition.schema, (ref) => hashes.get(ref))));
      docs.set(hash, { ...docs.get(hash), ...definition.docs });
    }
    for (const { key, scope, list, model } of [...served.values(), anyList]) {
      if (!kinds.has(key)) kinds.set(key, { scope, list, served: {} });
      kinds.get(key).served[minor] = hashes.get(model);
    }
  }
  keepReachable(definitions, docs, kinds);
  return { minors: minors.map(({ minor }) => minor), kinds, definitions, docs };
}

/**
 * The classes of one minor as definitions that refer to one another by name. Some come in further variants:
 *   Name!   below `status`: nothing is required and no word refused, as the server ignores the status that a manifest carries,
 *           but still decodes it
 *   Name?   where the server's own decoder lets unknown fields pass, as in the items of a schema
 *   Name?b  the same, or a boolean
 */
function definitionsOf(classes) {
  const local = new Map();
  for (const found of classes.values()) {
    for (const variant of ['', '!']) local.set(found.name + variant, definitionOf(found, variant));
  }
  for (const name of looseClasses(classes)) {
    for (const variant of ['?', '?b']) local.set(name + variant, definitionOf(classes.get(name), variant));
  }
  local.set('V1List', listOfAnything());
  return local;
}

/** Classes that patches want a loose variant of, and all that those refer to. */
function looseClasses(classes) {
  const loose = new Set();
  const visit = (schema, wanted) => {
    if (!schema) return;
    if (schema.class && (wanted || schema.variant) && !loose.has(schema.class)) {
      loose.add(schema.class);
      for (const field of classes.get(schema.class).fields.values()) visit(field.schema, true);
    }
    visit(schema.items, wanted);
    visit(schema.additionalProperties, wanted);
  };
  for (const { fields } of classes.values()) for (const field of fields.values()) visit(field.schema, false);
  return loose;
}

function definitionOf({ name, doc, fields, open }, variant) {
  const properties = {};
  const required = [];
  const docs = {};
  if (doc) docs[''] = doc;
  const short = shortName(name);
  const below = variant.slice(0, 1);
  for (const [field, { schema, doc: words, required: needed }] of fields) {
    const status = field === 'status' && /Status$/.test(schema.class ?? '');
    properties[field] = referring(schema, status ? '!' : below);
    if (words) docs[field] = words;
    // A list without items is an empty list.
    if (needed && below !== '!' && !(field === 'items' && short.endsWith('List'))) required.push(field);
  }
  const schema = { name: short, type: variant === '?b' ? ['boolean', 'object'] : 'object', properties };
  if (!open && below !== '?') schema.additionalProperties = false;
  if (required.length > 0) schema.required = required;
  return { schema, docs };
}

function referring(schema, variant) {
  if (schema.class) return { $ref: schema.class + (schema.variant ?? variant) };
  const { enum: words, items, additionalProperties: values, ...rest } = schema;
  if (words && variant !== '!') rest.enum = words;
  if (items) rest.items = referring(items, variant);
  if (values) rest.additionalProperties = referring(values, variant);
  return rest;
}

function listOfAnything() {
  const string = { type: 'string' };
  return {
    schema: {
      name: 'List',
      type: 'object',
      properties: {
        apiVersion: string,
        kind: string,
        metadata: { $ref: 'V1ListMeta' },
        items: { type: 'array', items: { type: 'object' } },
      },
      additionalProperties: false,
    },
    docs: { '': 'Several objects of any kinds in one.', items: 'The objects.' },
  };
}

/**
 * Hashes that cover whole trees, cycles too: definitions start alike and are told apart by what they refer to, round by round, until a
 * round tells no more apart. Each round that counts splits at least one class of equals, so there are never more rounds than definitions.
 */
function hashesOf(local) {
  let hashes = new Map([...local.keys()].map((name) => [name, '']));
  let classes = 1;
  for (let round = 0; round <= local.size; round += 1) {
    const next = new Map();
    for (const [name, { schema }] of local) next.set(name, digest(textOf(schema, (ref) => known(hashes, ref, name))));
    const count = new Set(next.values()).size;
    if (count === classes && round > 0) return settle(local, hashes);
    classes = count;
    hashes = next;
  }
  throw new Error('the references of the schemas do not come to rest');
}

/**
 * The number of rounds depends on the other definitions of the minor, the final hash must not: it is taken over the tree as written
 * from the definition itself, each definition numbered when it is first met.
 */
function settle(local, equal) {
  const final = new Map();
  for (const name of local.keys()) {
    const numbers = new Map();
    const queue = [name];
    numbers.set(equal.get(name), 0);
    let text = '';
    for (let at = 0; at < queue.length; at += 1) {
      text += `\n${textOf(local.get(queue[at]).schema, (ref) => {
        const hash = equal.get(ref);
        if (!numbers.has(hash)) {
          numbers.set(hash, numbers.size);
          queue.push(ref);
        }
        return String(numbers.get(hash));
      })}`;
    }
    final.set(name, digest(text));
  }
  return final;
}

function known(hashes, ref, from) {
  const hash = hashes.get(ref);
  if (hash === undefined) throw new Error(`${from} refers to ${ref}, which is not there`);
  return hash;
}

function textOf(schema, hashOf) {
  return JSON.stringify(schema, (key, value) => (key === '$ref' && typeof value === 'string' ? hashOf(value) : value));
}

function digest(text) {
  return createHash('sha256').update(text).digest('base64url').slice(0, 9);
}

/** Drops what no kind reaches, and proves on the way that every reference leads somewhere. */
function keepReachable(definitions, docs, kinds) {
  const seen = new Set();
  const queue = [...kinds.values()].flatMap(({ served }) => Object.values(served));
  while (queue.length > 0) {
    const hash = queue.pop();
    if (seen.has(hash)) continue;
    seen.add(hash);
    if (!definitions.has(hash)) throw new Error(`a reference leads nowhere: ${hash}`);
    JSON.stringify(definitions.get(hash), (key, value) => {
      if (key === '$ref' && typeof value === 'string') queue.push(value);
      return value;
    });
  }
  for (const hash of [...definitions.keys()]) {
    if (seen.has(hash)) continue;
    definitions.delete(hash);
    docs.delete(hash);
  }
}
