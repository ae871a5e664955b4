import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { setPath } from '../../../yaml/rewrite.ts';
import { type Container, type Pod, pods } from '../pod.ts';

interface Unlimited extends Hit {
  readonly container: Container;
}

export const memoryLimitMissing = rule<Pod, Unlimited>({
  id: 'memory-limit-missing',
  layer: 'cluster',
  tags: ['container', 'resources'],
  severity: 'medium',
  presets: 'recommended',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    if (pod.partial || !pod.spec.at('resources', 'limits', 'memory').absent) return;
    for (const container of pod.containers) {
      // Init containers end soon; one that restarts always is a sidecar and stays.
      const stays =
        container.list === 'containers' || (container.list === 'initContainers' && container.at('restartPolicy').is('Always'));
      const limit = container.at('resources', 'limits', 'memory');
      if (stays && limit.absent) yield { at: limit, container, subject: container.subject };
    }
  },
  say: {
    en: ({ container }) => `Container ${quote(container.name)} has no memory limit, so a leak takes its node down with it.`,
    ko: ({ container }) => `컨테이너 ${quote(container.name)}에 메모리 제한이 없어 누수가 노드 전체를 멈출 수 있습니다.`,
  },
  fix: ({ container }) => {
    const request = container.at('resources', 'requests', 'memory').text;
    if (request === undefined) return null;
    return {
      safety: 'review',
      say: { en: `Limit memory to the request, ${quote(request)}`, ko: `메모리를 요청량 ${quote(request)}(으)로 제한하기` },
      edits: setPath(container.view, ['resources', 'limits', 'memory'], request),
    };
  },
});
