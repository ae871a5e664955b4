import { cut, join } from '../value/text.ts';
import { type Dict, dict, type Str, str } from '../value/value.ts';
import type { LoadProblem } from './chart.ts';
import { readMap } from './load.ts';
import type { Document } from './manifests.ts';
import type { Rendering } from './rendering.ts';
import { overlay } from './set.ts';

export interface PrintOptions {
  readonly includeCrds: boolean;
  readonly skipTests?: boolean;
}

const printed = (document: Document): Str => join([`---\n# Source: ${document.path}\n`, document.text, '\n']);

/** All manifests as `helm template` prints them: CRDs where asked for, then documents by kind, then hooks. */
export const printManifests = (rendering: Rendering, options: PrintOptions): Str => {
  const crds = options.includeCrds ? rendering.crds : [];
  const body = join([...crds, ...rendering.documents].map(printed));
  const trimmed = body.v.trim();
  const start = body.v.indexOf(trimmed);
  const hooks = rendering.hooks.filter((hook) => !(options.skipTests === true && hook.isTest)).map(printed);
  return join([start === 0 && trimmed === body.v ? body : cut(body, start, start + trimmed.length), '\n', ...hooks]);
};

/** The values of several files, each laid over those before it. */
export const readValues = (files: readonly { readonly file: string; readonly text: string }[], problems: LoadProblem[]): Dict => {
  const values = dict();
  for (const { file, text } of files) overlay(values, readMap(text, file, `failed to parse ${file}`, problems) ?? str(''));
  return values;
};
