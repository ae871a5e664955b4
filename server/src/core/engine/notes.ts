/** The notes as the build compiled them: topics by place, rules by id. Data from outside is checked once, here. */
import { memo } from '../base/memo.ts';
import type { Lang } from '../base/say.ts';
import type { Assets, NotePlace } from '../languages/language.ts';

export interface Topic {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Other names that people ask for it by. */
  readonly aliases: readonly string[];
  /** Titles and headings of the notes it is drawn from. */
  readonly source: readonly string[];
  readonly links: readonly string[];
  readonly related: readonly string[];
}

export interface RuleNote {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly topics: readonly string[];
  readonly links: readonly string[];
  /** Ids of the same check in other tools, by tool. */
  readonly peers: Readonly<Record<string, readonly string[]>>;
  readonly bad: string;
  readonly good: string;
}

export interface Notes {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly rules: ReadonlyMap<string, RuleNote>;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const parse = memo((data: object): Notes => {
  const all = fields(data);
  const topics = Object.entries(fields(all['topics'])).map(([id, value]): [string, Topic] => {
    const { title, body, aliases, source, links, related } = fields(value);
    return [
      id,
      {
        id,
        title: text(title),
        body: text(body),
        aliases: texts(aliases),
        source: texts(source),
        links: texts(links),
        related: texts(related),
      },
    ];
  });
  const rules = Object.entries(fields(all['rules'])).map(([id, value]): [string, RuleNote] => {
    const { title, body, topics, links, peers, bad, good } = fields(value);
    const others = Object.fromEntries(Object.entries(fields(peers)).map(([tool, ids]) => [tool, texts(ids)]));
    return [
      id,
      {
        id,
        title: text(title),
        body: text(body),
        topics: texts(topics),
        links: texts(links),
        peers: others,
        bad: text(bad),
        good: text(good),
      },
    ];
  });
  return { topics: new Map(topics), rules: new Map(rules) };
});

/** All notes in one language. */
export const notesOf = (assets: Assets, lang: Lang): Notes => {
  const data = assets.json(`notes/${lang}.json`);
  return isFields(data) ? parse(data) : { topics: new Map(), rules: new Map() };
};

interface Claim {
  readonly steps: readonly string[];
  /** The key itself and nothing below it. */
  readonly only: boolean;
  readonly topic: string;
}

const claimsOf = memo((data: object): ReadonlyMap<string, readonly Claim[]> => {
  const read = (list: unknown): readonly Claim[] =>
    Array.isArray(list)
      ? list.map(fields).map((item) => ({ steps: texts(item['steps']), only: item['only'] === true, topic: text(item['topic']) }))
      : [];
  return new Map(Object.entries(fields(data)).map(([lens, list]) => [lens, read(list)]));
});

const fits = (claim: Claim, place: NotePlace): boolean =>
  (claim.only ? claim.steps.length === place.path.length : claim.steps.length <= place.path.length) &&
  claim.steps.every((step, index) => {
    const actual = place.path[index];
    return step === '[]' ? typeof actual === 'number' : step === '*' || step === actual;
  });

/** The topic of the nearest claim on a place: lenses in the order given, within a lens the deepest. */
export const topicAt = (assets: Assets, lang: Lang, places: readonly NotePlace[]): Topic | null => {
  const data = assets.json('notes/places.json');
  if (!isFields(data)) return null;
  const claims = claimsOf(data);
  for (const place of places) {
    let best: Claim | null = null;
    for (const claim of claims.get(place.lens) ?? [])
      if (fits(claim, place) && (best === null || claim.steps.length > best.steps.length)) best = claim;
    if (best) return notesOf(assets, lang).topics.get(best.topic) ?? null;
  }
  return null;
};
