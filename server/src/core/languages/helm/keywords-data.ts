/** The words of the template language itself. */
import type { Say } from '../../base/say.ts';

export interface Keyword {
  readonly form: string;
  readonly say: Say;
  /** A snippet that goes on from the word; null where the word stands alone. */
  readonly snippet: string;
}

const k = (form: string, snippet: string, en: string, ko: string): Keyword => ({ form, snippet, say: { en, ko } });

export const keywords: Readonly<Record<string, Keyword>> = {
  block: k(
    '{{ block "name" pipeline }} … {{ end }}',
    'block "${1:name}" ${2:.}',
    'Defines a template and puts its text here at once; another `define` of the name takes its place.',
    '템플릿을 정의하고 바로 이 자리에 출력합니다. 같은 이름의 `define`이 있으면 그것으로 바뀝니다.',
  ),
  break: k('{{ break }}', 'break', 'Ends the innermost `range`.', '가장 안쪽 `range`를 끝냅니다.'),
  continue: k(
    '{{ continue }}',
    'continue',
    'Goes on with the next item of the innermost `range`.',
    '가장 안쪽 `range`의 다음 항목으로 넘어갑니다.',
  ),
  define: k(
    '{{ define "name" }} … {{ end }}',
    'define "${1:name}"',
    'Makes a named template. Names are shared by the chart and all its dependencies, so begin them with the name of the chart.',
    '이름 있는 템플릿을 만듭니다. 이름은 차트와 의존 차트 전체가 함께 쓰므로 차트 이름으로 시작하는 것이 좋습니다.',
  ),
  else: k(
    '{{ else }}',
    'else',
    'The other way of an `if`, `with` or `range`; with `if` and a condition behind it, one more way.',
    '`if`, `with`, `range`의 다른 갈래입니다. 뒤에 `if`와 조건을 쓰면 갈래를 더할 수 있습니다.',
  ),
  end: k(
    '{{ end }}',
    'end',
    'Closes an `if`, `with`, `range`, `define` or `block`.',
    '`if`, `with`, `range`, `define`, `block`을 닫습니다.',
  ),
  if: k(
    '{{ if pipeline }} … {{ end }}',
    'if ${1:.Values.enabled}',
    'Renders its text where the value is not empty: false, 0, null, "" and what has no members are empty.',
    '값이 비어 있지 않으면 안의 내용을 렌더링합니다. false, 0, null, ""와 원소가 없는 것은 빈 값입니다.',
  ),
  range: k(
    '{{ range pipeline }} … {{ end }}',
    'range ${1:.Values.items}',
    'Renders its text once for each member of a list or map; the dot is the member.',
    '리스트나 맵의 원소마다 안의 내용을 렌더링합니다. 점은 그 원소를 가리킵니다.',
  ),
  template: k(
    '{{ template "name" pipeline }}',
    'template "${1:name}" ${2:.}',
    'Puts the text of a named template here. `include` does the same and can go on through a pipeline.',
    '이름 있는 템플릿의 결과를 이 자리에 넣습니다. `include`는 같은 일을 하면서 파이프라인으로 이어 쓸 수 있습니다.',
  ),
  with: k(
    '{{ with pipeline }} … {{ end }}',
    'with ${1:.Values.name}',
    'Renders its text where the value is not empty, with the dot set to it. `$` is still the root.',
    '값이 비어 있지 않으면 점을 그 값으로 두고 안의 내용을 렌더링합니다. `$`는 그대로 최상위를 가리킵니다.',
  ),
};
