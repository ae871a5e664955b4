/** All that a language may use beside one document of a file. */
import type { Source } from '../base/source.ts';
import type { Surroundings } from '../languages/language.ts';
import type { Workspace } from './workspace.ts';

export const aroundOf = (workspace: Workspace, source: Source, eager = true): Surroundings => ({
  source,
  eager,
  context: workspace.context(source),
  files: workspace.files,
  assets: workspace.setup.assets,
  trusted: workspace.setup.trusted,
});
