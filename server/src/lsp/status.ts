/** What the status item tells of a file. */
import { minorOf } from '../core/base/settings.ts';
import type { Context } from '../core/checks/rules/context.ts';
import { active, type Report } from '../core/engine/report.ts';
import { type FileStatus, messages } from '../protocol.ts';
import { type Session, workspaceOf } from './session.ts';

const kubernetesOf = ({ settings, world }: Context): FileStatus['kubernetes'] => {
  const set = settings.kubernetes.version;
  if (minorOf(set) !== null) return { version: set, from: { by: 'setting', uri: null } };
  const { kubernetes } = world;
  return kubernetes
    ? { version: `1.${kubernetes.minor}`, from: { by: 'workspace', uri: kubernetes.uri } }
    : { version: null, from: null };
};

/** What a report says in a few words. */
export const statusOf = (session: Session, report: Report): FileStatus => {
  const { source, context } = report;
  const units = workspaceOf(session, source.uri).units(source.uri);
  const kinds = [
    ...new Set(
      units.flatMap(({ language, model }) => (language ? [language.kind?.(model) ?? language.title[context.lang]] : [])),
    ),
  ];
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const finding of active(report)) if (finding.supersededBy === null) counts[finding.severity]++;
  const manifest = report.languages.includes('kubernetes');
  const { settings } = context;
  const namespace = units.find(({ model }) => model.subject.namespace !== null)?.model.subject.namespace ?? null;
  const { level, chosen } = context.podSecurity(namespace);
  const labelled = chosen && settings.podSecurity.level === null;
  return {
    uri: source.uri,
    kind: kinds.length === 0 ? null : kinds.length > 3 ? `${kinds.slice(0, 3).join(', ')} …` : kinds.join(', '),
    kubernetes: manifest ? kubernetesOf(context) : null,
    podSecurity: manifest ? { level, from: chosen ? { by: labelled ? 'workspace' : 'setting', uri: null } : null } : null,
    counts,
    withoutSchema: units.flatMap(({ language, model }) => language?.unknownKind?.(model, context) ?? []),
  };
};

/** Milliseconds after which the status follows a report: nobody reads it between two keystrokes. */
const patience = 120;

/** Sends the status of a file soon, the last one of several; a client that does not know it drops it. */
export const statusTeller = (session: Session): ((report: Report) => void) => {
  const waiting = new Map<string, () => void>();
  return (report) => {
    const { uri } = report.source;
    waiting.get(uri)?.();
    waiting.set(
      uri,
      session.host.later(patience, () => {
        waiting.delete(uri);
        if (session.open.has(uri)) void session.connection.sendNotification(messages.status, statusOf(session, report));
      }),
    );
  };
};
