/** Files that are not looked at themselves, but without which others cannot be judged: the rest of a chart, schemas. */
import type { Settings } from '../core/base/settings.ts';
import type { Source } from '../core/base/source.ts';
import { absolute, join, parentOf, within } from './paths.ts';
import type { Disk } from './shell.ts';
import { filesBelow } from './walk.ts';

const modeline = /#\s*yaml-language-server:\s*\$schema=(\S+)/g;

/** Folders of charts that a file lies in, up to the workspace's root. */
const chartsAbove = (files: readonly string[], root: string, disk: Disk): ReadonlySet<string> => {
  const known = new Map<string, boolean>();
  const isChart = (folder: string): boolean => {
    const chart = known.get(folder) ?? disk.kind(join(folder, 'Chart.yaml')) === 'file';
    known.set(folder, chart);
    return chart;
  };
  const charts = new Set<string>();
  for (const file of files)
    for (let folder = parentOf(file); within(root, folder) !== null && !known.has(folder); folder = parentOf(folder)) {
      if (isChart(folder)) charts.add(folder);
      if (folder === root) break;
    }
  return charts;
};

/** Absolute paths; some may not exist. A path that leads out of the workspace is not followed. */
export const companions = (sources: readonly Source[], root: string, settings: Settings, disk: Disk): ReadonlySet<string> => {
  const found = new Set<string>();
  const add = (folder: string, path: string): void => {
    if (/^[a-z][\w+.-]+:/i.test(path)) return;
    const file = absolute(folder, path);
    if (within(root, file) !== null && disk.kind(file) === 'file') found.add(file);
  };
  for (const path of Object.values(settings.schemas)) add(root, path);
  for (const source of sources)
    if (source.text.includes('$schema='))
      for (const match of source.text.matchAll(modeline)) add(parentOf(source.uri), match[1] ?? '');
  const files = sources.map(({ uri }) => uri).filter((uri) => within(root, uri) !== null);
  for (const chart of chartsAbove(files, root, disk)) for (const file of filesBelow(chart, disk, () => {})) found.add(file);
  return found;
};
