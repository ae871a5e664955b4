import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type CronFault, cronFault } from '../../../concepts/cron.ts';
import { type Resource, resources } from '../model.ts';

interface Schedule extends Hit {
  readonly fault: CronFault;
}

const english = (fault: CronFault): string => {
  switch (fault.kind) {
    case 'fields':
      return `A schedule has five fields (minute, hour, day, month, weekday); this one has ${fault.count}.`;
    case 'zone':
      return 'A schedule names no time zone; write it into `timeZone`.';
    case 'macro':
      return `${quote(fault.text)} is no schedule; there are \`@hourly\`, \`@daily\`, \`@weekly\`, \`@monthly\` and \`@yearly\`.`;
    case 'field':
      return `${quote(fault.text)} is no ${fault.field}; it goes from ${fault.low} to ${fault.high}.`;
  }
};

/** Korean names of the fields. */
const names: ReadonlyMap<string, string> = new Map([
  ['minute', '분'],
  ['hour', '시'],
  ['day of the month', '일'],
  ['month', '월'],
  ['day of the week', '요일'],
]);

const korean = (fault: CronFault): string => {
  switch (fault.kind) {
    case 'fields':
      return `일정은 다섯 필드(분, 시, 일, 월, 요일)로 적는데 ${fault.count}개가 있습니다.`;
    case 'zone':
      return '일정에는 시간대를 적을 수 없습니다. `timeZone`에 적으십시오.';
    case 'macro':
      return `${quote(fault.text)}은(는) 일정이 아닙니다. \`@hourly\`, \`@daily\`, \`@weekly\`, \`@monthly\`, \`@yearly\`가 있습니다.`;
    case 'field':
      return `${quote(fault.text)}은(는) ${names.get(fault.field) ?? ''}에 쓸 수 없습니다. ${fault.low}부터 ${fault.high}까지입니다.`;
  }
};

export const cronScheduleInvalid = rule<Resource, Schedule>({
  id: 'cron-schedule-invalid',
  layer: 'cluster',
  tags: ['cronjob'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: resources,
  *check({ root, group, kind, subject }) {
    if (group !== 'batch' || kind !== 'CronJob') return;
    const at = root.at('spec', 'schedule');
    const fault = at.string === undefined ? null : cronFault(at.string);
    if (fault) yield { at, fault, severity: 'error', subject };
  },
  say: { en: ({ fault }) => english(fault), ko: ({ fault }) => korean(fault) },
});
