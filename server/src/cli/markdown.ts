/** Markdown of the notes for a terminal: headings bold, paragraphs wrapped, code as it is. */
import type { Paint } from './paint.ts';
import { harmless, wrapped } from './width.ts';

/** Inline marks: code, bold, and links with their address behind them. */
const inline = (text: string, paint: Paint): string =>
  text
    .replaceAll(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '$1 ($2)')
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, bold: string) => paint.bold(bold))
    .replaceAll(/`([^`]+)`/g, (whole, code: string) => (paint.hint(code) === code ? whole : paint.hint(code)));

const prefixOf = (line: string): string => /^\s*(?:[-*]|\d+\.|>)\s+/.exec(line)?.[0] ?? /^\s*/.exec(line)?.[0] ?? '';

/** The text with a line end behind it. Tables and fenced code are not wrapped. */
export const renderMarkdown = (markdown: string, width: number, paint: Paint): string => {
  const out: string[] = [];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*```/.test(line)) {
      fenced = !fenced;
      continue;
    }
    if (fenced) out.push(paint.dim(`    ${harmless(line)}`.trimEnd()));
    else if (/^#{1,6} /.test(line)) out.push(paint.bold(harmless(line.replace(/^#+ /, ''))));
    else if (line.startsWith('|')) out.push(inline(harmless(line), paint));
    else {
      const prefix = prefixOf(line);
      const rest = ' '.repeat(prefix.length);
      wrapped(harmless(line.slice(prefix.length)), width - prefix.length).forEach((piece, index) => {
        out.push(`${index === 0 ? prefix : rest}${inline(piece, paint)}`.trimEnd());
      });
    }
  }
  return `${out.join('\n').trimEnd()}\n`;
};
