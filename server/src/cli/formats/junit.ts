/** JUnit XML: a suite for each file with findings, a case for each finding. What makes the run fail is a failure, the rest is output. */
import { fails, isOpen, type Run, type Seen } from '../seen.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** XML has no way to write most control characters, nor half a character. */
const xml = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"'\n\r\t]/g, (c) => escapes[c] ?? c);

const caseOf = (one: Seen, run: Run): string => {
  const where = `${one.file}:${one.line}:${one.column}`;
  const head = `    <testcase name="${xml(`${one.rule} ${one.line}:${one.column}`)}" classname="${xml(one.file)}" file="${xml(one.file)}" line="${one.line}"`;
  const body = fails(one, run.failOn)
    ? `<failure message="${xml(one.message)}" type="${xml(one.severity)}">${xml(where)}: ${xml(one.message)}</failure>`
    : `<system-out>${xml(where)}: ${xml(one.severity)}: ${xml(one.message)}</system-out>`;
  return `${head}>${body}</testcase>\n`;
};

export const junit = (run: Run): string => {
  const open = run.seen.filter(isOpen);
  const byFile = new Map<string, Seen[]>();
  for (const one of open) {
    const list = byFile.get(one.file) ?? [];
    list.push(one);
    byFile.set(one.file, list);
  }
  const failed = (list: readonly Seen[]): number => list.filter((one) => fails(one, run.failOn)).length;
  const suites = [...byFile].map(
    ([file, list]) =>
      `  <testsuite name="${xml(file)}" tests="${list.length}" failures="${failed(list)}" errors="0" skipped="0">\n${list.map((one) => caseOf(one, run)).join('')}  </testsuite>\n`,
  );
  // A run without any finding is one that passed, not one that did not happen.
  const none =
    '  <testsuite name="foresee" tests="1" failures="0" errors="0" skipped="0">\n    <testcase name="foresee check" classname="foresee"/>\n  </testsuite>\n';
  const tests = Math.max(1, open.length);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="foresee" tests="${tests}" failures="${failed(open)}" errors="0">\n${suites.join('') || none}</testsuites>\n`;
};
