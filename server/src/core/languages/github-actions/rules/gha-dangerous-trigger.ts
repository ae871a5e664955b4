import { quote } from '../../../base/say.ts';
import type { Severity } from '../../../base/settings.ts';
import { rule } from '../../../checks/rules/define.ts';
import { workflows } from '../model.ts';
import { fetchIn } from '../pull-request-code.ts';

const dangerous = new Set(['pull_request_target', 'workflow_run']);

export const ghaDangerousTrigger = rule({
  id: 'gha-dangerous-trigger',
  layer: 'code',
  tags: ['injection', 'permissions'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: workflows,
  *check({ root, jobs, triggers }) {
    const fetches = jobs.map(fetchIn).filter((fetch) => fetch !== null);
    const worst = fetches.find(({ used, guarded }) => used && !guarded) ?? fetches[0];
    // Without foreign code and with permissions written down, the trigger does what it is for: labels, comments.
    const limited = !root.at('permissions').absent || jobs.every((job) => !job.view.at('permissions').absent);
    const severity: Severity = worst ? (worst.used && !worst.guarded ? 'error' : 'warning') : limited ? 'hint' : 'warning';
    const related = worst
      ? [
          {
            uri: null,
            span: worst.at.span,
            say: { en: 'Fetches the code of the pull request', ko: '풀 리퀘스트의 코드를 가져오는 곳' },
          },
        ]
      : [];
    for (const trigger of triggers)
      if (dangerous.has(trigger.name)) {
        const at = trigger.at.keySpan && trigger.at.step === trigger.name ? trigger.at.keySpan : trigger.at.span;
        yield { at, name: trigger.name, job: worst?.job.id ?? null, related, severity };
      }
  },
  say: {
    en: ({ name, job }) =>
      job === null
        ? `${quote(name)} runs with the secrets and the write token of this repository on what strangers start.`
        : `${quote(name)} has the secrets and the write token of this repository, and the job ${quote(job)} fetches code that a stranger may have written.`,
    ko: ({ name, job }) =>
      job === null
        ? `${quote(name)}은(는) 외부인이 일으킨 실행에 이 저장소의 시크릿과 쓰기 토큰을 줍니다.`
        : `${quote(name)}은(는) 이 저장소의 시크릿과 쓰기 토큰을 갖는데, 작업 ${quote(job)}이(가) 외부인이 썼을 수 있는 코드를 가져옵니다.`,
  },
});
