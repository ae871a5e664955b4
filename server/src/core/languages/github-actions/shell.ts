/** How a script reads a variable at a place, as far as that can be told for sure. */
import type { View } from '../../yaml/view.ts';
import type { Step, Workflow } from './model.ts';

export type Shell = 'posix' | 'powershell' | 'other';

const kindOf = (name: string): Shell => {
  const command = name.trim().split(/\s/)[0]?.toLowerCase() ?? '';
  if (command === 'bash' || command === 'sh') return 'posix';
  return command === 'pwsh' || command === 'powershell' ? 'powershell' : 'other';
};

/** The shell of a step: its own, a default, else what its runner takes. */
export const shellOf = (step: Step, workflow: Workflow | null): Shell => {
  const places: readonly (View | undefined)[] = [
    step.view.at('shell'),
    step.job?.view.at('defaults', 'run', 'shell'),
    workflow?.root.at('defaults', 'run', 'shell'),
  ];
  for (const place of places) {
    if (!place || place.absent) continue;
    return place.text === undefined ? 'other' : kindOf(place.text);
  }
  const runner = step.job?.view.at('runs-on');
  if (!runner) return 'other';
  const labels = runner.seq ? runner.items().map((item) => item.text) : [runner.text];
  if (labels.some((label) => label === undefined)) return 'other';
  if (labels.some((label) => label?.toLowerCase().includes('windows'))) return 'powershell';
  return labels.some((label) => /^(?:ubuntu|macos)-/i.test(label ?? '')) ? 'posix' : 'other';
};

export type Quoting = 'none' | 'single' | 'double';

/** In which quotes a place of a POSIX script stands; null where here-documents, back quotes or nested commands make it uncertain. */
export const quotingAt = (script: string, at: number): Quoting | null => {
  if (script.includes('`') || script.includes('<<')) return null;
  let state: Quoting = 'none';
  for (let i = 0; i < at; i++) {
    const c = script.charAt(i);
    if (state === 'single') {
      if (c === "'") state = 'none';
    } else if (c === '\\') i++;
    else if (c === '"') state = state === 'double' ? 'none' : 'double';
    else if (state === 'double') {
      if (c === '$' && script.charAt(i + 1) === '(') return null;
    } else if (c === "'") state = 'single';
    else if (c === '#' && (i === 0 || /\s/.test(script.charAt(i - 1)))) {
      const line = script.indexOf('\n', i);
      if (line < 0 || line >= at) return null;
      i = line;
    }
  }
  return state;
};

/** How the variable is written at a place of a script, quotes included; null where nobody can tell. */
export const variableAt = (shell: Shell, script: string, at: number, name: string): string | null => {
  if (shell === 'powershell') {
    const line = script.slice(script.lastIndexOf('\n', at) + 1, at);
    return line.includes("'") || script.includes("@'") ? null : `\${env:${name}}`;
  }
  if (shell === 'other') return null;
  switch (quotingAt(script, at)) {
    case 'none':
      return `"\${${name}}"`;
    case 'double':
      return `\${${name}}`;
    case 'single':
      return `'"\${${name}}"'`;
    default:
      return null;
  }
};
