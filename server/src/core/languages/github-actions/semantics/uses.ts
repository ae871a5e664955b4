/** `uses` in a form that GitHub can read. */
import { quote } from '../../../base/say.ts';
import type { Finding } from '../../../finding/finding.ts';
import type { Uses } from '../uses.ts';
import { report } from './report.ts';

/** An action of a step. */
export function* actionProblems(uses: Uses | null): Generator<Finding> {
  if (uses?.kind !== 'malformed') return;
  yield report('schema/format', uses.view.span, {
    en: `${quote(uses.text)} names no action: write \`owner/repository@ref\`, \`./path\` or \`docker://image\`.`,
    ko: `${quote(uses.text)}은(는) 액션을 가리키지 않습니다. \`owner/repository@ref\`, \`./path\`, \`docker://image\` 중 하나로 쓰십시오.`,
  });
}

/** A reusable workflow of a job. */
export function* calledProblems(uses: Uses | null): Generator<Finding> {
  if (!uses || uses.kind === 'unknown') return;
  if ((uses.kind === 'remote' || uses.kind === 'local') && /\.ya?ml$/.test(uses.path)) return;
  yield report('schema/format', uses.view.span, {
    en: `${quote(uses.text)} names no reusable workflow: write \`owner/repository/.github/workflows/file.yml@ref\` or \`./.github/workflows/file.yml\`.`,
    ko: `${quote(uses.text)}은(는) 재사용 워크플로를 가리키지 않습니다. \`owner/repository/.github/workflows/file.yml@ref\` 또는 \`./.github/workflows/file.yml\`로 쓰십시오.`,
  });
}
