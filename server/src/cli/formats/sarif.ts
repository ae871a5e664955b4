/** SARIF 2.1.0, the format that code scanning services read. */
import type { Severity } from '../../core/base/settings.ts';
import type { Gravity } from '../../core/checks/rules/define.ts';
import { rules as catalogue } from '../../core/engine/catalogue.ts';
import { isAbsolute } from '../paths.ts';
import type { Place, Run, Seen } from '../seen.ts';

const level: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** What code scanning sorts by, from 0 to 10. */
const score: Readonly<Record<Gravity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '1.0' };

const uriOf = (file: string): string => {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return isAbsolute(file) ? `file://${file.startsWith('/') ? '' : '/'}${path.replace(/^([A-Za-z])%3A/, '$1:')}` : path;
};

const artifact = (file: string) => (isAbsolute(file) ? { uri: uriOf(file) } : { uri: uriOf(file), uriBaseId: 'SRCROOT' });

const region = (place: Place) => ({
  startLine: place.line,
  startColumn: place.column,
  endLine: place.endLine,
  endColumn: place.endColumn,
});

const location = (place: Place) => ({ physicalLocation: { artifactLocation: artifact(place.file), region: region(place) } });

const suppressions = (one: Seen) => {
  if (one.suppressed === null) return [];
  const { how, reason } = one.suppressed;
  // A comment or annotation stands in the source; a setting stands elsewhere.
  return [
    {
      kind: how === 'setting' ? 'external' : 'inSource',
      status: 'accepted',
      ...(reason === null ? {} : { justification: reason }),
    },
  ];
};

/** A byte order mark is no part of the text that offsets count in. */
const markOf = (one: Seen): number => (one.source.text.startsWith('\uFEFF') ? 1 : 0);

const fixes = (one: Seen) =>
  one.fix === null
    ? []
    : [
        {
          description: { text: one.fix.title },
          artifactChanges: [
            {
              artifactLocation: artifact(one.file),
              replacements: one.fix.edits.map((edit) => ({
                deletedRegion: { charOffset: Math.max(0, edit.start - markOf(one)), charLength: edit.end - edit.start },
                insertedContent: { text: edit.text },
              })),
            },
          ],
        },
      ];

const result = (one: Seen, index: number) => ({
  ruleId: one.rule,
  ruleIndex: index,
  level: level[one.severity],
  message: { text: one.message },
  locations: [location(one)],
  ...(one.related.length === 0
    ? {}
    : { relatedLocations: one.related.map((place, id) => ({ id, ...location(place), message: { text: place.message } })) }),
  partialFingerprints: { 'foresee/v1': one.fingerprint },
  ...(one.known ? { baselineState: 'unchanged' } : {}),
  suppressions: suppressions(one),
  ...(one.fix === null ? {} : { fixes: fixes(one) }),
  properties: {
    severity: one.severity,
    ...(one.layer === null ? {} : { layer: one.layer }),
    ...(one.supersededBy === null ? {} : { supersededBy: one.supersededBy }),
  },
});

/** Only the rules that have something to say: the list of all is what `foresee rules` is for. */
const descriptors = (ids: readonly string[], run: Run) => {
  const listed = new Map(catalogue.map((rule) => [rule.id, rule]));
  const titles = ids.some((id) => listed.has(id)) ? run.titles() : new Map();
  return ids.map((id) => {
    const rule = listed.get(id);
    const note = titles.get(id);
    return {
      id,
      ...(note
        ? {
            shortDescription: { text: note.title },
            help: { text: note.body, markdown: note.body },
            ...(note.links[0] ? { helpUri: note.links[0] } : {}),
          }
        : {}),
      ...(rule
        ? {
            defaultConfiguration: { level: level[rule.severity] },
            properties: {
              tags: [rule.layer, ...rule.tags],
              precision: 'high',
              'problem.severity':
                rule.severity === 'error' ? 'error' : rule.severity === 'warning' ? 'warning' : 'recommendation',
              ...(rule.tags.includes('foresee') ? {} : { 'security-severity': score[rule.gravity] }),
            },
          }
        : {}),
    };
  });
};

export const sarif = (run: Run): string => {
  const ids = [...new Set(run.seen.map((one) => one.rule))].sort();
  const index = new Map(ids.map((id, at) => [id, at]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Foresee', semanticVersion: run.version, rules: descriptors(ids, run) } },
        columnKind: 'utf16CodeUnits',
        results: run.seen.map((one) => result(one, index.get(one.rule) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
};
