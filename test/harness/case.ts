/**
 * A case is a YAML file that carries its own expectation in signs, comments on lines of their own:
 *
 *     privileged: true
 * #               ^^^^ pss-privileged error
 *
 * The carets stand below the characters of a finding; right behind the `#` they begin at its column. A finding over several lines is
 * marked to the end of its first. `# @file rule` expects a finding at the file's start. `#- path` begins another file, `#- settings`
 * a block of settings, with `only: [rule, …]` to run some rules alone. `<|>` is the cursor. Signs are gone before the engine reads.
 */

/** A finding that is expected, by line and columns from 0; `end` is null where it goes on in the next line. */
export interface Sign {
  readonly line: number;
  readonly start: number;
  readonly end: number | null;
  readonly rule: string;
  readonly severity: string | null;
}

export interface CaseFile {
  readonly path: string;
  readonly text: string;
  readonly signs: readonly Sign[];
  /** Offset of `<|>`; null where there is none. */
  readonly cursor: number | null;
}

export interface Case {
  readonly files: readonly CaseFile[];
  /** The text of the settings block; empty where there is none. */
  readonly settings: string;
}

const severities = new Set(['error', 'warning', 'info', 'hint']);
const signLine = /^([ \t]*)(?:#|\/\/)([ \t]*)(\^+)[ \t]+([\w/-]+)(?:[ \t]+(\w+))?[ \t]*\r?$/;
const fileSign = /^[ \t]*(?:#|\/\/)[ \t]*@file[ \t]+([\w/-]+)(?:[ \t]+(\w+))?[ \t]*\r?$/;
const header = /^#- (\S.*?)[ \t]*\r?$/;

const severityOf = (word: string | undefined): string | null => {
  if (word !== undefined && !severities.has(word)) throw new Error(`${word} is no severity`);
  return word ?? null;
};

/** Reads a case; `name` is the path of the file that has no header. */
export const readCase = (text: string, name: string): Case => {
  const files: CaseFile[] = [];
  let settings = '';
  for (const { path, lines } of sections(text, name)) {
    if (path === 'settings') settings = lines.join('\n');
    else files.push(readFile(path, lines));
  }
  return { files, settings };
};

/** The parts of a case by their headers, with their lines as they are. */
export const sections = (text: string, name: string): readonly { readonly path: string; readonly lines: readonly string[] }[] => {
  const found: { path: string; lines: string[] }[] = [{ path: name, lines: [] }];
  for (const line of text.split('\n')) {
    const path = header.exec(line)?.[1];
    if (path === undefined) found.at(-1)?.lines.push(line);
    else {
      // The line end before a header ends the last line of the part above.
      found.at(-1)?.lines.push('');
      found.push({ path, lines: [] });
    }
  }
  return found.filter(({ lines }, index) => index > 0 || lines.some((line) => line.trim() !== ''));
};

/** Whether a line is a sign and no part of the text. */
export const isSign = (line: string): boolean => signLine.test(line) || fileSign.test(line);

const readFile = (path: string, lines: readonly string[]): CaseFile => {
  const kept: string[] = [];
  const signs: Sign[] = [];
  for (const line of lines) {
    const whole = fileSign.exec(line);
    const sign = signLine.exec(line);
    if (whole) signs.push({ line: 0, start: 0, end: 0, rule: whole[1] ?? '', severity: severityOf(whole[2]) });
    else if (sign) {
      const [, lead = '', gap = '', carets = '', rule = '', word] = sign;
      const mark = line.charAt(lead.length) === '#' ? 1 : 2;
      const start = gap === '' ? lead.length : lead.length + mark + gap.length;
      const end = lead.length + mark + gap.length + carets.length;
      const above = (kept.at(-1) ?? '').replace('\r', '').replace('<|>', '');
      signs.push({ line: kept.length - 1, start, end: Math.min(end, above.length), rule, severity: severityOf(word) });
    } else kept.push(line);
  }
  const joined = kept.join('\n');
  const cursor = joined.indexOf('<|>');
  return { path, text: joined.replace('<|>', ''), signs, cursor: cursor < 0 ? null : cursor };
};

/** A sign as it is written below its line. */
export const printSign = (sign: Sign, line: string): string => {
  const end = sign.end ?? line.length;
  const word = `${sign.rule}${sign.severity === null ? '' : ` ${sign.severity}`}`;
  if (sign.start === 0) return `#${'^'.repeat(Math.max(1, end - 1))} ${word}`;
  return `#${' '.repeat(sign.start - 1)}${'^'.repeat(Math.max(1, end - sign.start))} ${word}`;
};
