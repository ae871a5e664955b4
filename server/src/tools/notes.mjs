// Compiles the notes (server/src/notes) into the data that hovers, `explain` and the reference pages read.
// Knows Markdown sections and front matter; knows nothing of the language server.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

/** Lenses that are not the name of a Kubernetes kind. */
const LENSES = new Set(['Pod', 'PodMeta', 'kubernetes', 'github-workflow', 'github-action', 'helm-chart', 'helm-values']);
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KIND = /^[A-Z][A-Za-z0-9]*$/;
const SEGMENT = /^(\*|[A-Za-z0-9_$-]+)(\[\])*$/;
const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/** Reads, compiles and writes `en.json`, `ko.json` and `places.json`; writes nothing while there is a problem. */
export function buildNotes(notesFolder, outFolder) {
  const { books, places, problems } = compileNotes(readNotes(notesFolder));
  if (problems.length > 0) return problems;
  mkdirSync(outFolder, { recursive: true });
  for (const [name, value] of Object.entries({ ...books, places })) {
    // A reader sees the old file or the new one, never half of one.
    const half = join(outFolder, `${name}.json.${process.pid}`);
    writeFileSync(half, JSON.stringify(value));
    renameSync(half, join(outFolder, `${name}.json`));
  }
  return problems;
}

/** Every Markdown file of `topics/` and `rules/`, sorted by name, so that the output is the same on every machine. */
export function readNotes(folder) {
  return ['topics', 'rules'].flatMap((kind) => {
    const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith('.md'));
    return names.sort().map((name) => ({ kind, id: name.slice(0, -3), text: readFileSync(join(folder, kind, name), 'utf8') }));
  });
}

/** Turns note files into one book a language, the places, and the list of all problems; never throws for a bad note. */
export function compileNotes(files) {
  const problems = [];
  const notes = files.flatMap((file) => {
    const report = (problem) => problems.push(`${file.kind}/${file.id}.md: ${problem}`);
    const note = readNote(file, report);
    return note ? [{ ...note, report }] : [];
  });
  const topics = notes.filter((note) => note.kind === 'topics');
  const rules = notes.filter((note) => note.kind === 'rules');
  checkNames(notes, topics);
  const places = placesOf(topics);
  const book = (language) => ({
    topics: Object.fromEntries(topics.map((note) => [note.id, topicEntry(note, language)])),
    rules: Object.fromEntries(rules.map((note) => [note.id, ruleEntry(note, language)])),
  });
  return { books: { en: book('en'), ko: book('ko') }, places, problems };
}

/** Splits `<lens>:<path>`; undefined when it does not follow the grammar. */
export function parsePlace(place) {
  const colon = place.indexOf(':');
  const lens = place.slice(0, Math.max(colon, 0));
  const path = place.slice(colon + 1);
  if (!LENSES.has(lens) && !KIND.test(lens)) return undefined;
  const only = path.endsWith('!');
  const found = segments(only ? path.slice(0, -1) : path);
  const sound = found.every((segment) => segment.startsWith('"') || SEGMENT.test(segment));
  return sound ? { lens, path, steps: found.flatMap(stepsOf), only } : undefined;
}

function readNote({ kind, id, text }, report) {
  const front = FRONT_MATTER.exec(text.replaceAll('\r\n', '\n'));
  if (!front) return void report('has no front matter');
  // The failsafe schema keeps every scalar a string: a peer's id such as 1.10 must not become a number.
  const document = parseDocument(front[1], { schema: 'failsafe' });
  if (document.errors.length > 0) return void report(`front matter: ${document.errors[0].message.split('\n')[0]}`);
  const head = document.toJS();
  if (typeof head !== 'object' || head === null || Array.isArray(head)) return void report('front matter is no map');
  if (!ID.test(id)) report('the file name is no id: lower-case words joined by hyphens');
  return (kind === 'topics' ? readTopic : readRule)(
    id,
    head,
    readSections(text.replaceAll('\r\n', '\n').slice(front[0].length), report),
    report,
  );
}

function readTopic(id, head, sections, report) {
  checkKeys('key', head, ['title', 'aliases', 'source', 'links', 'related', 'places'], report);
  checkKeys('section', sections, ['en', 'ko'], report);
  const source = list(head, 'source', report);
  if (source.length === 0) report('names no source');
  return {
    kind: 'topics',
    id,
    title: titleOf(head, report),
    body: bodyOf(sections, report),
    aliases: list(head, 'aliases', report),
    source,
    links: linksOf(head, report),
    related: list(head, 'related', report),
    places: list(head, 'places', report),
  };
}

function readRule(id, head, sections, report) {
  checkKeys('key', head, ['title', 'topics', 'links', 'peers'], report);
  checkKeys('section', sections, ['en', 'ko', 'bad', 'good', 'settings'], report);
  const peers = head.peers ?? {};
  const named = typeof peers === 'object' && !Array.isArray(peers);
  if (!named) report('`peers` is no map of tool to ids');
  const topics = list(head, 'topics', report);
  if (topics.length === 0) report('names no topic');
  const settings = 'settings' in sections ? { settings: blockOf(sections, 'settings', report) } : {};
  return {
    kind: 'rules',
    id,
    title: titleOf(head, report),
    body: bodyOf(sections, report),
    topics,
    links: linksOf(head, report),
    peers: named ? Object.fromEntries(Object.keys(peers).map((tool) => [tool, list(peers, tool, report)])) : {},
    bad: blockOf(sections, 'bad', report),
    good: blockOf(sections, 'good', report),
    ...settings,
  };
}

