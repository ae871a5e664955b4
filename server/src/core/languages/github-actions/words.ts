/** The sentences about schema and expressions. */
import { quote, quoteAll, type Say } from '../../base/say.ts';
import type { ExpressionFault } from './expression.ts';
import type { Shape } from './schema.ts';

/** The final consonant of a quoted word cannot be known, so Korean particles are written for both. */
const hint = (meant: string | null): Say => ({
  en: meant === null ? '' : ` Did you mean ${quote(meant)}?`,
  ko: meant === null ? '' : ` ${quote(meant)}을(를) 쓰려고 했습니까?`,
});

const nouns: ReadonlyMap<string, Say> = new Map([
  ['workflow-root-strict', { en: 'a workflow', ko: '워크플로' }],
  ['action-root-strict', { en: 'an action', ko: '액션' }],
  ['job', { en: 'a job', ko: '작업' }],
  ['steps-item', { en: 'a step', ko: '단계' }],
  ['composite-step', { en: 'a step', ko: '단계' }],
  ['runs-strict', { en: '`runs`', ko: '`runs`' }],
]);

const noun = (shape: Shape, key: string | null): Say => {
  const known = nouns.get(shape.name);
  if (known) return known;
  const name = key === null ? null : quote(key);
  return name === null ? { en: 'this map', ko: '이 맵' } : { en: name, ko: name };
};

export const unknownKey = (key: string, shape: Shape, parent: string | null, meant: string | null): Say => {
  if (shape.name === 'on-strict')
    return { en: `Unknown event ${quote(key)}.${hint(meant).en}`, ko: `${quote(key)} 이벤트는 없습니다.${hint(meant).ko}` };
  const where = noun(shape, parent);
  return {
    en: `Unknown key ${quote(key)} in ${where.en}.${hint(meant).en}`,
    ko: `${where.ko}에 ${quote(key)} 키는 없습니다.${hint(meant).ko}`,
  };
};

export const conflictingKey = (key: string, other: string, shape: Shape): Say => {
  const where = noun(shape, null);
  return {
    en: `${quote(key)} cannot stand beside ${quote(other)} in ${where.en}.`,
    ko: `${where.ko}에 ${quote(key)}와(과) ${quote(other)}을(를) 함께 쓸 수 없습니다.`,
  };
};

export const repeatedKey = (key: string): Say => ({
  en: `${quote(key)} is already defined; keys are equal here whatever their case.`,
  ko: `${quote(key)}은(는) 이미 있습니다. 여기서는 대소문자만 다른 키도 같은 키입니다.`,
});

export const mergeKey: Say = {
  en: 'GitHub Actions does not read the merge key `<<`; write the keys out or use an alias for the whole value.',
  ko: 'GitHub Actions는 병합 키 `<<`를 읽지 않습니다. 키를 직접 쓰거나 값 전체를 별칭으로 쓰십시오.',
};

export const missingKey = (key: string, shape: Shape, parent: string | null): Say => {
  const where = noun(shape, parent);
  return { en: `${capital(where.en)} needs ${quote(key)}.`, ko: `${where.ko}에 ${quote(key)}이(가) 필요합니다.` };
};

export const missingOneOf = (keys: readonly string[], shape: Shape, parent: string | null): Say => {
  const where = noun(shape, parent);
  return {
    en: `${capital(where.en)} needs one of ${quoteAll(keys)}.`,
    ko: `${where.ko}에 ${quoteAll(keys)} 중 하나가 필요합니다.`,
  };
};

/** A Korean word with its particle: the first for words that end in a consonant. Words of other scripts keep both. */
const particle = (word: string, closed: string, open: string): string => {
  const code = word.replace(/`$/, '').codePointAt(word.replace(/`$/, '').length - 1) ?? 0;
  if (code < 0xac00 || code > 0xd7a3) return `${word}${closed}(${open})`;
  return word + ((code - 0xac00) % 28 === 0 ? open : closed);
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What may stand at a place, in words. */
const wanted = (shape: Shape): Say => {
  const en: string[] = [];
  const ko: string[] = [];
  if (shape.layouts().length > 0) {
    en.push('a map');
    ko.push('맵');
  }
  if (shape.item()) {
    en.push('a list');
    ko.push('목록');
  }
  if (shape.boolean) {
    en.push('`true` or `false`');
    ko.push('`true` 또는 `false`');
  }
  if (shape.number) {
    en.push('a number');
    ko.push('숫자');
  }
  if (shape.text !== null) {
    en.push('text');
    ko.push('문자열');
  }
  if (shape.words.length > 0) {
    const some = quoteAll(shape.words.slice(0, 8).map((word) => word.text));
    const more = shape.words.length > 8 ? ', …' : '';
    en.push(`one of ${some}${more}`);
    ko.push(`${some}${more} 중 하나`);
  }
  if (en.length === 0) return { en: 'nothing', ko: '빈 값' };
  return { en: en.join(' or '), ko: ko.join(' 또는 ') };
};

