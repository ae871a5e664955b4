/** `foresee explain`: the note of a rule or a topic, in the terminal. */
import { type Lang, quote, type Say, speak } from '../core/base/say.ts';
import { rules as catalogue } from '../core/engine/catalogue.ts';
import { type Notes, notesOf, type RuleNote, type Topic } from '../core/engine/notes.ts';
import { didYouMean, type Words, type Wrong, wrong } from './args.ts';
import type { Call, Command } from './command.ts';
import { families } from './families.ts';
import { renderMarkdown } from './markdown.ts';
import { paintFor } from './paint.ts';

export const explain: Command = {
  name: 'explain',
  takes: 'RULE|TOPIC|PEER-ID',
  say: {
    en: 'prints why a rule is there and what to do, or what a topic is about',
    ko: '규칙의 이유와 해결 방법, 또는 주제의 설명을 출력합니다',
  },
  flags: [],
  examples: ['foresee explain pss-privileged', 'foresee explain 4c --lang ko', 'foresee explain KSV017'],
  run,
};

async function run(words: Words, { shell, lang }: Call): Promise<number | Wrong> {
  const [asked, ...rest] = words.paths;
  if (asked === undefined || rest.length > 0)
    return wrong(
      '`foresee explain` takes one rule, topic or id of another tool.',
      '`foresee explain`에는 규칙, 주제, 다른 도구의 ID 중 하나만 씁니다.',
    );
  const notes = notesOf(shell.assets, lang);
  const found = find(asked, notes, lang);
  if (found.length === 0) return { wrong: unknown(asked, notes) };
  const width = shell.out.terminal ? Math.min(100, Math.max(40, shell.out.columns)) : 100;
  const paint = paintFor(shell.out, shell);
  shell.out.write(`${found.map((page) => renderMarkdown(page, width, paint)).join('\n')}`);
  return 0;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Pages of Markdown: a rule, else a topic by id or alias, else a family of findings, else the rules that another tool's id stands for. */
const find = (asked: string, notes: Notes, lang: Lang): readonly string[] => {
  const rule = [...notes.rules.values()].find(({ id }) => same(id, asked));
  if (rule) return [rulePage(rule, notes, lang)];
  const topic = [...notes.topics.values()].find(
    ({ id, aliases }) => same(id, asked) || aliases.some((alias) => same(alias, asked)),
  );
  if (topic) return [topicPage(topic, notes, lang)];
  const family = families.find(({ prefix }) => asked.startsWith(prefix));
  if (family) return [`# ${asked}\n\n${speak(family.say, lang)}\n`];
  const listed = catalogue.find(({ id }) => same(id, asked));
  if (listed) return [`# ${listed.id}\n\n${facts(listed.id, lang)}\n`];
  return peers(asked, notes).map((note) => rulePage(note, notes, lang));
};

/** `KSV017`, or `trivy:KSV017` where two tools share an id. */
const peers = (asked: string, notes: Notes): readonly RuleNote[] => {
  const colon = asked.indexOf(':');
  const [tool, id] = colon < 0 ? [null, asked] : [asked.slice(0, colon), asked.slice(colon + 1)];
  return [...notes.rules.values()].filter((note) =>
    Object.entries(note.peers).some(
      ([name, ids]) => (tool === null || same(tool, name)) && ids.some((one) => same(one, id) || same(one, asked)),
    ),
  );
};

const heading = {
  good: { en: 'Good', ko: '좋은 예' },
  bad: { en: 'Bad', ko: '나쁜 예' },
  topics: { en: 'Topics', ko: '주제' },
  related: { en: 'Related topics', ko: '관련 주제' },
  links: { en: 'Read on', ko: '더 읽기' },
  peers: { en: 'In other tools', ko: '다른 도구에서' },
  source: { en: 'Source', ko: '출처' },
  rules: { en: 'Rules', ko: '규칙' },
} satisfies Record<string, Say>;

const part = (title: Say, lang: Lang, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n## ${speak(title, lang)}\n\n${lines.join('\n')}\n`;

const code = (text: string): readonly string[] => (text === '' ? [] : ['```yaml', text.trimEnd(), '```']);

/** What the catalogue says of a rule. */
const facts = (id: string, lang: Lang): string => {
  const rule = catalogue.find((one) => one.id === id);
  if (!rule) return '';
  const level = rule.podSecurity === null ? '' : `, Pod Security ${rule.podSecurity}`;
  return speak(
    {
      en: `Layer ${rule.layer}, gravity ${rule.gravity}, from preset ${rule.preset} on${level}.${rule.fixable ? ' There is a fix.' : ''}`,
      ko: `계층 ${rule.layer}, 중요도 ${rule.gravity}, ${rule.preset} 프리셋부터${level}.${rule.fixable ? ' 자동 수정이 있습니다.' : ''}`,
    },
    lang,
  );
};

const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);

const topicLines = (ids: readonly string[], notes: Notes): readonly string[] =>
  ids.map((id) => `- \`${id}\` ${notes.topics.get(id)?.title ?? ''}`.trimEnd());

const rulePage = (note: RuleNote, notes: Notes, lang: Lang): string =>
  [
    `# ${note.id}: ${note.title}\n`,
    `\n${facts(note.id, lang)}\n`,
    `\n${note.body.trim()}\n`,
    part(heading.bad, lang, code(note.bad)),
    part(heading.good, lang, code(note.good)),
    part(heading.topics, lang, topicLines(note.topics, notes)),
    part(heading.peers, lang, bullets(Object.entries(note.peers).map(([tool, ids]) => `${tool}: ${ids.join(', ')}`))),
    part(heading.links, lang, bullets(note.links)),
  ].join('');

const topicPage = (topic: Topic, notes: Notes, lang: Lang): string => {
  const rules = [...notes.rules.values()].filter((note) => note.topics.includes(topic.id));
  return [
    `# ${topic.title}\n`,
    `\n${topic.body.trim()}\n`,
    part(
      heading.rules,
      lang,
      rules.map(({ id, title }) => `- \`${id}\` ${title}`),
    ),
    part(heading.related, lang, topicLines(topic.related, notes)),
    part(heading.source, lang, bullets(topic.source)),
    part(heading.links, lang, bullets(topic.links)),
  ].join('');
};

const unknown = (asked: string, notes: Notes): Say => {
  const names = [...notes.rules.keys(), ...[...notes.topics.values()].flatMap(({ id, aliases }) => [id, ...aliases])];
  const near = didYouMean(asked, [...names, ...[...notes.rules.values()].flatMap((note) => Object.values(note.peers).flat())]);
  return {
    en: `There is no rule, topic or id of another tool called ${quote(asked)}.${near.en}`,
    ko: `${quote(asked)}: 그런 규칙, 주제, 다른 도구의 ID가 없습니다.${near.ko}`,
  };
};
