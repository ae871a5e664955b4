/** Puts faults into words: one finding a fault, on the key or the value itself. */
import { quote, quoteAll, type Say } from '../../base/say.ts';
import type { Severity } from '../../base/settings.ts';
import type { Span } from '../../base/source.ts';
import type { Finding, Subject } from '../../finding/finding.ts';
import type { Plain } from '../../yaml/plain.ts';
import type { View } from '../../yaml/view.ts';
import type { Fault } from './fault.ts';
import { mend, wantsQuotes } from './mend.ts';
import { article, given, mustBe, oneOf, shown, subjectOf, wanted } from './words.ts';

/** The finding of a fault. The fix is made when somebody asks for it. */
export const explain = (fault: Fault, subject: Subject, severity: Severity): Finding => ({
  rule: `schema/${fault.keyword === 'false schema' ? 'not' : fault.keyword}`,
  layer: null,
  severity,
  span: placeOf(fault),
  say: sentence(fault),
  fix: () => mend(fault),
  related: [],
  subject,
  supersedes: [],
});

/** Findings of several faults. Text that aliases show in many places is told once. */
export const explainAll = (faults: readonly Fault[], subject: Subject, severity: Severity): readonly Finding[] => {
  const findings = new Map<string, Finding>();
  for (const fault of faults) {
    const finding = explain(fault, subject, severity);
    const key = `${finding.span.start} ${finding.span.end} ${finding.rule} ${finding.say.en}`;
    if (!findings.has(key)) findings.set(key, finding);
  }
  return [...findings.values()];
};

const placeOf = (fault: Fault): Span => {
  switch (fault.keyword) {
    case 'additionalProperties':
      return fault.at.keySpan ?? fault.at.span;
    case 'required':
    case 'minProperties':
    case 'maxProperties':
    case 'minItems':
    case 'maxItems':
    case 'oneOf':
    case 'anyOf':
    case 'not':
    case 'dependentRequired':
    case 'contains':
      return fault.at.label;
    case 'type':
      // A mapping or list in the place of something else fills lines; its key says where.
      return fault.at.node?.kind === 'scalar' ? fault.at.span : fault.at.label;
    default:
      return fault.at.span;
  }
};

const sentence = (fault: Fault): Say => {
  switch (fault.keyword) {
    case 'additionalProperties':
      return unknownField(fault);
    case 'required':
      return missing(fault.at, fault.owner, fault.missing);
    case 'type':
      return wrongType(fault);
    case 'enum':
      return notAmong(fault.at, fault.allowed, fault.near);
    case 'format':
      return malformed(fault.at, fault.format);
    default:
      return limited(fault.at, fault.keyword, fault.limit);
  }
};

const unknownField = ({ key, owner, near, elsewhere, knownTo }: Extract<Fault, { keyword: 'additionalProperties' }>): Say => {
  const base: Say = {
    en: owner ? `Unknown field ${quote(key)} in ${article(owner)}.` : `Unknown field ${quote(key)}.`,
    ko: owner ? `${quote(owner)}에 없는 필드입니다: ${quote(key)}.` : `없는 필드입니다: ${quote(key)}.`,
  };
  if (knownTo)
    return {
      en: `${base.en} ${knownTo.name} ${knownTo.later ? 'knows' : 'still knew'} it.`,
      ko: `${base.ko} ${knownTo.name}에는 ${knownTo.later ? '있습니다' : '있었습니다'}.`,
    };
  const [first] = near;
  if (first !== undefined)
    return {
      en: `${base.en} Did you mean ${oneOf(near.slice(0, 2), 'or')}?`,
      ko: `${base.ko} 혹시 ${oneOf(near.slice(0, 2), '또는')}입니까?`,
    };
  if (!elsewhere) return base;
  const where = quote(elsewhere.steps.join('.'));
  if (elsewhere.steps.length === 0)
    return { en: `${base.en} It belongs at the top level.`, ko: `${base.ko} 최상위에 두어야 합니다.` };
  return { en: `${base.en} It belongs in ${where}.`, ko: `${base.ko} ${where} 아래에 두어야 합니다.` };
};

