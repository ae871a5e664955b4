/** What GitHub's schema does not say about events: schedules, filters that exclude one another, inputs. */
import { quote } from '../../../base/say.ts';
import type { Finding } from '../../../finding/finding.ts';
import type { View } from '../../../yaml/view.ts';
import type { Trigger, Workflow } from '../model.ts';
import { cronFault, runsTooOften } from './cron.ts';
import { report } from './report.ts';

export function* eventProblems(workflow: Workflow): Generator<Finding> {
  for (const trigger of workflow.triggers) {
    if (trigger.name === 'schedule') for (const entry of trigger.settings.items()) yield* schedule(entry.at('cron'));
    else yield* filters(trigger);
    if (trigger.name === 'workflow_dispatch' || trigger.name === 'workflow_call')
      for (const input of trigger.settings.at('inputs').entries()) yield* inputOf(input);
  }
}

const fieldNames = [
  { en: 'minute', ko: '분' },
  { en: 'hour', ko: '시' },
  { en: 'day of the month', ko: '일' },
  { en: 'month', ko: '월' },
  { en: 'day of the week', ko: '요일' },
] as const;

function* schedule(cron: View): Generator<Finding> {
  const text = cron.text;
  // Starter workflows hold `$cron-daily`, which GitHub replaces when one is chosen.
  if (text === undefined || text.includes('$')) return;
  const fault = cronFault(text);
  if (fault === null) {
    if (runsTooOften(text))
      yield report(
        'schema/format',
        cron.span,
        { en: 'GitHub starts a schedule at most every 5 minutes.', ko: 'GitHub는 일정을 아무리 잦아도 5분마다 시작합니다.' },
        { severity: 'info' },
      );
    return;
  }
  const field = fieldNames[fault];
  yield report(
    'schema/format',
    cron.span,
    field
      ? {
          en: `The ${field.en} of the schedule ${quote(text)} cannot be read.`,
          ko: `일정 ${quote(text)}의 ${field.ko} 필드를 읽을 수 없습니다.`,
        }
      : {
          en: `The schedule ${quote(text)} needs five fields: minute, hour, day, month, weekday.`,
          ko: `일정 ${quote(text)}에는 분, 시, 일, 월, 요일의 다섯 필드가 필요합니다.`,
        },
  );
}

function* filters(trigger: Trigger): Generator<Finding> {
  for (const name of ['branches', 'tags', 'paths']) {
    const both = trigger.settings.at(`${name}-ignore`);
    if (trigger.settings.at(name).node === null || both.node === null || !both.keySpan) continue;
    yield report('schema/conflict', both.keySpan, {
      en: `${quote(trigger.name)} takes \`${name}\` or \`${name}-ignore\`, not both; exclude with \`!\` patterns in \`${name}\`.`,
      ko: `${quote(trigger.name)}에는 \`${name}\`와 \`${name}-ignore\`를 함께 쓸 수 없습니다. \`${name}\`에 \`!\` 패턴을 쓰십시오.`,
    });
  }
}

function* inputOf(input: View): Generator<Finding> {
  const name = String(input.step);
  const type = input.at('type');
  const options = input.at('options');
  const kind = type.absent ? 'string' : type.string;
  if (kind === undefined) return;
  if (kind === 'choice' && options.known && (options.absent || options.seq?.items.length === 0))
    yield report('schema/required', input.label, {
      en: `The input ${quote(name)} is a choice and needs \`options\`.`,
      ko: `선택형 입력 ${quote(name)}에는 \`options\`가 필요합니다.`,
    });
  if (kind !== 'choice' && options.there && options.keySpan)
    yield report('schema/conflict', options.keySpan, {
      en: `The input ${quote(name)} has \`options\`, so its type must be \`choice\`.`,
      ko: `입력 ${quote(name)}에 \`options\`가 있으므로 \`type\`은 \`choice\`여야 합니다.`,
    });
  const fallback = input.at('default');
  if (kind === 'boolean' && fallback.there && fallback.boolean === undefined)
    yield report('schema/type', fallback.span, {
      en: `The default of the boolean input ${quote(name)} must be \`true\` or \`false\`.`,
      ko: `불리언 입력 ${quote(name)}의 기본값은 \`true\` 또는 \`false\`여야 합니다.`,
    });
  const chosen = fallback.text;
  if (
    kind === 'choice' &&
    chosen !== undefined &&
    options.seq &&
    options.items().every((item) => item.known) &&
    !options.items().some((item) => item.raw === chosen)
  )
    yield report('schema/enum', fallback.span, {
      en: `The default ${quote(chosen)} is none of the options of ${quote(name)}.`,
      ko: `기본값 ${quote(chosen)}은(는) ${quote(name)}의 선택지에 없습니다.`,
    });
}
