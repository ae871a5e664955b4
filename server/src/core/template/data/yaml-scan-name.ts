import { column, fail, isBlankOrEnd, type Scanner, type Token, token } from './yaml-cursor.ts';

/** `*name` or `&name`. */
export const scanAnchor = (s: Scanner, kind: 'alias' | 'anchor'): Token => {
  const [at, line, col] = [s.at, s.line, column(s)];
  s.at++;
  const name = /^[0-9A-Za-z_-]*/.exec(s.text.slice(s.at, s.at + 1024))?.[0] ?? '';
  s.at += name.length;
  const after = s.text[s.at];
  if (name === '' || !(isBlankOrEnd(s.text, s.at) || (after !== undefined && '?:,]}%@`'.includes(after))))
    fail('did not find expected alphabetic or numeric character', line + 1);
  return { ...token(s, kind, at, line, col), text: name };
};

/** `!!type`, `!name` or `!<uri>`. */
export const scanTag = (s: Scanner): Token => {
  const [at, line, col] = [s.at, s.line, column(s)];
  if (s.text[s.at + 1] === '<') {
    const close = s.text.indexOf('>', s.at);
    if (close < 0) fail("did not find the expected '>'", line + 1);
    s.at = close + 1;
  } else
    while (/[\w\-;/?:@&=+$.!~*'()[\]%,]/.test(s.text[s.at] ?? '') && !(s.flow > 0 && /[,[\]{}]/.test(s.text[s.at] ?? ''))) s.at++;
  if (!isBlankOrEnd(s.text, s.at) && !(s.flow > 0 && s.text[s.at] === ','))
    fail('did not find expected whitespace or line break', line + 1);
  return { ...token(s, 'tag', at, line, col), text: s.text.slice(at, s.at) };
};
