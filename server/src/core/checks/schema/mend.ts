/** How faults are mended, where there is one way. */
import type { Edit, Fix } from '../../base/edit.ts';
import { quote } from '../../base/say.ts';
import { renameKey, setValue } from '../../yaml/rewrite.ts';
import type { View } from '../../yaml/view.ts';
import type { Fault } from './fault.ts';
import { stringFits } from './formats.ts';

export const mend = (fault: Fault): Fix | null => {
  switch (fault.keyword) {
    case 'additionalProperties':
      return rename(fault.at, fault.key, fault.near);
    case 'type':
      return retype(fault);
    case 'enum':
      return choose(fault.at, fault.near);
    case 'format':
      return fault.format === 'quantity' ? respell(fault.at) : null;
    default:
      return null;
  }
};

const fixOf = (safety: Fix['safety'], en: string, ko: string, edits: readonly Edit[] | null): Fix | null =>
  edits && edits.length > 0 ? { safety, say: { en, ko }, edits } : null;

const rename = (at: View, key: string, near: readonly string[]): Fix | null => {
  const [to] = near;
  if (to === undefined) return null;
  // Of several that are near, the nearest may still be the wrong one.
  return fixOf(
    near.length === 1 ? 'safe' : 'review',
    `Rename ${quote(key)} to ${quote(to)}`,
    `${quote(key)} → ${quote(to)} 이름 바꾸기`,
    renameKey(at, to),
  );
};

const choose = (at: View, near: readonly string[]): Fix | null => {
  const [to] = near;
  const written = at.string;
  if (to === undefined || written === undefined) return null;
  const spelling = near.length === 1 && written.toLowerCase().replaceAll(/[-_\s]/g, '') === to.toLowerCase();
  return fixOf(spelling ? 'safe' : 'review', `Change to ${quote(to)}`, `${quote(to)}(으)로 바꾸기`, setValue(at, to));
};

/** Whether the same text in quotes would be what is wanted. */
export const wantsQuotes = ({ at, expected, format }: Extract<Fault, { keyword: 'type' }>): boolean =>
  at.node?.kind === 'scalar' &&
  at.node.style === 'plain' &&
  expected.includes('string') &&
  !expected.some((type) => type === 'integer' || type === 'number') &&
  format !== 'quantity';

const retype = (fault: Extract<Fault, { keyword: 'type' }>): Fix | null => {
  const { at, expected } = fault;
  const node = at.node;
  if (node?.kind !== 'scalar' || at.text === undefined || node.tag !== null) return null;
  if (wantsQuotes(fault)) {
    // Numbers and booleans that read as they are written keep their meaning as text; `0755` or `1_000` may have meant another one.
    const same = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|yes|no|on|off)$/i.test(at.text);
    return fixOf(same ? 'safe' : 'review', 'Put the value in quotes', '값을 따옴표로 감싸기', setValue(at, at.text));
  }
  const text = node.style === 'single' || node.style === 'double' ? at.string : undefined;
  if (
    text !== undefined &&
    expected.some((type) => type === 'integer' || type === 'number') &&
    /^-?(?:0|[1-9]\d{0,14})$/.test(text)
  )
    return fixOf('safe', 'Remove the quotes', '따옴표 없애기', setValue(at, Number(text)));
  if (text !== undefined && expected.includes('boolean') && (text === 'true' || text === 'false'))
    return fixOf('safe', 'Remove the quotes', '따옴표 없애기', setValue(at, text === 'true'));
  if (expected.length === 1 && expected[0] === 'array' && at.string !== undefined)
    return fixOf('review', 'Make it a list', '목록으로 만들기', setValue(at, [at.string]));
  return null;
};

const decimalUnits: Readonly<Record<string, string>> = { k: 'k', m: 'M', g: 'G', t: 'T', p: 'P', e: 'E' };
const binaryUnits: Readonly<Record<string, string>> = { k: 'Ki', m: 'Mi', g: 'Gi', t: 'Ti', p: 'Pi', e: 'Ei' };

/** `128MB` → `128M`, `10 Gi` → `10Gi`, `64mib` → `64Mi`. */
const respell = (at: View): Fix | null => {
  const match = /^([\d.]+)\s*([kmgtpe])(i?)b?$/i.exec(at.string ?? '');
  if (!match) return null;
  const [, number = '', letter = '', binary] = match;
  const unit = (binary ? binaryUnits : decimalUnits)[letter.toLowerCase()];
  const text = `${number}${unit}`;
  if (unit === undefined || !stringFits('quantity', text)) return null;
  return fixOf('review', `Change to ${quote(text)}`, `${quote(text)}(으)로 바꾸기`, setValue(at, text));
};