/** What a sentence about a value begins with. */
const subject = (key: string | null, shape: Shape): Say => {
  // An item of a list is named by what it is, everything else by its key.
  const known =
    key === null || shape.name === 'steps-item' || shape.name === 'composite-step' ? nouns.get(shape.name) : undefined;
  if (known === undefined && key !== null) return { en: quote(key), ko: quote(key) };
  return known ? { en: capital(known.en), ko: known.ko } : { en: 'This', ko: '이 값' };
};

export const wrongType = (key: string | null, shape: Shape, found: Say): Say => {
  const want = wanted(shape);
  const name = subject(key, shape);
  return {
    en: `${name.en} takes ${want.en}, not ${found.en}.`,
    ko: `${name.ko}에는 ${particle(want.ko, '을', '를')} 써야 합니다. ${particle(found.ko, '은', '는')} 쓸 수 없습니다.`,
  };
};

export const quotedValue = (key: string | null, shape: Shape): Say => {
  const want = wanted(shape);
  const name = subject(key, shape);
  return {
    en: `${name.en} takes ${want.en}, and quotes make it text.`,
    ko: `${name.ko}에는 ${particle(want.ko, '을', '를')} 써야 합니다. 따옴표로 감싸면 문자열이 됩니다.`,
  };
};

export const wrongWord = (key: string | null, value: string, shape: Shape, meant: string | null): Say => {
  if (meant !== null || shape.words.length > 12)
    return {
      en: `${quote(value)} is no value for ${key === null ? 'this place' : quote(key)}.${hint(meant).en}`,
      ko: `${key === null ? '여기' : quote(key)}에 ${quote(value)} 값은 쓸 수 없습니다.${hint(meant).ko}`,
    };
  return wrongType(key, shape, { en: quote(value), ko: quote(value) });
};

export const emptyValue = (key: string | null, shape: Shape): Say => {
  const want = wanted(shape);
  const name = subject(key, shape);
  return {
    en: `${name.en} is empty and needs ${want.en}.`,
    ko: `${particle(name.ko, '이', '가')} 비어 있습니다. ${particle(want.ko, '이', '가')} 필요합니다.`,
  };
};

/** A value as a message shows it. */
export const shown = (text: string): string => quote(text);

export const emptyKey: Say = { en: 'A key is empty.', ko: '키가 비어 있습니다.' };

export const a: Readonly<Record<'map' | 'list', Say>> = { map: { en: 'a map', ko: '맵' }, list: { en: 'a list', ko: '목록' } };

export const noExpressionHere: Say = { en: 'GitHub Actions reads no expression here.', ko: '여기에는 표현식을 쓸 수 없습니다.' };

export const insertHere: Say = { en: '`insert` can only stand as a key.', ko: '`insert`는 키 자리에만 쓸 수 있습니다.' };

