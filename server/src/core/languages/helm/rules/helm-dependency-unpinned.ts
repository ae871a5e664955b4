import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { lens } from '../../../checks/rules/lens.ts';
import type { View } from '../../../yaml/view.ts';

interface Dependency {
  readonly view: View;
  readonly name: string;
  readonly version: View;
}

const dependencies = lens<Dependency>('helm-dependencies', (model) =>
  model.root
    .at('dependencies')
    .items()
    .flatMap((view) => {
      const name = view.at('name').string;
      const repository = view.at('repository').string ?? '';
      // A chart that lies beside or inside this one changes only with it.
      return name === undefined || repository === '' || repository.startsWith('file:')
        ? []
        : [{ view, name, version: view.at('version') }];
    }),
);

const exact = /^[=v]*\d+\.\d+\.\d+(?:[-+][\w.+-]*)?$/;

export const helmDependencyUnpinned = rule({
  id: 'helm-dependency-unpinned',
  layer: 'code',
  tags: ['helm', 'supply-chain'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: dependencies,
  *check({ name, version }) {
    const { text } = version;
    if (text !== undefined && !exact.test(text.trim())) yield { at: version, name, range: text };
  },
  say: {
    en: ({ name, range }) =>
      `The dependency ${quote(name)} takes any version in ${quote(range)}; an exact version cannot change under you.`,
    ko: ({ name, range }) =>
      `의존 차트 ${quote(name)}은(는) ${quote(range)} 범위의 아무 버전이나 쓰게 됩니다. 정확한 버전을 적으면 바뀌지 않습니다.`,
  },
});
