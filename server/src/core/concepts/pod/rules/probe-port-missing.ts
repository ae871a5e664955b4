import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Pod, pods } from '../pod.ts';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];

interface Named extends Hit {
  readonly container: string;
  readonly port: string;
  readonly known: readonly string[];
}

export const probePortMissing = rule<Pod, Named>({
  id: 'probe-port-missing',
  layer: 'cluster',
  tags: ['container', 'probe'],
  severity: 'medium',
  presets: 'essential',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    if (pod.partial) return;
    for (const container of pod.containers) {
      const ports = container.at('ports');
      const names = ports.items().map((port) => port.at('name'));
      if (!ports.known || names.some((name) => !name.known)) continue;
      const known = names.flatMap((name) => name.text ?? []);
      for (const probe of probes)
        for (const action of ['httpGet', 'tcpSocket']) {
          const at = container.at(probe, action, 'port');
          const port = at.string;
          // Digits in quotes are read as a name by the API server and refused by the schema.
          if (port !== undefined && !/^\d+$/.test(port) && !known.includes(port))
            yield { at, container: container.name, port, known, severity: 'error', subject: container.subject };
        }
    }
  },
  say: {
    en: ({ container, port, known }) =>
      `Container ${quote(container)} has no port ${quote(port)}${known.length > 0 ? ` (it has ${known.map(quote).join(', ')})` : ''}, so the probe always fails.`,
    ko: ({ container, port, known }) =>
      `컨테이너 ${quote(container)}에 포트 ${quote(port)}이(가) 없어${known.length > 0 ? `(있는 포트: ${known.map(quote).join(', ')})` : ''} 프로브가 항상 실패합니다.`,
  },
});
