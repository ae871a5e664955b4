import type { FunctionTable } from '../eval/session.ts';
import { builtinFunctions } from './builtins.ts';
import { caseFunctions } from './cases.ts';
import { chooseFunctions } from './choose.ts';
import { dataFunctions } from './data.ts';
import { dateFunctions } from './dates.ts';
import { dictFunctions } from './dicts.ts';
import { durationFunctions } from './durations.ts';
import { encodingFunctions } from './encoding.ts';
import { helmEngineFunctions } from './helm.ts';
import { listFunctions } from './lists.ts';
import { mathFunctions } from './math.ts';
import { helm4Functions } from './names.ts';
import { pathFunctions } from './paths.ts';
import { randomFunctions } from './random.ts';
import { regexFunctions } from './regex.ts';
import { semverFunctions } from './semver.ts';
import { stringFunctions } from './strings.ts';
import { urlFunctions } from './urls.ts';

/** What Helm 4 offers to templates; Sprig's `slice` hides Go's. */
export const functionsOfHelm4: FunctionTable = new Map([
  ...builtinFunctions,
  ...stringFunctions,
  ...caseFunctions,
  ...listFunctions,
  ...dictFunctions,
  ...chooseFunctions,
  ...mathFunctions,
  ...dateFunctions,
  ...durationFunctions,
  ...encodingFunctions,
  ...pathFunctions,
  ...randomFunctions,
  ...regexFunctions,
  ...semverFunctions,
  ...urlFunctions,
  ...dataFunctions,
  ...helmEngineFunctions,
]);

const newer: ReadonlySet<string> = new Set(helm4Functions);

/** What Helm 3 offers to templates. */
export const functionsOfHelm3: FunctionTable = new Map([...functionsOfHelm4].filter(([name]) => !newer.has(name)));
