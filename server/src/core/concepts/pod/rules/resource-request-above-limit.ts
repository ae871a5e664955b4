import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { setValue } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Pod, pods } from '../pod.ts';
import { quantityOf } from '../quantity.ts';

interface Amount extends Hit {
  readonly at: View;
  readonly resource: string;
  readonly request: string;
  /** The limit; null where the amount itself is a slip, such as `128m` of memory. */
  readonly limit: string | null;
}

/** `m` behind an amount of memory means thousandths of a byte; nobody wants that. */
const isMilliByte = (resource: string, text: string): boolean =>
  (resource === 'memory' || resource === 'ephemeral-storage') && /^\d+m$/.test(text);

export const resourceRequestAboveLimit = rule<Pod, Amount>({
  id: 'resource-request-above-limit',
  layer: 'cluster',
  tags: ['container', 'resources'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    const holders = [{ view: pod.spec, subject: pod.subject }, ...pod.containers];
    for (const { view, subject } of holders) {
      const limits = view.at('resources', 'limits');
      const requests = view.at('resources', 'requests');
      for (const at of [...requests.entries(), ...limits.entries()]) {
        const resource = String(at.step);
        if (at.text !== undefined && isMilliByte(resource, at.text))
          yield { at, resource, request: at.text, limit: null, subject };
      }
      for (const at of requests.entries()) {
        const resource = String(at.step);
        const limit = limits.at(resource);
        if (
          at.text === undefined ||
          limit.text === undefined ||
          isMilliByte(resource, at.text) ||
          isMilliByte(resource, limit.text)
        )
          continue;
        const [asked, allowed] = [quantityOf(at.text), quantityOf(limit.text)];
        if (asked === null || allowed === null || asked <= allowed) continue;
        const related = [{ uri: null, span: limit.span, say: { en: 'the limit', ko: '제한' } }];
        yield { at, resource, request: at.text, limit: limit.text, related, severity: 'error', subject };
      }
    }
  },
  say: {
    en: ({ resource, request, limit }) =>
      limit === null
        ? `${quote(request)} of ${resource} counts thousandths of a byte; \`Mi\` is likely meant.`
        : `The ${resource} request ${quote(request)} is above its limit ${quote(limit)}; the API server refuses the pod.`,
    ko: ({ resource, request, limit }) =>
      limit === null
        ? `${resource} ${quote(request)}은(는) 1000분의 1바이트 단위입니다. \`Mi\`를 뜻한 것으로 보입니다.`
        : `${resource} 요청량 ${quote(request)}이(가) 제한 ${quote(limit)}보다 커서 API 서버가 파드를 거부합니다.`,
  },
  fix: ({ at, request, limit }) => {
    if (limit !== null) return null;
    const next = `${request.slice(0, -1)}Mi`;
    return {
      safety: 'review',
      say: { en: `Write ${quote(next)}`, ko: `${quote(next)}(으)로 바꾸기` },
      edits: setValue(at, next),
    };
  },
});
