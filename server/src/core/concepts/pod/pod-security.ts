/** What the Pod Security Standards ask of one pod, and what every control shares. */
import { quote, type Say } from '../../base/say.ts';
import type { Level } from '../../base/settings.ts';
import type { Context } from '../../checks/rules/context.ts';
import { type Gravity, type Hit, type Rule, rule } from '../../checks/rules/define.ts';
import { type Change, rewrite } from '../../yaml/rewrite.ts';
import type { View } from '../../yaml/view.ts';
import { isNodeAgent } from './node-agents.ts';
import { type Container, type Pod, pods } from './pod.ts';
import { refusals, startOf, warningOf } from './starts.ts';

/** The level and version that hold for a pod. */
export interface Policy {
  readonly level: Level;
  /** The minor of the policy version; Infinity for `latest`. */
  readonly minor: number;
  /** Each control speaks for itself, what is absent too; else what is absent is one finding a pod. */
  readonly each: boolean;
  /** Only these rules were asked for; null for all. */
  readonly only: ReadonlySet<string> | null;
}

/** The policy for a pod by namespace, settings and preset. */
export const policyFor = (pod: Pod, context: Context): Policy => {
  const { level, minor, chosen } = context.podSecurity(pod.namespace, pod.subject);
  const { preset } = context.settings;
  return { level, minor, each: chosen || preset === 'strict' || preset === 'all', only: context.only };
};

/** A place where a pod breaks a control. */
export interface Breach extends Hit {
  /** Null where the pod as a whole does. */
  readonly container: Container | null;
  /** What is not written though it has to be, as it would be written; undefined where a wrong value is. */
  readonly lacks?: string;
  /** What mends it, from the document's root; null where a person has to choose. */
  readonly changes: readonly Change[] | null;
  /** The mending is refused by the API server as long as something else stays as it is. */
  readonly blocked?: boolean;
}

interface Spec<B extends Breach> {
  readonly id: string;
  readonly severity: Gravity;
  readonly level: 'baseline' | 'restricted';
  readonly tags?: readonly string[];
  readonly breaches: (pod: Pod, policy: Policy) => Iterable<B>;
  readonly say: { readonly en: (hit: B) => string; readonly ko: (hit: B) => string };
  readonly fix?: (hit: B) => Say;
  /** The mending refuses root: whether the images start without it is told beforehand. */
  readonly refusesRoot?: boolean;
}

/** A control is a rule that the whole-pod action can ask too. */
export interface Control extends Rule {
  readonly level: 'baseline' | 'restricted';
  readonly breaches: (pod: Pod, policy: Policy) => Iterable<Breach>;
}

/** Whether a control of the level is asked of pods under the policy. */
const applies = (level: 'baseline' | 'restricted', policy: Policy): boolean =>
  level === 'baseline' ? policy.level !== 'privileged' : policy.level === 'restricted';

/** A breach and the document it stands in. */
type Seen<B> = B & { readonly root: View; readonly pod: Pod };

/** Makes a control. What is absent is left to `pod-security-gap` unless each control speaks for itself; node agents are left to their own rule. */
export const control = <B extends Breach>(spec: Spec<B>): Control => {
  const { fix } = spec;
  const made = rule<Pod, Seen<B>>({
    id: spec.id,
    layer: 'cluster',
    tags: [...(spec.tags ?? ['pod']), `pss-${spec.level}`],
    severity: spec.severity,
    presets: spec.level === 'baseline' ? 'essential' : 'recommended',
    since: '0.1.0',
    podSecurity: spec.level,
    on: pods,
    *check(pod, context) {
      const policy = policyFor(pod, context);
      if (!applies(spec.level, policy) || (!policy.each && isNodeAgent(pod))) return;
      const root = rootOf(pod.spec);
      for (const breach of spec.breaches(pod, policy))
        if (breach.lacks === undefined || (policy.each && !pod.partial))
          yield { ...breach, root, pod, subject: (breach.container ?? pod).subject };
    },
    say: spec.say,
    ...(fix
      ? {
          fix: (hit: Seen<B>) => ({
            safety: 'review' as const,
            say: fix(hit),
            ...(spec.refusesRoot ? warned(hit) : {}),
            edits: hit.blocked || !hit.changes ? null : rewrite(hit.root, hit.changes),
          }),
        }
      : {}),
  });
  return { ...made, level: spec.level, breaches: spec.breaches };
};

const warned = ({ container, pod }: Seen<Breach>): { readonly warning?: Say } => {
  const warning = warningOf(container ? [startOf(container)] : refusals(pod));
  return warning ? { warning } : {};
};

/** The view of the whole document. */
export const rootOf = (view: View): View => {
  let root = view;
  while (root.parent !== null) root = root.parent;
  return root;
};

export const set = (view: View, value: string | number | boolean): Change => ({ do: 'set', path: view.path, value });

/** The entry goes; where a comment stands by it, it gets the harmless value. */
export const drop = (view: View, otherwise?: string | number | boolean): Change => ({
  do: 'remove',
  path: view.path,
  prune: true,
  ...(otherwise === undefined ? {} : { otherwise }),
});

/** Container or pod, as messages begin. */
export const who = ({ container }: Breach): Say =>
  container === null
    ? { en: 'The pod', ko: '파드' }
    : { en: `Container ${quote(container.name)}`, ko: `컨테이너 ${quote(container.name)}` };

/** The same as the subject of a Korean sentence; what particle follows a name, nobody can tell from its letters. */
export const subject = (breach: Breach): string => (breach.container === null ? '파드가' : `${who(breach).ko}이(가)`);

/** The pod and each of its containers, where the standards look at the security context of both. */
export const holders = (pod: Pod): readonly { readonly container: Container | null; readonly security: View }[] => [
  { container: null, security: pod.spec.at('securityContext') },
  ...pod.containers.map((container) => ({ container, security: container.at('securityContext') })),
];

/** `true` where the pod says it runs on Windows, `null` where that cannot be known. */
const windows = (pod: Pod): boolean | null => {
  const name = pod.spec.at('os', 'name');
  return name.known ? name.is('windows') : null;
};

/** From 1.25 on some restricted controls let Windows pods pass; a pod whose system is unknown is given the benefit of the doubt. */
export const windowsExempt = (pod: Pod, { minor }: Policy): boolean => minor >= 25 && windows(pod) !== false;

/** From 1.35 on some controls let pods in a user namespace of their own pass. */
export const userNamespaceExempt = (pod: Pod, { minor }: Policy): boolean => {
  const flag = pod.spec.at('hostUsers');
  return minor >= 35 && (flag.is(false) || !flag.known);
};

/**
 * Where a value goes that holds for the whole pod. Knative takes a security context for containers only, unless its operator says
 * otherwise; there each of the containers that lack the value gets it.
 */
export const placesFor = (pod: Pod, lacking: readonly Container[]): readonly View[] =>
  !pod.admitted && (pod.kind === 'Service' || pod.kind === 'Configuration')
    ? lacking.map((container) => container.at('securityContext'))
    : [pod.spec.at('securityContext')];

/** Whether a stricter control of `restricted` takes the place of this one from the minor on, and is asked for. */
export const overridden = ({ level, minor, each, only }: Policy, since: number, by: string): boolean =>
  each && level === 'restricted' && minor >= since && (only === null || only.has(by));
