/** The texts of a rendering, each with its way home. */
import type { Rendering, TemplateTree } from '../../template/index.ts';
import type { Derived } from '../derived.ts';
import { keepString } from './flowing.ts';
import { editHome, type FindUri, homeOf } from './origins.ts';
import { quotesFor } from './quotes.ts';

/** What a rendering needs to know beside chart and environment. */
export interface Job {
  readonly find: FindUri;
  readonly read: (file: string) => string | null;
  readonly parse: (text: string) => TemplateTree;
}

/** Rendered documents as texts that know the way home; those of files that are not in the workspace are left out. */
export const derivedOf = (documents: Rendering['documents'], under: string | null, { find, read }: Job): readonly Derived[] =>
  documents.flatMap((document): readonly Derived[] => {
    const uri = find(document.file);
    if (uri === null) return [];
    const derived: Derived = {
      text: document.text.v,
      uri,
      path: document.file,
      under,
      foreign: document.file.startsWith('charts/'),
      home: (span) => homeOf(document.text, span, find),
      edit: (edit) => editHome(document.text, edit, find),
      quoted: (span) => quotesFor(document.text, span, find, read),
    };
    keepString(derived, document.text);
    return [derived];
  });
