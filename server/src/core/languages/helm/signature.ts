/** How the function around the cursor is called, and which of its parameters is being typed. */
import type { Span } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import type { Signature, Surroundings } from '../language.ts';
import { flowOf } from './flow.ts';
import { functions, labelOf } from './functions.ts';
import { markAt } from './scope.ts';

/** A call in the making: its function, and how many arguments stand before the cursor, the one that is typed not counted. */
interface Open {
  readonly name: string;
  readonly arguments: number;
}

export const signatureAt = (_model: Model, offset: number, { source }: Surroundings): Signature | null => {
  const mark = markAt(flowOf(source), offset);
  if (!mark || mark.tag.inside.start > offset) return null;
  const open = openCall(source.text, { start: mark.tag.inside.start, end: offset });
  const one = open && functions.get(open.name);
  if (!open || !one) return null;
  const { label, parameters } = labelOf(one);
  const last = parameters.length - 1;
  const repeated = one.parameters[last]?.repeated ?? false;
  // `dict` and `dig` repeat what stands before others.
  const middle = one.parameters.findIndex((parameter) => parameter.repeated);
  const typed = open.arguments;
  const active = middle >= 0 && typed > middle ? (repeated ? middle : Math.min(typed, middle)) : typed;
  return { label, docs: one.say, parameters, active: active <= last ? active : null };
};

const tokens = /"(?:[^"\\\n]|\\.)*"?|`[^`]*`?|'(?:[^'\\\n]|\\.)*'?|[()|]|:=|=|[^\s()|"`']+/g;

const keywordsBefore = new Set(['if', 'else', 'with', 'range', 'template', 'block', 'define', 'end']);

/** Reads a tag up to the cursor. Every pair of parentheses is a call of its own. */
const openCall = (text: string, { start, end }: Span): Open | null => {
  const part = text.slice(Math.max(start, end - 4000), end);
  const stack: { name: string | null; count: number; fresh: boolean }[] = [{ name: null, count: 0, fresh: true }];
  for (const { 0: token, index } of part.matchAll(tokens)) {
    const top = stack.at(-1);
    if (!top) return null;
    const typing = index + token.length === part.length && !/[\s()|]$/.test(part);
    if (token === '(') stack.push({ name: null, count: 0, fresh: true });
    else if (token === ')') {
      stack.pop();
      const outer = stack.at(-1);
      if (outer && outer.name !== null) outer.count++;
    } else if (token === '|') Object.assign(top, { name: null, count: 0, fresh: true });
    else if (token === ':=' || token === '=') Object.assign(top, { name: null, count: 0, fresh: true });
    else if (top.fresh && keywordsBefore.has(token)) continue;
    else if (top.fresh) {
      top.fresh = false;
      // The name itself is still being typed: no argument yet.
      top.name = /^[A-Za-z_]\w*$/.test(token) && !typing ? token : null;
    } else if (!typing && top.name !== null) top.count++;
  }
  const top = stack.at(-1);
  return top && top.name !== null ? { name: top.name, arguments: top.count } : null;
};
