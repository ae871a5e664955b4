/** Findings as diagnostics: pulled where the client pulls, pushed otherwise; one publisher, always with a version. */
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { active, type Placed, type Report } from '../core/engine/report.ts';
import { besideLanguages } from '../protocol.ts';
import { toDiagnostic } from './convert.ts';
import { guarded } from './guard.ts';
import { keyOf, part, patience } from './hold.ts';
import { patientReport, type Session, workspaceOf } from './session.ts';
import { statusTeller } from './status.ts';

export interface Publisher {
  /** A document was opened or changed: push now, or say that what was pulled is old once held findings are due. */
  readonly changed: (uri: string) => void;
  /** Something beside the open documents changed. */
  readonly everything: () => void;
  readonly closed: (uri: string) => void;
  /** Answers a pull. Null where the text changed while it was looked at. */
  readonly pull: (uri: string, cancelled: () => boolean) => Promise<DocumentDiagnosticReport | null>;
}

/** Findings that the editor shows: not folded into a better one, and not what another extension says already. */
const shownIn = (session: Session, report: Report): readonly Placed[] => {
  const { validates } = session.environment.beside;
  const doubled = validates && besideLanguages.includes(report.source.languageId ?? 'yaml');
  const saidThere = (rule: string): boolean => doubled && (rule.startsWith('syntax/') || rule.startsWith('schema/'));
  return active(report).filter((finding) => finding.supersededBy === null && !saidThere(finding.rule));
};

/** Milliseconds after which work that was left for later is done: long enough for the first answer to be on its way. */
const soon = 20;

/** Milliseconds without an edit after which other open files are looked at again. */
const quiet = 80;

/** What of a report an editor shows: equal ones need not be told again. */
const signature = (report: Report): string =>
  active(report)
    .map((finding) => `${finding.rule} ${finding.severity} ${finding.span.start} ${finding.span.end} ${finding.say.en}`)
    .join('\n');

/** Makes the one publisher of a session. */
export const publisher = (session: Session): Publisher => {
  const shown = new Map<string, ReadonlySet<string>>();
  const due = new Map<string, () => void>();
  const tellStatus = statusTeller(session);
  const completing = new Map<string, () => void>();
  const signatures = new Map<string, string>();
  const around: { stop?: () => void } = {};

  const settle = (uri: string): void => {
    due.get(uri)?.();
    due.delete(uri);
  };

  const again = (uri: string): void => {
    due.delete(uri);
    const open = session.open.get(uri);
    if (!open) return;
    if (!session.client.pulls) fire(uri);
    else if (session.client.refreshes) session.connection.languages.diagnostics.refresh();
  };

  const diagnostics = (uri: string, report: Report): readonly Diagnostic[] => {
    const open = session.open.get(uri);
    signatures.set(uri, signature(report));
    const all = shownIn(session, report);
    const typing = open?.touched && session.host.now() - open.touched.at < patience ? open.touched : null;
    const { show, held } = part(all, shown.get(uri) ?? new Set(), report.source.text, typing);
    shown.set(uri, new Set(show.map(keyOf)));
    if (held > 0 && typing) {
      settle(uri);
      due.set(
        uri,
        session.host.later(patience - (session.host.now() - typing.at) + 1, () => again(uri)),
      );
    }
    const { links } = session.environment;
    const workspace = workspaceOf(session, uri);
    return show.map((finding) =>
      toDiagnostic(report.source, finding, report.context.lang, links, (other) => workspace.entries.get(other)?.source),
    );
  };

  const push = async (uri: string, eager: boolean): Promise<void> => {
    const report = await patientReport(session, uri, () => !session.open.has(uri), eager);
    const open = session.open.get(uri);
    // A newer text waits: its own change pushes for it.
    if (!report || !open || report.source !== open.source) return;
    await session.connection.sendDiagnostics({
      uri,
      ...(report.source.version === null ? {} : { version: report.source.version }),
      diagnostics: [...diagnostics(uri, report)],
    });
    tellStatus(report);
    if (!report.complete) inAMoment(uri, () => fire(uri, true));
  };

  const fire = (uri: string, eager = false): void => {
    void guarded(session.connection, 'publishDiagnostics', undefined, () => push(uri, eager));
  };

  /** Does something once no newer text has come for a moment. */
  const inAMoment = (uri: string, run: () => void): void => {
    completing.get(uri)?.();
    completing.set(
      uri,
      session.host.later(soon, () => {
        completing.delete(uri);
        run();
      }),
    );
  };

  /** Does what was left for later, and asks to be asked again. */
  const complete = (uri: string): void => {
    void guarded(session.connection, 'diagnostic', undefined, async () => {
      if (await patientReport(session, uri, () => !session.open.has(uri), true))
        session.connection.languages.diagnostics.refresh();
    });
  };

  /** Looks at the other open files, as what one file says may change what is found in another. Only what is different is told. */
  const lookAround = async (but: string): Promise<void> => {
    let different = false;
    for (const uri of session.open.keys()) {
      if (uri === but) continue;
      const report = await patientReport(session, uri, () => !session.open.has(uri), false);
      if (!report || signature(report) === signatures.get(uri)) continue;
      different = true;
      if (!session.client.pulls) fire(uri);
    }
    if (different && session.client.pulls && session.client.refreshes) session.connection.languages.diagnostics.refresh();
  };

  const othersChanged = (uri: string): void => {
    around.stop?.();
    around.stop = session.host.later(quiet, () => {
      void guarded(session.connection, 'lookAround', undefined, () => lookAround(uri));
    });
  };

  return {
    changed: (uri) => {
      settle(uri);
      completing.get(uri)?.();
      if (!session.client.pulls) fire(uri);
      othersChanged(uri);
    },
    everything: () => {
      if (!session.client.pulls) for (const uri of session.open.keys()) fire(uri);
      else if (session.client.refreshes) session.connection.languages.diagnostics.refresh();
    },
    closed: (uri) => {
      settle(uri);
      shown.delete(uri);
      signatures.delete(uri);
      if (!session.client.pulls) void session.connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    pull: async (uri, cancelled) => {
      const report = await patientReport(session, uri, cancelled, !session.client.refreshes);
      if (!report) return null;
      const items = [...diagnostics(uri, report)];
      tellStatus(report);
      if (!report.complete) inAMoment(uri, () => complete(uri));
      return { kind: DocumentDiagnosticReportKind.Full, items };
    },
  };
};
