/** What is wrong with a text, in words. */
import { quote, type Say } from '../base/say.ts';
import type { Fault, FaultCode } from './node.ts';

const sentences: Readonly<Record<FaultCode, (name: string) => Say>> = {
  'bad-indentation': (name) => ({
    en: `The indentation of ${quote(name)} fits no line above it.`,
    ko: `${quote(name)}의 들여쓰기가 위쪽 어느 줄과도 맞지 않습니다.`,
  }),
  tab: () => ({
    en: 'This line is indented with a tab; YAML allows only spaces there.',
    ko: '탭으로 들여쓴 줄입니다. YAML 들여쓰기에는 공백만 쓸 수 있습니다.',
  }),
  'unclosed-quote': (name) => ({
    en: `The quote ${quote(name)} is not closed.`,
    ko: `따옴표 ${quote(name)}가 닫히지 않았습니다.`,
  }),
  'unclosed-flow': (name) => ({
    en: `The bracket ${quote(name)} is not closed.`,
    ko: `괄호 ${quote(name)}가 닫히지 않았습니다.`,
  }),
  'duplicate-key': (name) => ({
    en: `Key ${quote(name)} appears twice in this map.`,
    ko: `이 맵에 ${quote(name)} 키가 두 번 나옵니다.`,
  }),
  'half-typed-key': (name) => ({
    en: `${quote(name)} stands where a key is expected, but no colon and blank follow it.`,
    ko: `키가 올 자리에 ${quote(name)}만 있고 뒤에 콜론과 공백이 없습니다.`,
  }),
  'unknown-anchor': (name) => ({
    en: `No anchor ${quote(name)} ends before this alias.`,
    ko: `이 별칭보다 앞에서 끝나는 앵커 ${quote(name)}가 없습니다.`,
  }),
  'alias-bomb': (name) => ({
    en: `The aliases up to ${quote(name)} expand to too many values to read.`,
    ko: `${quote(name)}까지의 별칭을 펼치면 값이 너무 많아 읽을 수 없습니다.`,
  }),
  'too-deep': () => ({
    en: 'Values nest more than 200 levels deep here.',
    ko: '값이 여기에서 200단계보다 깊이 중첩되어 있습니다.',
  }),
  'too-large': () => ({
    en: 'This is too large to be read; `maxFileSize` is the limit for a whole file.',
    ko: '너무 커서 읽지 않았습니다. 파일 전체의 한도는 `maxFileSize`입니다.',
  }),
  binary: (name) => ({
    en: `This is not text: it holds the character ${quote(name)}.`,
    ko: `텍스트가 아닙니다. ${quote(name)} 문자가 들어 있습니다.`,
  }),
  malformed: (name) =>
    name === ''
      ? { en: 'YAML cannot be read from here on.', ko: '여기서부터 YAML로 읽을 수 없습니다.' }
      : { en: `${quote(name)} cannot stand here.`, ko: `여기에는 ${quote(name)}를 쓸 수 없습니다.` },
};

/** The one sentence that tells a person what is wrong. */
export const sayFault = (fault: Fault): Say => sentences[fault.code](fault.name);

/** The fault moved to the text that its piece stands in. */
export const shiftFault = (fault: Fault, by: number): Fault =>
  by === 0 ? fault : { ...fault, at: { start: fault.at.start + by, end: fault.at.end + by } };
