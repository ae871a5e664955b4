import { decodeJson, encodeJson, type JsonStyle } from '../data/json.ts';
import { decodeToml, encodeToml } from '../data/toml.ts';
import { encodeYaml, encodeYamlPretty } from '../data/yaml-emit.ts';
import { readYaml, YamlError } from '../data/yaml-read.ts';
import type { State } from '../eval/session.ts';
import { GoError } from '../value/refuse.ts';
import { dict, list, type Str, str, type Value } from '../value/value.ts';
import { arg, def, refuse, table, text } from './define.ts';

const compact: JsonStyle = { escapeHtml: true, indent: 0 };

/** What a call answers if it refuses: Helm and Sprig swallow many errors. */
const or = (run: () => Value, otherwise: (words: string) => Value): Value => {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoError || error instanceof YamlError) return otherwise(error.message);
    throw error;
  }
};

const sort = (value: Value): string => {
  switch (value.t) {
    case 'list':
      return 'array';
    case 'map':
      return 'object';
    case 'float':
      return 'number';
    default:
      return value.t;
  }
};

/** A document that must be a map or a list; what Go says where it is something else. */
const expect = (value: Value, wanted: 'map' | 'list', prefix: string): Value => {
  if (value.t === wanted) return value;
  if (value.t === 'nil') return wanted === 'map' ? dict() : list([]);
  return refuse(
    `${prefix}json: cannot unmarshal ${sort(value)} into Go value of type ${wanted === 'map' ? 'map[string]interface {}' : '[]interface {}'}`,
  );
};

const fromYaml = (source: Str, wanted: 'map' | 'list'): Value => {
  let value: Value;
  try {
    value = readYaml(source.v, { file: undefined, runs: source.runs, path: [] });
  } catch (error) {
    if (error instanceof YamlError) return refuse(`error converting YAML to JSON: ${error.message}`);
    throw error;
  }
  return expect(value, wanted, 'error unmarshaling JSON: while decoding JSON: ');
};

const errorMap = (words: string): Value => dict([['Error', str(words)]]);
const errorList = (words: string): Value => list([str(words)]);

const json = (style: JsonStyle, swallow: boolean) =>
  def('any', (a, call: State) => {
    const run = (): Value => encodeJson(arg(a, 0), style, call.session.origins);
    return swallow ? or(run, () => str('')) : run();
  });

const toYaml = (a: readonly Value[], call: State): Value => encodeYaml(arg(a, 0), call.session.origins);

export const dataFunctions = table({
  toYaml: def('any', (a, call) =>
    or(
      () => toYaml(a, call),
      () => str(''),
    ),
  ),
  mustToYaml: def('any', toYaml),
  toYamlPretty: def('any', (a, call) =>
    or(
      () => encodeYamlPretty(arg(a, 0), call.session.origins),
      () => str(''),
    ),
  ),
  fromYaml: def('string', (a) => or(() => fromYaml(text(a, 0), 'map'), errorMap)),
  fromYamlArray: def('string', (a) => or(() => fromYaml(text(a, 0), 'list'), errorList)),
  toJson: json(compact, true),
  mustToJson: json(compact, false),
  toPrettyJson: json({ escapeHtml: true, indent: 2 }, true),
  mustToPrettyJson: json({ escapeHtml: true, indent: 2 }, false),
  toRawJson: json({ escapeHtml: false, indent: 0 }, false),
  mustToRawJson: json({ escapeHtml: false, indent: 0 }, false),
  fromJson: def('string', (a) => or(() => expect(decodeJson(text(a, 0)), 'map', ''), errorMap)),
  fromJsonArray: def('string', (a) => or(() => expect(decodeJson(text(a, 0)), 'list', ''), errorList)),
  mustFromJson: def('string', (a) => decodeJson(text(a, 0))),
  toToml: def('any', (a) => or(() => encodeToml(arg(a, 0)), str)),
  mustToToml: def('any', (a) => encodeToml(arg(a, 0))),
  fromToml: def('string', (a) => or(() => decodeToml(text(a, 0).v), errorMap)),
});
