/** A name for a finding that outlives edits elsewhere in its file: made of rule, path, subject and the text of its line. */
import { linesOf, positionAt, type Source } from '../core/base/source.ts';
import type { Placed } from '../core/engine/report.ts';

/** 53 bits of a text, as 14 hexadecimal digits. Not for secrets. */
const hash = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (0x100000000 * (b & 0x1fffff) + (a >>> 0)).toString(16).padStart(14, '0');
};

const lineText = (source: Source, offset: number): string => {
  const lines = linesOf(source);
  const { line } = positionAt(lines, offset);
  return source.text.slice(lines[line], lines[line + 1] ?? source.text.length).trim();
};

/** Equal for faults that nobody could tell apart but by their line number. */
export const keyOf = (finding: Placed, source: Source): string => {
  const { kind, name, namespace, container } = finding.subject;
  return hash(
    JSON.stringify([finding.rule, source.path, kind, name, namespace, container, lineText(source, finding.span.start)]),
  );
};

/** Each key with a number behind it from its second appearance on. */
export const numbered = (keys: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  return keys.map((key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  });
};
