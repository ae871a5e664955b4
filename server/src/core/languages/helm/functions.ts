/** Functions as hovers, completions and signature help show them. */
import type { Say } from '../../base/say.ts';
import type { Span } from '../../base/source.ts';
import { functionRows } from './functions-data.ts';

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly repeated: boolean;
  readonly optional: boolean;
}

export interface TemplateFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly result: string;
  readonly say: Say;
}

const parameterOf = (text: string): Parameter => {
  const [written = '', type = 'any'] = text.split(':');
  return { name: written.replace(/[…?]$/, ''), type, repeated: written.endsWith('…'), optional: written.endsWith('?') };
};

/** A row of the table: the form of a call, then its words in both languages. */
const read = (row: string): TemplateFunction => {
  const [form = '', en = '', ko = ''] = row.split(' | ');
  const [call = '', result = ''] = form.split('→').map((part) => part.trim());
  const [name = '', ...parameters] = call.split(' ');
  return { name, parameters: parameters.map(parameterOf), result, say: { en, ko } };
};

export const functions: ReadonlyMap<string, TemplateFunction> = new Map(functionRows.map(read).map((one) => [one.name, one]));

/** How a call is written, with the span of each parameter. */
export const labelOf = (one: TemplateFunction): { readonly label: string; readonly parameters: readonly Span[] } => {
  let label = one.name;
  const spans: Span[] = [];
  for (const { name, type, repeated, optional } of one.parameters) {
    const text = `${name}${repeated ? '…' : ''}: ${type}`;
    label += ' (';
    spans.push({ start: label.length, end: label.length + text.length });
    label += `${text})${optional ? '?' : ''}`;
  }
  return { label: `${label} → ${one.result}`, parameters: spans };
};

/** The hover of a function; null for a name that is none. */
export const describeFunction = (name: string): Say | null => {
  const one = functions.get(name);
  if (!one) return null;
  const head = `\`\`\`\n${labelOf(one).label}\n\`\`\``;
  return { en: `${head}\n\n${one.say.en}`, ko: `${head}\n\n${one.say.ko}` };
};
