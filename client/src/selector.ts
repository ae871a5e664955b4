// Which documents the server is told of. What they are is found out there, from path and content.
import { type DocumentFilter, workspace } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';

const languages = [
  'yaml',
  'helm',
  'helm-template',
  'dockercompose',
  'github-actions-workflow',
  'azure-pipelines',
  'gitlab',
  'json',
];

/** Templates that no extension gives a language to. */
const patterns = ['**/templates/**/*.tpl', '**/templates/**/NOTES.txt'];

type Filter = DocumentFilter & { readonly scheme: string };

/** Documents on disk, new ones, and those of the workspace's own file systems; never the other side of a comparison. */
export function selector(): Exclude<DocumentSelector, string[]> & readonly Filter[] {
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  const schemes = [...new Set(['file', 'untitled', ...folders])];
  return schemes.flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    ...patterns.map((pattern) => ({ scheme, pattern })),
  ]);
}
