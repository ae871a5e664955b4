/** What to say of a place in a template. */
import { quote, type Say } from '../../base/say.ts';
import type { Span } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import type { Hover, Surroundings } from '../language.ts';
import { type Chart, chartOf, type Family } from './chart.ts';
import { bodyOf, type Definition, definitionsOf } from './defines.ts';
import { showPath } from './findings.ts';
import { describeFunction } from './functions.ts';
import { keywords } from './keywords-data.ts';
import { memberAt } from './objects-data.ts';
import { sayPrinted } from './printed.ts';
import type { Where } from './scope.ts';
import { showValue, typeOf } from './show.ts';
import { type Thing, thingAt } from './thing.ts';
import { valuesRoots, viewsAt } from './values.ts';

export const hoverTemplate = (_model: Model, offset: number, around: Surroundings): Hover | null => {
  const { source, files } = around;
  const thing = thingAt(source, offset);
  const at = chartOf(source.path, files);
  const said = thing && sayOf(thing, at?.chart ?? null, at?.family ?? null);
  const printed = thing?.kind === 'keyword' ? null : sayPrinted(offset, around);
  if (!thing || !said) return printed && { span: printed.span, parts: [printed.say] };
  return { span: spanOf(thing), parts: [...said, ...(printed ? [printed.say] : [])] };
};

const spanOf = (thing: Thing): Span => (thing.kind === 'path' ? thing.whole : thing.span);

const same = (text: string): Say => ({ en: text, ko: text });

const sayOf = (thing: Thing, chart: Chart | null, family: Family | null): readonly Say[] | null => {
  switch (thing.kind) {
    case 'function': {
      const said = describeFunction(thing.name);
      return said && [said];
    }
    case 'keyword': {
      const word = keywords[thing.name];
      return word ? [{ en: `\`${word.form}\`\n\n${word.say.en}`, ko: `\`${word.form}\`\n\n${word.say.ko}` }] : null;
    }
    case 'template': {
      const definitions = family ? (definitionsOf(family).get(thing.name) ?? []) : [];
      return definitions.length > 0 ? definitions.slice(0, 3).map(sayDefinition) : null;
    }
    case 'path':
      return thing.path[0] === 'Values' && thing.path.length > 1
        ? chart && family && [sayValue(thing.path, chart, family)]
        : sayObject(thing.path, chart);
    default:
      return null;
  }
};

const bodyLimit = 8;

const sayDefinition = (definition: Definition): Say => {
  const lines = bodyOf(definition)
    .split(/\r?\n/)
    .filter((line, index) => index > 0 || line.trim() !== '');
  const shown = [...lines.slice(0, bodyLimit), ...(lines.length > bodyLimit ? ['…'] : [])].join('\n').trimEnd();
  return same(
    [
      `\`define ${JSON.stringify(definition.name)}\` · \`${definition.source.path}\``,
      definition.comment,
      shown === '' ? '' : `\`\`\`helm\n${shown}\n\`\`\``,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
};

const sayObject = (path: Where, chart: Chart | null): readonly Say[] | null => {
  const member = memberAt(path);
  if (!member) return null;
  const head = `\`${showPath(path)}\` \`${member.type}\``;
  const written = path[0] === 'Chart' && path.length === 2 && chart?.head ? chart.head.at(chartKey(member.name)).text : undefined;
  const value = written === undefined ? '' : `\n\n\`\`\`yaml\n${written}\n\`\`\``;
  return [{ en: `${head}\n\n${member.say.en}${value}`, ko: `${head}\n\n${member.say.ko}${value}` }];
};

/** `AppVersion` is `appVersion` in Chart.yaml. */
export const chartKey = (name: string): string =>
  name === 'APIVersion' ? 'apiVersion' : name.charAt(0).toLowerCase() + name.slice(1);

/** How many places of a value are shown. */
const placeLimit = 8;

/** What the values files say of a path. */
export const sayValue = (path: Where, chart: Chart, family: Family): Say => {
  const name = quote(showPath(path));
  const found = valuesRoots(chart, family).flatMap(({ file, root, own }) =>
    viewsAt(root, path.slice(1)).map((view) => ({ label: own ? file.name : file.source.path, view })),
  );
  if (found.length === 0)
    return { en: `${name}\n\nNo values file sets it.`, ko: `${name}\n\n이 값을 정하는 values 파일이 없습니다.` };
  const lines = found.slice(0, placeLimit).map(({ label, view }) => `\`${label}\`\n\n\`\`\`yaml\n${showValue(view)}\n\`\`\``);
  const more = found.length - placeLimit;
  const doc = found.map(({ view }) => commentAbove(view)).find((words) => words !== '') ?? '';
  const head = `${name} (${typeOf(found[0]?.view)})${doc === '' ? '' : `\n\n${doc}`}`;
  const rest = more > 0 ? { en: `\n\n… and ${more} more`, ko: `\n\n… 외 ${more}곳` } : same('');
  return { en: `${[head, ...lines].join('\n\n')}${rest.en}`, ko: `${[head, ...lines].join('\n\n')}${rest.ko}` };
};

/** The comment lines right above a key, as charts document their values; `# --` is helm-docs' own mark. */
export const commentAbove = (view: { readonly keySpan: Span | null; readonly tree: { readonly text: string } }): string => {
  const { keySpan, tree } = view;
  if (!keySpan) return '';
  const lines: string[] = [];
  let end = tree.text.lastIndexOf('\n', keySpan.start - 1);
  while (end > 0 && lines.length < 20) {
    const start = tree.text.lastIndexOf('\n', end - 1) + 1;
    const line = tree.text.slice(start, end).trim();
    if (!line.startsWith('#')) break;
    lines.unshift(line.replace(/^#+\s?(?:--\s?)?/, ''));
    end = start - 1;
  }
  return lines.join('\n').trim().slice(0, 1500);
};