const missing = (at: View, owner: string | null, keys: readonly string[]): Say => {
  const where = owner
    ? { en: `in ${article(owner)}`, ko: `${quote(owner)}에` }
    : { en: `in ${subjectOf(at).en === 'The document' ? 'the document' : subjectOf(at).en}`, ko: `${subjectOf(at).ko}에` };
  return keys.length === 1
    ? {
        en: `Required field ${quoteAll(keys)} is missing ${where.en}.`,
        ko: `${where.ko} 필수 필드가 없습니다: ${quoteAll(keys)}.`,
      }
    : {
        en: `Required fields ${oneOf(keys, 'and')} are missing ${where.en}.`,
        ko: `${where.ko} 필수 필드가 없습니다: ${quoteAll(keys)}.`,
      };
};

const wrongType = (fault: Extract<Fault, { keyword: 'type' }>): Say => {
  const subject = subjectOf(fault.at);
  const want = wanted(fault.expected, fault.format);
  const got = given(fault.at);
  const quoted = wantsQuotes(fault);
  if (fault.at.node?.kind === 'scalar')
    return {
      en: `${subject.en} must be ${want.en}; ${got.en}.${quoted ? ' Put it in quotes.' : ''}`,
      ko: `${subject.ko} 값은 ${mustBe(want.ko)} 합니다(${got.ko}).${quoted ? ' 따옴표로 감싸십시오.' : ''}`,
    };
  return {
    en: `${subject.en} must be ${want.en}, not ${got.en}.`,
    ko: `${subject.ko} 값은 ${mustBe(want.ko)} 합니다(지금은 ${got.ko}).`,
  };
};

const notAmong = (at: View, allowed: readonly Plain[], near: readonly string[]): Say => {
  const subject = subjectOf(at);
  const got = quote(shown(at.scalar ?? null));
  const base: Say = {
    en: `${got} is not a value of ${subject.en === 'The document' ? 'the document' : subject.en}.`,
    ko: `${subject.ko}에 쓸 수 없는 값입니다: ${got}.`,
  };
  const [first] = near;
  if (first !== undefined)
    return { en: `${base.en} Did you mean ${quote(first)}?`, ko: `${base.ko} 혹시 ${quote(first)}입니까?` };
  const words = allowed.filter((value) => value !== '').map(shown);
  if (words.length === 0) return base;
  const rest = words.length - 12;
  const list = oneOf(rest > 0 ? words.slice(0, 12) : words, 'or');
  return {
    en: `${base.en} Use ${list}${rest > 0 ? ', …' : ''}.`,
    ko: `${base.ko} 쓸 수 있는 값: ${quoteAll(words.slice(0, 12))}${rest > 0 ? ', …' : ''}.`,
  };
};

const malformed = (at: View, format: string): Say => {
  const got = quote(at.text ?? '');
  switch (format) {
    case 'quantity':
      return {
        en: `${got} is not a quantity: write a number with a unit, such as \`500m\`, \`128Mi\` or \`1Gi\`.`,
        ko: `${got}: 수량이 아닙니다. \`500m\`, \`128Mi\`, \`1Gi\`처럼 숫자와 단위로 적으십시오.`,
      };
    case 'byte':
      return { en: `${subjectOf(at).en} must be base64.`, ko: `${subjectOf(at).ko} 값은 base64로 인코딩해야 합니다.` };
    case 'int32':
    case 'int-or-string':
      return { en: `${got} does not fit in a 32-bit integer.`, ko: `${got}: 32비트 정수의 범위를 벗어납니다.` };
    case 'int64':
      return { en: `${got} does not fit in a 64-bit integer.`, ko: `${got}: 64비트 정수의 범위를 벗어납니다.` };
    case 'date-time':
    case 'date-time-micro':
      return {
        en: `${got} is not a date and time such as \`2025-01-31T12:00:00Z\`.`,
        ko: `${got}: \`2025-01-31T12:00:00Z\` 같은 날짜와 시각이 아닙니다.`,
      };
    default:
      return { en: `${got} is not of the format ${quote(format)}.`, ko: `${got}: ${quote(format)} 형식이 아닙니다.` };
  }
};