export const badExpression = (fault: ExpressionFault): Say => {
  const name = quote(fault.name);
  switch (fault.what) {
    case 'empty':
      return { en: 'The expression is empty.', ko: '표현식이 비어 있습니다.' };
    case 'unclosed':
      return { en: 'The expression is not closed: `}}` is missing.', ko: '표현식이 닫히지 않았습니다. `}}`가 없습니다.' };
    case 'end':
      return { en: 'The expression ends too early.', ko: '표현식이 중간에 끝났습니다.' };
    case 'few':
      return { en: `${name} is given too few arguments.`, ko: `${name}에 인수가 모자랍니다.` };
    case 'many':
      return { en: `${name} is given too many arguments.`, ko: `${name}에 인수가 너무 많습니다.` };
    case 'even':
      return {
        en: `${name} takes pairs and one last default: an odd number of arguments.`,
        ko: `${name}에는 조건과 값의 쌍, 마지막 기본값을 더해 홀수 개의 인수를 써야 합니다.`,
      };
    case 'too-long':
      return {
        en: 'The expression is longer than the 21,000 characters that GitHub allows.',
        ko: '표현식이 GitHub의 한도인 21,000자를 넘습니다.',
      };
    case 'too-deep':
      return { en: 'The expression is nested deeper than GitHub allows.', ko: '표현식이 GitHub의 한도보다 깊게 중첩되었습니다.' };
    default:
      if (fault.name.startsWith("'")) return { en: 'The string is not closed.', ko: '문자열이 닫히지 않았습니다.' };
      if (fault.name.startsWith('"'))
        return { en: 'Strings in expressions stand in single quotes.', ko: '표현식의 문자열은 작은따옴표로 씁니다.' };
      return { en: `${name} cannot stand here in the expression.`, ko: `표현식의 이 자리에 ${name}을(를) 쓸 수 없습니다.` };
  }
};

export const unknownContext = (name: string, meant: string | null, alone: boolean): Say => {
  if (meant === null && alone)
    return {
      en: `There is no context ${quote(name)}; a string stands in single quotes.`,
      ko: `${quote(name)} 컨텍스트는 없습니다. 문자열은 작은따옴표로 감쌉니다.`,
    };
  return {
    en: `There is no context ${quote(name)}.${hint(meant).en}`,
    ko: `${quote(name)} 컨텍스트는 없습니다.${hint(meant).ko}`,
  };
};

export const contextNotHere = (name: string, allowed: readonly string[]): Say => ({
  en: `The context ${quote(name)} is not available here${allowed.length > 0 ? `; ${quoteAll(allowed)} are` : ''}.`,
  ko: `여기서는 ${quote(name)} 컨텍스트를 쓸 수 없습니다.${allowed.length > 0 ? ` 쓸 수 있는 컨텍스트: ${quoteAll(allowed)}.` : ''}`,
});

export const unknownFunction = (name: string, meant: string | null): Say => ({
  en: `There is no function ${quote(name)}.${hint(meant).en}`,
  ko: `${quote(name)} 함수는 없습니다.${hint(meant).ko}`,
});

export const functionNotHere = (name: string): Say => ({
  en: `The function ${quote(name)} is not available here.`,
  ko: `여기서는 ${quote(name)} 함수를 쓸 수 없습니다.`,
});

export const unknownKeyOf = (context: string, name: string, meant: string): Say => ({
  en: `${quote(context)} has no ${quote(name)}, so this is empty.${hint(meant).en}`,
  ko: `${quote(context)}에 ${quote(name)}이(가) 없어 값이 비어 있습니다.${hint(meant).ko}`,
});

export const unknownShell = (name: string, meant: string | null): Say => ({
  en: `There is no shell ${quote(name)}; use a known one or a command with \`{0}\` for the script.${hint(meant).en}`,
  ko: `${quote(name)} 셸은 없습니다. 알려진 셸이나 스크립트 자리에 \`{0}\`을 넣은 명령을 쓰십시오.${hint(meant).ko}`,
});

export const formatNeeds = (index: number): Say => ({
  en: `The template asks for \`{${index}}\`, but there is no such argument.`,
  ko: `템플릿이 \`{${index}}\`을(를) 쓰지만 그에 맞는 인수가 없습니다.`,
});

export const badJson: Say = { en: 'This is not JSON, so the run stops here.', ko: 'JSON이 아니므로 실행이 여기서 멈춥니다.' };

export const noFilters = (event: string | null): Say => ({
  en: `${quote(event ?? 'This event')} takes no filters, so these have no effect.`,
  ko: `${quote(event ?? '이 이벤트')}에는 필터를 쓸 수 없어 아무 효과가 없습니다.`,
});

export const textTooLong: Say = {
  en: 'A text with expressions in it may have 21,000 characters at most; put the script into a file.',
  ko: '표현식이 든 글은 21,000자까지만 쓸 수 있습니다. 스크립트를 파일로 옮기십시오.',
};