/** Text by `## name`; a heading inside a fenced block is part of that block. */
function readSections(text, report) {
  const sections = Object.create(null);
  let name;
  let fenced = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    const heading = fenced ? null : /^## (.+?)\s*$/.exec(line);
    if (heading) {
      name = heading[1];
      if (name in sections) report(`section \`${name}\` is written twice`);
      sections[name] = [];
    } else if (name !== undefined) sections[name].push(line);
    else if (line.trim() !== '') report('has text before the first section');
  }
  if (fenced) report('a fenced block is not closed');
  for (const key of Object.keys(sections)) sections[key] = sections[key].join('\n').trim();
  return sections;
}

function checkKeys(what, found, known, report) {
  for (const key of Object.keys(found)) if (!known.includes(key)) report(`unknown ${what} \`${key}\``);
}

function titleOf(head, report) {
  const title = head.title ?? {};
  checkKeys('language of the title', title, ['en', 'ko'], report);
  for (const language of ['en', 'ko']) {
    if (typeof title[language] !== 'string' || title[language].trim() === '') report(`has no title in ${language}`);
  }
  return { en: String(title.en ?? ''), ko: String(title.ko ?? '') };
}

function bodyOf(sections, report) {
  for (const language of ['en', 'ko']) if (!sections[language]) report(`section \`${language}\` is missing`);
  return { en: sections.en ?? '', ko: sections.ko ?? '' };
}

function blockOf(sections, name, report) {
  const block = /^```[a-z-]*\n([\s\S]*?\n)```$/.exec(sections[name] ?? '');
  if (!sections[name]) report(`section \`${name}\` is missing`);
  else if (!block || block[1].includes('\n```')) report(`section \`${name}\` must be one fenced block`);
  return block?.[1] ?? '';
}

function list(head, key, report) {
  const value = head[key] ?? [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')) {
    if (new Set(value).size < value.length) report(`\`${key}\` says one thing twice`);
    return value;
  }
  report(`\`${key}\` is no list of words`);
  return [];
}

function linksOf(head, report) {
  const links = list(head, 'links', report);
  for (const link of links) if (!/^https:\/\/[a-z0-9.-]+\//.test(link)) report(`link is no https address: ${link}`);
  return links;
}

/** `explain` takes rules, topics and aliases by one name, so a name means one note only. */
function checkNames(notes, topics) {
  const owners = new Map();
  for (const note of notes) {
    for (const name of [note.id, ...(note.aliases ?? [])].map((word) => word.toLowerCase())) {
      const owner = owners.get(name);
      if (owner && owner !== note) note.report(`the name \`${name}\` already belongs to ${owner.kind}/${owner.id}`);
      owners.set(name, note);
    }
  }
  const known = new Set(topics.map((note) => note.id));
  for (const note of notes) {
    for (const id of note.topics ?? []) if (!known.has(id)) note.report(`topic \`${id}\` does not exist`);
    for (const id of note.related ?? []) {
      if (!known.has(id)) note.report(`related topic \`${id}\` does not exist`);
      if (id === note.id) note.report('is related to itself');
    }
  }
}

/** Places by lens, the most specific first: deeper before shallower, at equal depth a named key before `*`. */
function placesOf(topics) {
  const lenses = Object.create(null);
  const owners = new Map();
  for (const note of topics) {
    for (const place of note.places) {
      const parsed = parsePlace(place);
      const owner = owners.get(place);
      if (!parsed) note.report(`place does not follow <lens>:<path>: ${place}`);
      else if (owner) note.report(`place is already claimed by ${owner}: ${place}`);
      else {
        owners.set(place, note.id);
        lenses[parsed.lens] ??= [];
        const { path, steps, only } = parsed;
        lenses[parsed.lens].push({ path, steps, ...(only ? { only } : {}), topic: note.id });
      }
    }
  }
  const sorted = Object.keys(lenses).sort();
  return Object.fromEntries(sorted.map((lens) => [lens, lenses[lens].sort(moreSpecific)]));
}

function moreSpecific(a, b) {
  if (a.steps.length !== b.steps.length) return b.steps.length - a.steps.length;
  const wild = ({ steps }) => steps.filter((step) => step === '*').length;
  return wild(a) - wild(b) || (a.path < b.path ? -1 : 1);
}

/** Parts between dots; a part in double quotes is a key that holds dots itself. */
function segments(path) {
  return path.match(/"[^"]+"|[^."]+|(?<=\.|^)(?=\.|$)/g) ?? [''];
}

/** A list item is a step of its own: `a[]` is deeper than `a`. */
function stepsOf(segment) {
  return segment.startsWith('"') ? [segment.slice(1, -1)] : segment.split(/(?=\[\])/);
}

function topicEntry({ title, body, aliases, source, links, related }, language) {
  return { title: title[language], body: body[language], aliases, source, links, related };
}

function ruleEntry({ title, body, topics, links, peers, bad, good, settings }, language) {
  const entry = { title: title[language], body: body[language], topics, links, peers, bad, good };
  return settings === undefined ? entry : { ...entry, settings };
}

// The name is asked for as well: bundled into a test, this module must not run.
if (basename(process.argv[1] ?? '') === 'notes.mjs') {
  const root = resolve(fileURLToPath(import.meta.url), '../../../..');
  const problems = buildNotes(join(root, 'server/src/notes'), join(root, 'dist/notes'));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
