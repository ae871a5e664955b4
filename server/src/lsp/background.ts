/** Findings of files that nobody has open, where the settings ask for them. They are pushed, as no editor pulls what it does not show. */
import { active } from '../core/engine/report.ts';
import { toDiagnostic } from './convert.ts';
import { patientReport, type Session } from './session.ts';

export interface Background {
  /** Looks at all files again, as far as the settings of their folders want them. A later call takes the place of one that still runs. */
  readonly refresh: () => Promise<void>;
  /** The file was changed outside the editor, or has just been closed. */
  readonly touched: (uri: string) => void;
  /** The editor shows the file itself now. */
  readonly opened: (uri: string) => void;
}

/** Makes the background of a session. */
export const background = (session: Session): Background => {
  const shown = new Set<string>();
  const changed = new Set<string>();
  const run = { latest: 0 };

  const clear = (uri: string): void => {
    if (shown.delete(uri)) void session.connection.sendDiagnostics({ uri, diagnostics: [] });
  };

  /** Files that are to be looked at, by the folder's own setting. */
  const wanted = (): ReadonlySet<string> => {
    const uris = new Set<string>();
    for (const [folder, workspace] of session.folders) {
      const { diagnostics } = workspace.settings;
      if (folder === '' || diagnostics === 'open') continue;
      for (const uri of workspace.entries.keys())
        if (!session.open.has(uri) && (diagnostics === 'all' || changed.has(uri))) uris.add(uri);
    }
    return uris;
  };

  const publish = async (uri: string): Promise<void> => {
    const report = await patientReport(session, uri, () => session.open.has(uri), true);
    // Text of no known language is looked at only where somebody looks at it.
    if (!report || session.open.has(uri) || (report.languages.length === 0 && !shown.has(uri))) return;
    const findings = active(report).filter((finding) => finding.supersededBy === null);
    if (findings.length === 0 && !shown.has(uri)) return;
    shown.add(uri);
    const { links } = session.environment;
    await session.connection.sendDiagnostics({
      uri,
      diagnostics: findings.map((finding) => toDiagnostic(report.source, finding, report.context.lang, links, () => undefined)),
    });
  };

  return {
    refresh: async () => {
      run.latest++;
      const mine = run.latest;
      const uris = wanted();
      for (const uri of shown) if (!uris.has(uri)) clear(uri);
      for (const uri of uris) {
        await session.host.breathe();
        if (run.latest !== mine) return;
        await publish(uri);
      }
    },
    touched: (uri) => {
      changed.add(uri);
    },
    opened: clear,
  };
};
