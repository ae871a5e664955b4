import { quote, type Say } from '../../base/say.ts';
import type { Span } from '../../base/source.ts';

export type ProblemCode =
  | 'unclosed-action'
  | 'unclosed-comment'
  | 'unclosed-string'
  | 'unclosed-parenthesis'
  | 'missing-end'
  | 'unexpected-end'
  | 'unexpected-else'
  | 'wrong-else'
  | 'unknown-function'
  | 'undefined-variable'
  | 'empty-command'
  | 'bad-token'
  | 'bad-number'
  | 'bad-string'
  | 'bad-name'
  | 'bad-declaration'
  | 'field-of-literal'
  | 'value-in-pipeline'
  | 'nested-define'
  | 'duplicate-define'
  | 'jump-outside-range'
  | 'too-deep';

/** Something in a template that Go's parser refuses. */
export interface ParseProblem {
  readonly code: ProblemCode;
  readonly span: Span;
  readonly say: Say;
  /** Go's own words for it, without file and line. */
  readonly go: string;
  /** The offset whose line Go names. */
  readonly goAt: number;
  /** For an error inside a token: where its action begins; Go names that line too where it is another one. */
  readonly goFrom: number | undefined;
}

const sentences: Record<ProblemCode, (name: string) => Say> = {
  'unclosed-action': () => ({
    en: 'This `{{` is never closed with `}}`.',
    ko: '이 `{{`를 닫는 `}}`가 없습니다.',
  }),
  'unclosed-comment': () => ({
    en: 'This comment is never closed; a comment ends with `*/}}` or `*/ -}}`.',
    ko: '이 주석이 닫히지 않았습니다. 주석은 `*/}}` 또는 `*/ -}}`로 끝나야 합니다.',
  }),
  'unclosed-string': (name) => ({
    en: `The string that begins with ${name} has no closing quote.`,
    ko: `${name}로 시작하는 문자열에 닫는 따옴표가 없습니다.`,
  }),
  'unclosed-parenthesis': (name) => ({
    en: `The parentheses do not match at ${name}.`,
    ko: `${name}에서 괄호의 짝이 맞지 않습니다.`,
  }),
  'missing-end': (name) => ({
    en: `This ${name} has no \`{{ end }}\`.`,
    ko: `이 ${name}에 대응하는 \`{{ end }}\`가 없습니다.`,
  }),
  'unexpected-end': () => ({
    en: 'This `end` closes nothing.',
    ko: '이 `end`가 닫을 블록이 없습니다.',
  }),
  'unexpected-else': () => ({
    en: 'This `else` belongs to no `if`, `with` or `range`.',
    ko: '이 `else`가 속할 `if`, `with`, `range`가 없습니다.',
  }),
  'wrong-else': (name) => ({
    en: `${name} cannot stand here.`,
    ko: `이 자리에는 ${name}를 쓸 수 없습니다.`,
  }),
  'unknown-function': (name) => ({
    en: `There is no function ${name} in Helm templates.`,
    ko: `Helm 템플릿에는 함수 ${name}가 없습니다.`,
  }),
  'undefined-variable': (name) => ({
    en: `The variable ${name} is not defined here.`,
    ko: `변수 ${name}가 이 위치에 정의되어 있지 않습니다.`,
  }),
  'empty-command': (name) => ({
    en: `A value or function is missing in ${name}.`,
    ko: `${name}에 값이나 함수가 없습니다.`,
  }),
  'bad-token': (name) => ({
    en: `${name} cannot stand here in a template action.`,
    ko: `템플릿 액션의 이 위치에는 ${name}를 쓸 수 없습니다.`,
  }),
  'bad-number': (name) => ({ en: `${name} is not a number.`, ko: `${name}은(는) 올바른 숫자가 아닙니다.` }),
  'bad-string': (name) => ({
    en: `The string ${name} holds an escape that Go does not know.`,
    ko: `문자열 ${name}에 Go가 알지 못하는 이스케이프가 있습니다.`,
  }),
  'bad-name': (name) => ({
    en: `${name} needs the template's name as a quoted string.`,
    ko: `${name} 뒤에는 따옴표로 묶은 템플릿 이름이 와야 합니다.`,
  }),
  'bad-declaration': (name) => ({
    en: `Variables cannot be declared this way in ${name}.`,
    ko: `${name}에서는 변수를 이렇게 선언할 수 없습니다.`,
  }),
  'field-of-literal': (name) => ({
    en: `The literal ${name} has no fields.`,
    ko: `리터럴 ${name}에는 필드가 없습니다.`,
  }),
  'value-in-pipeline': (name) => ({
    en: `${name} is a value and cannot take the result of the command before it.`,
    ko: `${name}은(는) 값이므로 앞 명령의 결과를 받을 수 없습니다.`,
  }),
  'nested-define': () => ({
    en: 'A `define` must stand at the top level of the file, outside every other block.',
    ko: '`define`은 다른 블록 안이 아니라 파일의 최상위에 있어야 합니다.',
  }),
  'duplicate-define': (name) => ({
    en: `The template ${name} is defined twice in this file.`,
    ko: `템플릿 ${name}가 이 파일에 두 번 정의되어 있습니다.`,
  }),
  'jump-outside-range': (name) => ({
    en: `${name} works only inside a \`range\`.`,
    ko: `${name}는 \`range\` 안에서만 쓸 수 있습니다.`,
  }),
  'too-deep': () => ({
    en: 'This expression is nested too deeply.',
    ko: '이 식의 중첩이 너무 깊습니다.',
  }),
};

/** Makes a problem; `name` is the text that the sentence shows. */
export const problem = (
  code: ProblemCode,
  span: Span,
  name: string,
  go: string,
  goAt = span.start,
  goFrom?: number,
): ParseProblem => ({
  code,
  span,
  say: sentences[code](quote(name)),
  go,
  goAt,
  goFrom,
});

/** The problem that Go would stop at. */
export const firstForGo = (problems: readonly ParseProblem[]): ParseProblem | undefined =>
  problems.reduce<ParseProblem | undefined>(
    (first, one) =>
      first === undefined || one.goAt < first.goAt || (one.goAt === first.goAt && one.code === 'unclosed-action') ? one : first,
    undefined,
  );
