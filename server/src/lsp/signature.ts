/** textDocument/signatureHelp */
import type { SignatureHelp, SignatureHelpParams } from 'vscode-languageserver';
import { signatureAt } from '../core/engine/navigate.ts';
import { toOffset } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

export const signatureHelp = (session: Session, { textDocument, position }: SignatureHelpParams): SignatureHelp | null => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  const found = source && signatureAt(workspace, source, toOffset(source, position));
  if (!source || !found) return null;
  const { label, docs, parameters, active } = found;
  return {
    signatures: [
      {
        label,
        documentation: { kind: 'markdown', value: docs[workspace.context(source).lang] },
        parameters: parameters.map(({ start, end }) => ({ label: [start, end] })),
      },
    ],
    activeSignature: 0,
    // Past the last parameter none is marked.
    activeParameter: active ?? parameters.length,
  };
};
