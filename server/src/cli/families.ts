/** Findings that are no rules: what their ids mean. */
import type { Say } from '../core/base/say.ts';

export const families: readonly { readonly prefix: string; readonly say: Say }[] = [
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
