import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { codeOf, placeIn } from '../code.ts';
import { steps } from '../model.ts';

/** Addresses of this machine and of networks without a name are no way through which others could change anything. */
const local =
  /^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[|host\.docker\.internal|[^/.:]+(?:[/:]|$))/;
/** What is fetched from such an address, and not only named. */
const fetched =
  /\b(?:curl|wget|git\s+(?:clone|fetch|pull|submodule\s+add)|pip3?\s+install|npm\s+(?:install|i)|Invoke-WebRequest|iwr)\b[^\n]{0,400}?\b((?:http|git):\/\/([^\s"'`)\\<>|;&]+))/g;

export const ghaInsecureUrl = rule({
  id: 'gha-insecure-url',
  layer: 'code',
  tags: ['tls'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: steps,
  *check(step) {
    const code = codeOf(step);
    if (code?.language !== 'shell') return;
    for (const match of code.node.text.matchAll(fetched)) {
      const [whole, address = '', host = ''] = match;
      if (local.test(host) || host.includes('$')) continue;
      const start = match.index + whole.length - address.length;
      yield { at: placeIn(code, { start, end: start + address.length }), name: address };
    }
  },
  say: {
    en: ({ name }) => `${quote(name)} comes without encryption, so anybody on the way can change it.`,
    ko: ({ name }) => `${quote(name)}은(는) 암호화 없이 전달되어 중간에서 누구나 바꿀 수 있습니다.`,
  },
});
