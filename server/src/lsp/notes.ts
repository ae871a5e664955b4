/** The server's own requests: notes, rules, versions. */
import type { Lang } from '../core/base/say.ts';
import { rules } from '../core/engine/catalogue.ts';
import { topicSection } from '../core/engine/hover.ts';
import { notesOf } from '../core/engine/notes.ts';
import type { Note } from '../protocol.ts';
import type { Session } from './session.ts';

const headings = {
  bad: { en: 'Instead of this', ko: '나쁜 예' },
  good: { en: 'Write this', ko: '좋은 예' },
  links: { en: 'Read on', ko: '더 읽기' },
} as const;

const fence = (yaml: string): string => `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;

/** The page of a rule or topic in Markdown; null where there is none. */
export const note = (session: Session, id: string, lang: Lang): Note | null => {
  const notes = notesOf(session.host.assets, lang);
  const topic = notes.topics.get(id);
  if (topic)
    return {
      id,
      title: topic.title,
      markdown: topicSection(
        topic,
        lang,
        topic.related.flatMap((other) => notes.topics.get(other) ?? []),
      ),
    };
  const rule = notes.rules.get(id);
  if (!rule) return null;
  const parts = [
    `# ${rule.title}`,
    `\`${id}\``,
    rule.body,
    rule.bad === '' ? '' : `## ${headings.bad[lang]}\n\n${fence(rule.bad)}`,
    rule.good === '' ? '' : `## ${headings.good[lang]}\n\n${fence(rule.good)}`,
    ...rule.topics.flatMap((other) => notes.topics.get(other) ?? []).map((other) => `---\n\n${topicSection(other, lang, [])}`),
    rule.links.length === 0 ? '' : `## ${headings.links[lang]}\n\n${rule.links.map((link) => `- <${link}>`).join('\n')}`,
  ];
  return { id, title: rule.title, markdown: parts.filter((part) => part !== '').join('\n\n') };
};

/** Every rule by id with its title. */
export const ruleList = (session: Session, lang: Lang): readonly { readonly id: string; readonly title: string }[] => {
  const notes = notesOf(session.host.assets, lang).rules;
  return rules.map(({ id }) => ({ id, title: notes.get(id)?.title ?? id }));
};

/** Minors that schemas are there for, newest first. */
export const kubernetesVersions = (session: Session): readonly string[] => {
  const index = session.host.assets.json('schemas/kubernetes/index.json');
  const minors: unknown = typeof index === 'object' && index !== null && 'minors' in index ? index.minors : [];
  return Array.isArray(minors)
    ? minors
        .filter((minor) => typeof minor === 'number')
        .sort((a, b) => b - a)
        .map((minor) => `1.${minor}`)
    : [];
};