const limited = (at: View, keyword: string, limit: Plain): Say => {
  const { en, ko } = subjectOf(at);
  const value = quote(shown(limit));
  switch (keyword) {
    case 'minimum':
      return { en: `${en} must be at least ${value}.`, ko: `${ko} 값은 ${value} 이상이어야 합니다.` };
    case 'maximum':
      return { en: `${en} must be at most ${value}.`, ko: `${ko} 값은 ${value} 이하이어야 합니다.` };
    case 'exclusiveMinimum':
      return { en: `${en} must be more than ${value}.`, ko: `${ko} 값은 ${value}보다 커야 합니다.` };
    case 'exclusiveMaximum':
      return { en: `${en} must be less than ${value}.`, ko: `${ko} 값은 ${value}보다 작아야 합니다.` };
    case 'multipleOf':
      return { en: `${en} must be a multiple of ${value}.`, ko: `${ko} 값은 ${value}의 배수여야 합니다.` };
    case 'minLength':
      return limit === 1
        ? { en: `${en} must not be empty.`, ko: `${ko} 값이 비어 있습니다.` }
        : { en: `${en} must have at least ${value} characters.`, ko: `${ko} 값은 ${value}자 이상이어야 합니다.` };
    case 'maxLength':
      return { en: `${en} must have at most ${value} characters.`, ko: `${ko} 값은 ${value}자 이하이어야 합니다.` };
    case 'minItems':
      return limit === 1
        ? { en: `${en} must not be empty.`, ko: `${ko} 목록이 비어 있습니다.` }
        : { en: `${en} must have at least ${value} items.`, ko: `${ko} 항목은 ${value}개 이상이어야 합니다.` };
    case 'maxItems':
      return { en: `${en} must have at most ${value} items.`, ko: `${ko} 항목은 ${value}개 이하이어야 합니다.` };
    case 'minProperties':
      return { en: `${en} must have at least ${value} keys.`, ko: `${ko} 키는 ${value}개 이상이어야 합니다.` };
    case 'maxProperties':
      return { en: `${en} must have at most ${value} keys.`, ko: `${ko} 키는 ${value}개 이하이어야 합니다.` };
    case 'uniqueItems':
      return { en: `${en} repeats an item that is there before.`, ko: `${ko} 항목이 앞의 항목과 같습니다.` };
    case 'pattern':
      return { en: `${en} must match ${value}.`, ko: `${ko} 값은 ${value} 패턴에 맞아야 합니다.` };
    case 'propertyNames':
      return { en: `${en} is not a name that is allowed here.`, ko: `${ko}: 여기에 쓸 수 없는 이름입니다.` };
    case 'dependentRequired':
      return { en: `${en} needs ${value} too.`, ko: `${ko}에는 ${value}도 필요합니다.` };
    case 'const':
      return { en: `${en} must be ${value}.`, ko: `${ko}에는 ${value} 값만 쓸 수 있습니다.` };
    case 'contains':
      return { en: `${en} lacks an item that the schema asks for.`, ko: `${ko}에 스키마가 요구하는 항목이 없습니다.` };
    case 'oneOf':
      return {
        en: `${en} fits more than one of the forms that the schema allows; it must fit exactly one.`,
        ko: `${ko} 값이 스키마가 허용하는 형식 둘 이상에 맞습니다. 하나에만 맞아야 합니다.`,
      };
    case 'anyOf':
      if (Array.isArray(limit))
        return {
          en: `${en} needs ${oneOf(limit.map(shown), 'or')}.`,
          ko: `${ko}에는 다음 중 하나가 필요합니다: ${quoteAll(limit.map(shown))}.`,
        };
      return {
        en: `${en} fits none of the forms that the schema allows.`,
        ko: `${ko} 값이 스키마가 허용하는 어떤 형식에도 맞지 않습니다.`,
      };
    default:
      return { en: `${en} is not allowed here.`, ko: `${ko}: 여기에 쓸 수 없습니다.` };
  }
};
