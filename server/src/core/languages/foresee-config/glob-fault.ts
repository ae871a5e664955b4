/** Globs that cannot mean what their author thinks. */
import { quote, type Say } from '../../base/say.ts';

/** A sentence about what is wrong with a glob; null where nothing is. */
export const globFault = (glob: string): Say | null => {
  const shown = quote(glob);
  if (glob.trim() === '')
    return { en: 'This pattern is empty and fits nothing.', ko: '패턴이 비어 있어 어디에도 맞지 않습니다.' };
  const open = unclosed(glob);
  if (open !== null)
    return { en: `${quote(open)} is not closed in ${shown}.`, ko: `${shown}에서 ${quote(open)}가 닫히지 않았습니다.` };
  if (/\\[\p{L}\d_.]/u.test(glob))
    return {
      en: `Folders in ${shown} are parted by \`/\`; \`\\\` only takes the meaning of a sign away.`,
      ko: `${shown}에서 폴더는 \`/\`로 구분합니다. \`\\\`는 기호의 의미를 없앨 때만 씁니다.`,
    };
  if (/(?:^|\/)\.\.(?:\/|$)/.test(glob) || /^[A-Za-z]:\//.test(glob))
    return {
      en: `Patterns count from the root of the repository, so ${shown} fits nothing.`,
      ko: `패턴은 저장소 루트부터 셉니다. ${shown}에 맞는 파일은 없습니다.`,
    };
  return null;
};

/** The bracket that is left open. */
const unclosed = (glob: string): string | null => {
  let braces = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob.charAt(i);
    if (c === '\\') i++;
    else if (c === '[') {
      const close = glob.indexOf(']', i + 2);
      if (close < 0) return '[';
      i = close;
    } else if (c === '{') braces++;
    else if (c === '}' && braces > 0) braces--;
  }
  return braces > 0 ? '{' : null;
};
