// Joins the two sources. The clients say exactly what each minor has: fields, types, which are required. The models add
// what the clients lack: enumerations, quantities, docs. Both are walked from the same kinds, so that a class meets the model of the
// same place and never one that only has its name. The answer, for each minor:
//   { minor, kinds, classes: Map<name, { name, doc, fields: Map<field, { schema, doc, required }> }> }
// where a schema refers to another class as { class: name }.
import { shortName } from './client.mjs';
import { patches } from './patches.mjs';

export function overlay(clients, models) {
  const formats = formatsOf(clients);
  const quantities = quantitiesOf(models);
  const unused = new Set(patches);
  const joined = clients.map(({ minor, kinds, classes }) => {
    const pairs = pairUp(kinds, classes, models);
    const schemas = new Map();
    for (const found of classes.values()) {
      const model = models.get(pairs.get(found.name));
      const fields = new Map();
      for (const field of found.fields) {
        const twin = model?.fields.get(field.name);
        const format = field.format || formats.get(`${found.name}.${field.name}`) || '';
        fields.set(field.name, {
          // The models name the one kind that an object is of; it was found by that kind, so nothing is left to check.
          schema: schemaOf(
            field.type,
            format,
            /^(apiVersion|kind)$/.test(field.name)
              ? undefined
              : (twin?.type ?? quantities.get(`${shortName(found.name)}.${field.name}`)),
            field.required,
            classes,
          ),
          doc: twin?.doc || field.doc,
          required: field.required,
        });
      }
      schemas.set(found.name, { name: found.name, open: found.open === true, doc: model?.doc || found.doc, fields });
    }
    patch(schemas, unused);
    return { minor, kinds, classes: schemas };
  });
  if (unused.size > 0)
    throw new Error(`patches that meet nothing: ${[...unused].map((p) => `${p.class}.${p.field ?? p.fields}`).join(', ')}`);
  return joined;
}

/** Quantities by class and field without their version: of some versions the models lack a class that they have of another. */
function quantitiesOf(models) {
  const quantities = new Map();
  for (const [file, { fields }] of models) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    for (const [field, { type }] of fields) if (/Quantity\b/.test(type)) quantities.set(`${name}.${field}`, type);
  }
  return quantities;
}

/** The clients of old minors carry no formats; the same field of a later minor tells. */
function formatsOf(clients) {
  const formats = new Map();
  for (const { classes } of clients) {
    for (const { name, fields } of classes.values()) {
      for (const field of fields) if (field.format) formats.set(`${name}.${field.name}`, field.format);
    }
  }
  return formats;
}

/** The model of each class, found by walking both from the kinds that they share. */
function pairUp(kinds, classes, models) {
  const pairs = new Map();
  const queue = [...kinds.values()].map(({ key, model }) => [model, key]);
  for (let at = 0; at < queue.length; at += 1) {
    const [name, file] = queue[at];
    const model = models.get(file);
    const found = classes.get(name);
    if (!model || !found || pairs.has(name)) continue;
    pairs.set(name, file);
    for (const field of found.fields) {
      const twin = model.fields.get(field.name);
      const inner = element(field.type);
      if (twin?.file && classes.has(inner)) queue.push([inner, twin.file]);
    }
  }
  return pairs;
}

/** `Pod` of `Array<Pod>` and of `{ [key: string]: Array<Pod>; }`. */
function element(type) {
  let inner = type;
  for (;;) {
    const match = /^Array<(.*)>$/.exec(inner) ?? /^\{ \[key: string\]: (.*); \}$/.exec(inner);
    if (!match) return inner;
    inner = match[1];
  }
}

function schemaOf(type, format, twin, required, classes) {
  const list = /^Array<(.*)>$/.exec(type);
  if (list)
    return {
      type: 'array',
      items: schemaOf(list[1], format, twin && (/^Array<([\s\S]*)>$/.exec(twin)?.[1] ?? ''), true, classes),
    };
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  if (map) {
    const value = twin && (/^\{\s*\[key: string\]: ([\s\S]*);\s*\}$/.exec(twin)?.[1] ?? '');
    return { type: 'object', additionalProperties: schemaOf(map[1], format, value, true, classes) };
  }
  if (classes.has(type)) return { class: type };
  switch (type) {
    case 'string':
      return stringOf(format, twin, required);
    case 'number':
      if (format === 'double') return { type: 'number' };
      return format ? { type: 'integer', format } : { type: 'integer' };
    case 'boolean':
      return { type: 'boolean' };
    case 'Date':
      return { type: 'string', format: 'date-time' };
    case 'V1MicroTime':
      return { type: 'string', format: 'date-time-micro' };
    case 'IntOrString':
      return { type: ['integer', 'string'], format: 'int-or-string' };
    case 'any':
    case 'object':
      return {};
  }
  throw new Error(`a type that nothing is known of: ${type}`);
}

function stringOf(format, twin, required) {
  if (twin && /Quantity$/.test(twin)) return { type: ['string', 'number'], format: 'quantity' };
  const words = twin ? [...twin.matchAll(/"([^"]*)"/g)].map((match) => match[1]) : [];
  if (words.length > 0) return { type: 'string', enum: enumOf(words, required) };
  return format ? { type: 'string', format } : { type: 'string' };
}

/** The API server sets the default of an optional field where it is empty, so empty is never wrong there. */
export function enumOf(words, required) {
  return required || words.includes('') ? words : [...words, ''];
}

function patch(classes, unused) {
  for (const one of patches) {
    const found = classes.get(one.class);
    for (const name of one.fields ?? [one.field]) {
      const field = found?.fields.get(name);
      if (!field) continue;
      unused.delete(one);
      if (one.required === false) field.required = false;
      if (one.schema) field.schema = one.schema;
      if (one.enum) field.schema = { type: 'string', enum: enumOf(one.enum, field.required) };
    }
  }
}
