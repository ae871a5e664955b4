/** Helm's own functions that need the rendering around them. */
import { placeIn } from '../eval/error.ts';
import { execute } from '../eval/exec.ts';
import { ChartSays, ExecFault } from '../eval/fault.ts';
import { addScript, type Definitions, lookup, parseOnce, type Script, type State } from '../eval/session.ts';
import { firstForGo } from '../parse/problems.ts';
import { goQuote } from '../value/quote.ts';
import { replaceAll } from '../value/text.ts';
import { dict, type Str, str, type Value } from '../value/value.ts';
import { arg, chars, def, refuse, table, text } from './define.ts';

const maxNested = 1000;

const frameAt = (call: State, name: string) => ({
  place: placeIn(call.template.script, call.frame, call.at.offset, call.at.end),
  name,
  up: call.frame,
});

const include = (name: string, data: Value, call: State): Value => {
  const { session, definitions } = call;
  const nested = session.including.get(name) ?? 0;
  const endless = (): never => refuse(`rendering template has a nested reference name: ${name}: unable to execute template`);
  if (nested > maxNested) return endless();
  const template = lookup(definitions, name);
  if (template === undefined)
    return refuse(`template: no template ${goQuote(name)} associated with template ${goQuote('gotpl')}`);
  session.including.set(name, nested + 1);
  try {
    return execute(session, definitions, template, data, frameAt(call, name));
  } catch (error) {
    // Our own stack may end before Helm's count does: the same recursion, the same words.
    if (error instanceof RangeError) return endless();
    throw error;
  } finally {
    session.including.set(name, nested);
  }
};

const tpl = (source: Str, data: Value, call: State): Value => {
  const { session } = call;
  const tree = parseOnce(session, source.v);
  const problem = firstForGo(tree.problems);
  if (problem !== undefined) {
    const line = source.v.slice(0, problem.goAt).split('\n').length;
    return refuse(`cannot parse template ${goQuote(source.v)}: template: gotpl:${line}: ${problem.go}`);
  }
  if (tree.body.every((node) => node.kind === 'text'))
    return source.v.includes('<no value>') ? replaceAll(source, '<no value>', str('')) : source;
  const script: Script = { name: 'gotpl', tree, text: source, file: undefined };
  const definitions: Definitions = { own: new Map(), up: call.definitions };
  addScript(definitions, script, 'gotpl');
  const own = { name: 'gotpl', script, body: tree.body, node: undefined };
  try {
    const out = execute(session, definitions, own, data, frameAt(call, 'tpl'));
    return out.v.includes('<no value>') ? replaceAll(out, '<no value>', str('')) : out;
  } catch (error) {
    if (!(error instanceof ExecFault)) throw error;
    const message = `error during tpl function execution for ${goQuote(source.v)}: ${error.message}`;
    throw new ExecFault(message, error.place, error.via, error.words, error.said, error);
  }
};

/** Helm marks what a chart's author says, and prints that alone. */
export const saidStart = 'HELM_ERR_START';
export const saidEnd = 'HELM_ERR_END';
const says = (words: string): never => {
  throw new ChartSays(`${saidStart}${words}${saidEnd}`);
};

export const helmEngineFunctions = table({
  include: def('string any', (a, call) => include(chars(a, 0), arg(a, 1), call)),
  tpl: def('string any', (a, call) => tpl(text(a, 0), arg(a, 1), call)),
  required: def('string any', (a) => {
    const value = arg(a, 1);
    return value.t === 'nil' || (value.t === 'string' && value.v === '') ? says(chars(a, 0)) : value;
  }),
  fail: def('string', (a) => says(chars(a, 0))),
  // Without a cluster there is nothing to be found, and no name resolves.
  lookup: def('string string string string', () => dict()),
  getHostByName: def('string', () => str('')),
});
