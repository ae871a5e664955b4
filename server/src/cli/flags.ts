/** The flags there are, once for all commands that take them. */
import { levels, minorOf, presets, severities } from '../core/base/settings.ts';
import type { Flag } from './args.ts';

export const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'azure', 'junit'] as const;
export type Format = (typeof formats)[number];

export const langs = ['en', 'ko'] as const;

export const lang: Flag = {
  name: 'lang',
  value: 'en|ko',
  among: langs,
  say: { en: 'language of what is printed (default: as the environment)', ko: '출력 언어 (기본값: 환경 설정)' },
};

export const help: Flag = { name: 'help', value: null, say: { en: 'print this help', ko: '이 도움말 출력' } };

/** Which files are read and what is asked of them. */
export const selecting: readonly Flag[] = [
  {
    name: 'config',
    value: 'FILE',
    say: {
      en: 'settings file (default: the nearest .foresee.yaml upward)',
      ko: '설정 파일 (기본값: 위쪽에서 가장 가까운 .foresee.yaml)',
    },
  },
  {
    name: 'kubernetes-version',
    value: '1.N',
    form: { fits: (value) => minorOf(value) !== null, example: '1.33' },
    say: { en: 'Kubernetes version that manifests must fit', ko: '매니페스트가 맞아야 할 쿠버네티스 버전' },
  },
  {
    name: 'pod-security',
    value: 'LEVEL',
    among: levels,
    say: { en: `Pod Security level: ${levels.join(', ')}`, ko: `파드 보안 수준: ${levels.join(', ')}` },
  },
  {
    name: 'pod-security-version',
    value: 'v1.N|latest',
    form: { fits: (value) => value === 'latest' || minorOf(value) !== null, example: 'v1.33' },
    say: { en: 'version of the Pod Security policy (default: latest)', ko: '파드 보안 정책 버전 (기본값: latest)' },
  },
  {
    name: 'preset',
    value: 'PRESET',
    among: presets,
    say: {
      en: `which rules run: ${presets.join(', ')} (default: recommended)`,
      ko: `실행할 규칙 모음: ${presets.join(', ')} (기본값: recommended)`,
    },
  },
  {
    name: 'rule',
    value: 'ID',
    say: {
      en: 'only this rule, whatever the preset; repeat it or part ids by commas, `pss-*` means all that begin so',
      ko: '프리셋과 상관없이 이 규칙만 실행. 반복하거나 쉼표로 나열, `pss-*`는 그렇게 시작하는 모든 규칙',
    },
  },
  {
    name: 'since',
    value: 'REF',
    say: { en: 'only files that changed since a git ref', ko: 'git 참조 이후 바뀐 파일만' },
  },
  {
    name: 'values',
    value: 'FILE',
    say: {
      en: 'render charts with this values file instead of all that are there; repeat it, later ones win',
      ko: '차트를 이 values 파일로만 렌더링. 반복 가능하며 뒤의 것이 우선합니다',
    },
  },
  {
    name: 'stdin-filename',
    value: 'NAME',
    say: { en: 'read standard input as a file of this name', ko: '표준 입력을 이 이름의 파일로 읽기' },
  },
];

/** How a check answers. */
export const answering: readonly Flag[] = [
  {
    name: 'format',
    value: 'FORMAT',
    among: formats,
    say: { en: `${formats.join(', ')} (default: text)`, ko: `${formats.join(', ')} (기본값: text)` },
  },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    among: severities,
    say: {
      en: `exit with 1 from this severity on: ${severities.join(', ')} (default: error)`,
      ko: `이 심각도부터 종료 코드 1: ${severities.join(', ')} (기본값: error)`,
    },
  },
  {
    name: 'baseline',
    value: 'FILE',
    say: { en: 'leave out the findings that this file lists', ko: '이 파일에 적힌 발견 사항은 제외' },
  },
  {
    name: 'update-baseline',
    value: null,
    say: { en: 'write the findings of now to the baseline', ko: '지금의 발견 사항을 기준 파일에 기록' },
  },
];

export const fixing: readonly Flag[] = [
  {
    name: 'review',
    value: null,
    say: { en: 'also make changes that need a look', ko: '검토가 필요한 수정도 적용' },
  },
  {
    name: 'dry-run',
    value: null,
    say: { en: 'print the changes and write nothing', ko: '바뀔 내용만 출력하고 쓰지 않음' },
  },
];

export const listing: readonly Flag[] = [
  {
    name: 'format',
    value: 'FORMAT',
    among: ['text', 'json'],
    say: { en: 'text, json (default: text)', ko: 'text, json (기본값: text)' },
  },
];
