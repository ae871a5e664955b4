import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { badActions } from '../facts/bad-actions.ts';
import { steps } from '../model.ts';
import { isCommit } from '../uses.ts';

export const ghaActionKnownBad = rule({
  id: 'gha-action-known-bad',
  layer: 'code',
  tags: ['supply-chain'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  supersedes: ['gha-action-unpinned'],
  on: steps,
  *check({ uses }) {
    if (uses?.kind !== 'remote' || uses.ref === null) return;
    const name = `${uses.owner}/${uses.repository}`.toLowerCase();
    const { ref } = uses;
    const bad = badActions.find((known) => known.name === name && (isCommit(ref) ? known.severity === 'info' : known.refs(ref)));
    if (bad) yield { at: uses.view, name: uses.text, why: bad.say, severity: bad.severity };
  },
  say: {
    en: ({ name, why }) => `Do not use ${quote(name)}: ${why.en}.`,
    ko: ({ name, why }) => `${quote(name)}을(를) 쓰지 마십시오. ${why.ko}.`,
  },
});
