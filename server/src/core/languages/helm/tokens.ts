/** Colours for what stands in `{{ }}`. */
import { memo } from '../../base/memo.ts';
import type { Source, Span } from '../../base/source.ts';
import type { Tag } from '../../template/index.ts';
import type { Token } from '../language.ts';
import { flowOf } from './flow.ts';
import { functions } from './functions.ts';
import { keywords } from './keywords-data.ts';
import { objects } from './where.ts';

const word =
  /\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|\$\w*|\.[\p{L}_][\p{L}\p{Nd}_]*|[\p{L}_][\p{L}\p{Nd}_]*|[+-]?\d[\w.]*|:=|[=|,]/gu;

/** A token of several lines is one on each, as editors want it. */
const onLines = (text: string, token: Token): readonly Token[] => {
  if (!text.slice(token.start, token.end).includes('\n')) return [token];
  const found: Token[] = [];
  for (let start = token.start; start < token.end; ) {
    const line = text.indexOf('\n', start);
    const end = line < 0 || line > token.end ? token.end : line;
    const stop = text.charAt(end - 1) === '\r' ? end - 1 : end;
    if (stop > start) found.push({ ...token, start, end: stop });
    start = end + 1;
  }
  return found;
};

const kindOf = (text: string): Token['kind'] | null => {
  const c = text.charAt(0);
  if (c === '/') return 'comment';
  if (c === '"' || c === '`' || c === "'") return 'string';
  if (c === '$') return 'variable';
  if (c === '.') return objects.some((object) => `.${object}` === text) ? 'namespace' : 'property';
  if (/[\d+-]/.test(c)) return 'number';
  if (/[:=|,]/.test(c)) return 'operator';
  if (Object.hasOwn(keywords, text)) return 'keyword';
  if (text === 'true' || text === 'false' || text === 'nil') return 'keyword';
  return functions.has(text) ? 'function' : null;
};

const inTag = (text: string, tag: Tag): readonly Token[] => {
  const { start, end } = tag.inside;
  return [...text.slice(start, end).matchAll(word)].flatMap(({ 0: found, index }) => {
    const at: Span = { start: start + index, end: start + index + found.length };
    const kind = kindOf(found);
    return kind === null
      ? []
      : onLines(text, kind === 'property' || kind === 'namespace' ? { start: at.start + 1, end: at.end, kind } : { ...at, kind });
  });
};

/** Tokens of a template in order of place. */
export const tokensOf: (source: Source) => readonly Token[] = memo((source) => {
  const flow = flowOf(source);
  const made = new Set(flow.variables.filter(({ declares }) => declares).map(({ span }) => span.start));
  return flow.marks
    .flatMap(({ tag }) => inTag(source.text, tag))
    .map((token) => (made.has(token.start) ? { ...token, declares: true } : token));
});
