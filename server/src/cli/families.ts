/** Findings that are no rules: what their ids mean. The first whose prefix fits speaks, so that single ids come before their family. */
import type { Say } from '../core/base/say.ts';

export const families: readonly { readonly prefix: string; readonly say: Say }[] = [
  {
    prefix: 'syntax/rendered-yaml',
    say: {
      en: 'The template itself can be read, but the text that it renders to is not YAML, and `helm template` stops there. Mostly an indentation (`nindent`) or a missing quote is the reason. `foresee render` prints the text, and the command "Preview the Rendered Chart" of VS Code shows it beside the template.',
      ko: '템플릿 자체는 읽을 수 있지만 렌더링한 결과가 YAML이 아니어서 `helm template`이 여기서 멈춥니다. 대개 들여쓰기(`nindent`)나 빠진 따옴표가 원인입니다. 결과는 `foresee render`나 VS Code의 "렌더링된 차트 미리 보기" 명령에서 확인할 수 있습니다.',
    },
  },
  {
    prefix: 'expression/helm-fail',
    say: {
      en: 'The chart itself refuses these values, with `required` or `fail`. Set the value that its message asks for, in the values file that the finding names.',
      ko: '차트가 `required`나 `fail`로 이 values를 직접 거부합니다. 메시지가 요구하는 값을 해당 values 파일에 설정하세요.',
    },
  },
  {
    prefix: 'expression/helm-values',
    say: {
      en: 'Helm stops before it renders, as it cannot merge or read these values or the dependencies that they switch on.',
      ko: '이 values나 그 값으로 켜지는 의존 차트를 병합하거나 읽을 수 없어 Helm이 렌더링 전에 멈춥니다.',
    },
  },
  {
    prefix: 'expression/helm-budget',
    say: {
      en: 'Rendering was given up: a template calls itself without end, ranges over too much, or makes far more text than a chart needs. The rest of the chart is still checked as written.',
      ko: '렌더링을 중단했습니다. 템플릿이 끝없이 자신을 호출하거나, 지나치게 많이 반복하거나, 차트에 필요한 것보다 훨씬 많은 텍스트를 만듭니다. 차트의 나머지는 작성된 그대로 검사합니다.',
    },
  },
  {
    prefix: 'expression/helm-indent',
    say: {
      en: 'The number of `nindent` is too small: the block ends up beside the key that it belongs to, not below it, so that the key is empty. The fix sets the number that fits.',
      ko: '`nindent`의 숫자가 너무 작아 블록이 키의 아래가 아니라 옆에 놓이고, 키는 빈 값이 됩니다. 빠른 수정으로 맞는 숫자를 넣을 수 있습니다.',
    },
  },
  {
    prefix: 'syntax/',
    say: {
      en: 'The text itself cannot be read as YAML at this place. The part of the document around it is left out of all other checks until it can. Such a finding cannot be ignored, as everything else hangs on it.',
      ko: '이 위치의 텍스트를 YAML로 읽을 수 없습니다. 읽을 수 있게 될 때까지 그 주변은 다른 모든 검사에서 제외됩니다. 나머지 검사가 여기에 달려 있으므로 이 항목은 무시할 수 없습니다.',
    },
  },
  {
    prefix: 'schema/',
    say: {
      en: 'The value does not fit the schema of its kind: an unknown or missing key, a wrong type, or a value that is not allowed. The API server or the runner would refuse it. Check the version that is assumed with `--kubernetes-version`; `# foresee-ignore-next-line` silences a single one.',
      ko: '값이 해당 종류의 스키마와 맞지 않습니다. 알 수 없는 키, 빠진 키, 잘못된 타입, 허용되지 않는 값 중 하나이며 API 서버나 실행기가 거부합니다. 기준 버전은 `--kubernetes-version`으로 정하고, 한 건만 무시하려면 `# foresee-ignore-next-line`을 씁니다.',
    },
  },
  {
    prefix: 'reference/',
    say: {
      en: 'The name points at something that is not there, in a place where both sides are known.',
      ko: '이름이 가리키는 대상이 없습니다. 양쪽을 모두 알 수 있는 곳에서만 알립니다.',
    },
  },
  {
    prefix: 'expression/',
    say: {
      en: 'The expression cannot be evaluated: it is malformed, or it uses a function or context that does not exist there.',
      ko: '표현식을 계산할 수 없습니다. 문법이 잘못되었거나, 그 위치에 없는 함수나 컨텍스트를 사용했습니다.',
    },
  },
];
