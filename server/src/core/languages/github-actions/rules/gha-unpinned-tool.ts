import { rule } from '../../../checks/rules/define.ts';
import { codeOf, placeIn } from '../code.ts';
import { steps } from '../model.ts';

/** A download that goes straight into a shell or interpreter. */
const piped =
  /\b(?:curl|wget)\b[^\n|;&]{0,400}\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:env\s+(?:\S+=\S*\s+)*)?(?:ba|z|da)?sh\b|\b(?:curl|wget)\b[^\n|;&]{0,400}\|\s*(?:sudo\s+)?(?:python3?|node|perl|ruby)\b|\b(?:ba|z|da)?sh\s+(?:-c\s+)?(?:<\(|"?\$\()\s*(?:curl|wget)\b/g;

export const ghaUnpinnedTool = rule({
  id: 'gha-unpinned-tool',
  layer: 'code',
  tags: ['supply-chain'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: steps,
  *check(step) {
    const code = codeOf(step);
    if (code?.language !== 'shell') return;
    for (const match of code.node.text.matchAll(piped))
      yield { at: placeIn(code, { start: match.index, end: match.index + match[0].length }) };
  },
  say: {
    en: () => 'This runs whatever the server sends today; download it, check its digest, then run it.',
    ko: () => '서버가 오늘 보내는 것을 그대로 실행합니다. 내려받아 다이제스트를 확인한 뒤 실행하십시오.',
  },
});
