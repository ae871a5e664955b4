import { rule } from '../../../checks/rules/define.ts';
import { codeOf, placeIn } from '../code.ts';
import { steps } from '../model.ts';

/** Shells that call home, and text that is decoded only to be run. */
const patterns = [
  /\/dev\/(?:tcp|udp)\/[^\s/]+\/[^\s/"']+\s*(?:0>&1|<&|>&)|(?:ba)?sh\s+-i\s*>&\s*\/dev\/(?:tcp|udp)\/\S+/g,
  /\b(?:nc|ncat|netcat)\b[^\n|;&]{0,400}\s(?:-[a-z]*e|--exec|--sh-exec)\s+\S*sh\b/g,
  /\bbase64\s+(?:-d|-D|--decode)\b[^\n|;&]{0,400}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/g,
  /\b(?:env|printenv)\b\s*\|\s*(?:base64[^\n|]{0,400}\|\s*)?(?:curl|wget|nc|ncat)\b/g,
];

export const ghaReverseShell = rule({
  id: 'gha-reverse-shell',
  layer: 'code',
  tags: ['malware'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: steps,
  *check(step) {
    const code = codeOf(step);
    if (code?.language !== 'shell') return;
    for (const pattern of patterns)
      for (const match of code.node.text.matchAll(pattern)) {
        yield { at: placeIn(code, { start: match.index, end: match.index + match[0].length }) };
        return;
      }
  },
  say: {
    en: () => 'This looks like a shell that calls home, or like secrets on their way out.',
    ko: () => '외부로 연결되는 셸이거나 시크릿을 내보내는 명령처럼 보입니다.',
  },
});
