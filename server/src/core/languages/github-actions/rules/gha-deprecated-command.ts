import type { Edit } from '../../../base/edit.ts';
import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { editable } from '../../../yaml/rewrite.ts';
import { codeOf, placeIn } from '../code.ts';
import { steps, workflowOf } from '../model.ts';
import { shellOf } from '../shell.ts';

/** Commands that were printed to the log, and the files that took their place. */
const files = new Map([
  ['set-output', 'GITHUB_OUTPUT'],
  ['save-state', 'GITHUB_STATE'],
  ['set-env', 'GITHUB_ENV'],
  ['add-path', 'GITHUB_PATH'],
]);

/** The runner obeys a line of the log that begins so; text before it in a string makes it none. */
const command = /(?<![^\s"'`(=])::(set-output|save-state|set-env|add-path)(?: name=([\w-]+))?::/g;
/** A whole line that only prints one command in double quotes or none. */
const line =
  /^(\s*)echo (?:"::(set-output|save-state|set-env|add-path)(?: name=([\w-]+))?::([^"\n]*)"|::(set-output|save-state|set-env|add-path)(?: name=([\w-]+))?::([^\s"'|&;<>]*))[ \t]*$/;

export const ghaDeprecatedCommand = rule({
  id: 'gha-deprecated-command',
  layer: 'code',
  tags: ['injection'],
  severity: 'low',
  presets: 'recommended',
  since: '0.1.0',
  on: steps,
  *check(step, _context, model) {
    const code = codeOf(step);
    if (code?.language !== 'shell') return;
    for (const match of code.node.text.matchAll(command)) {
      const at = { start: match.index, end: match.index + match[0].length };
      yield {
        at: placeIn(code, at),
        code,
        from: match.index,
        posix: shellOf(step, workflowOf(model)) === 'posix',
        name: match[1] ?? '',
      };
    }
  },
  say: {
    en: ({ name }) => `The command ${quote(name)} is deprecated or switched off; write to \`$${files.get(name)}\` instead.`,
    ko: ({ name }) => `${quote(name)} 명령은 더 이상 쓰지 않거나 꺼져 있습니다. \`$${files.get(name)}\`에 쓰십시오.`,
  },
  fix: ({ code, from, posix, name }) => {
    if (!posix || !editable(code.view) || (code.node.style !== 'literal' && code.node.style !== 'plain')) return null;
    const { text } = code.node;
    const start = text.lastIndexOf('\n', from) + 1;
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const match = line.exec(text.slice(start, end));
    if (!match) return null;
    const indent = match[1] ?? '';
    const key = match[3] ?? match[6];
    const value = match[4] ?? match[7] ?? '';
    if ((name === 'add-path') !== (key === undefined)) return null;
    const printed = key === undefined ? value : `${key}=${value}`;
    const at = placeIn(code, { start: start + indent.length, end: start + text.slice(start, end).trimEnd().length });
    const edit: Edit = { start: at.start, end: at.end, text: `echo "${printed}" >> "$${files.get(name)}"` };
    return {
      safety: 'review',
      say: { en: `Write to \`$${files.get(name)}\``, ko: `\`$${files.get(name)}\`에 쓰기` },
      edits: [edit],
    };
  },
});
