/** How the result of a check is printed: one file a format. */
import type { Format } from '../flags.ts';
import type { Run } from '../seen.ts';
import type { Shell } from '../shell.ts';
import { azure } from './azure.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export const formats: Readonly<Record<Format, (run: Run, shell: Shell) => string>> = {
  text,
  json,
  sarif,
  github,
  gitlab,
  azure,
  junit,
};
