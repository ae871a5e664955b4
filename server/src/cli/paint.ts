/** Colours of a terminal; none where nobody looks, or where `NO_COLOR` asks for none. */
import type { Severity } from '../core/base/settings.ts';
import type { Shell, Stream } from './shell.ts';

export type Paint = Readonly<Record<Severity | 'bold' | 'dim' | 'added' | 'removed', (text: string) => string>>;

const codes: Readonly<Record<keyof Paint, string>> = {
  error: '1;31',
  warning: '1;33',
  info: '1;34',
  hint: '1;36',
  bold: '1',
  dim: '2',
  added: '32',
  removed: '31',
};

export const paintFor = (stream: Stream, shell: Shell): Paint => {
  const forced = shell.variable('FORCE_COLOR');
  const colour =
    shell.variable('NO_COLOR') === null &&
    (forced === null ? stream.terminal && shell.variable('TERM') !== 'dumb' : forced !== '0');
  const brush = (name: keyof Paint) => (text: string) =>
    colour && text !== '' ? `\u001b[${codes[name]}m${text}\u001b[0m` : text;
  return {
    error: brush('error'),
    warning: brush('warning'),
    info: brush('info'),
    hint: brush('hint'),
    bold: brush('bold'),
    dim: brush('dim'),
    added: brush('added'),
    removed: brush('removed'),
  };
};
