import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compileNotes, type NoteFile, parsePlace, readNotes } from '../../server/src/tools/notes.mjs';

const notes = compileNotes(readNotes(join(process.cwd(), 'server/src/notes')));

/** The titles that the five source texts give themselves. */
const SOURCES = new Set([
  '커널의 기능',
  'Cloud',
  '클라우드 네이티브란',
  '소프트웨어 세상의 세 가지 혁명',
  'OSS를 활용한 Cloud Native 개발',
]);

describe('the notes', () => {
  it('compile without a problem', () => {
    assert.deepEqual(notes.problems, []);
  });

  it('hold the same ids in both languages', () => {
    assert.deepEqual(Object.keys(notes.books.en.topics), Object.keys(notes.books.ko.topics));
    assert.deepEqual(Object.keys(notes.books.en.rules), Object.keys(notes.books.ko.rules));
  });

  for (const [id, english] of Object.entries(notes.books.en.topics)) {
    const korean = notes.books.ko.topics[id];
    assert.ok(korean);

    it(`${id}: says the same facts in English and Korean`, () => {
      assert.deepEqual(codeSpans(korean.body), codeSpans(english.body));
      assert.deepEqual(numbers(korean.body), numbers(english.body));
    });

    it(`${id}: is written in its language, and opens with one sentence that stands alone`, () => {
      assert.doesNotMatch(english.body, /[가-힣]/);
      const [first = ''] = english.body.split('\n');
      assert.match(first, /^[^-#`].{40,300}[.]$|^[^-#`].{40,300}:.+[.]$/);
      const [opening = ''] = korean.body.split('\n');
      assert.match(opening, /니다\.$/);
      assert.ok(korean.body.length < 1500 && english.body.length < 2000, 'a hover is read in half a minute');
    });

    it(`${id}: names its source by title and heading`, () => {
      for (const source of english.source) {
        assert.ok(SOURCES.has(source.split(' › ')[0] ?? ''), source);
        assert.doesNotMatch(source, /\.txt|\d{3}_/);
      }
    });
  }

  it('can each be reached: by a place, or from a note that names it', () => {
    const placed = new Set(Object.values(notes.places).flatMap((places) => places.map((place) => place.topic)));
    const named = new Set([
      ...Object.values(notes.books.en.topics).flatMap((topic) => topic.related),
      ...Object.values(notes.books.en.rules).flatMap((rule) => rule.topics),
    ]);
    const lost = Object.keys(notes.books.en.topics).filter((id) => !placed.has(id) && !named.has(id));
    assert.deepEqual(lost, []);
  });
});

describe('the compiler of notes', () => {
  const topic = (id: string, front = 'source: [Cloud]', body = '## en\nText.\n## ko\n글입니다.\n'): NoteFile => ({
    kind: 'topics',
    id,
    text: `---\ntitle: { en: Title, ko: 제목 }\n${front}\n---\n${body}`,
  });
  const rule = (front: string, blocks: string): NoteFile => ({
    kind: 'rules',
    id: 'some-rule',
    text: `---\ntitle: { en: Title, ko: 제목 }\n${front}\n---\n## en\nText.\n## ko\n글입니다.\n${blocks}`,
  });
  const blocks = '## bad\n```yaml\na: 1\n## en\n```\n## good\n```yaml\na: 2\n```\n';
  const problemsOf = (...files: NoteFile[]) => compileNotes(files).problems;

  it('reads a topic', () => {
    const { books, places, problems } = compileNotes([topic('one', 'source: [Cloud]\nplaces: ["Pod:containers[].image"]')]);
    assert.deepEqual(problems, []);
    assert.deepEqual(books.ko.topics['one'], {
      title: '제목',
      body: '글입니다.',
      aliases: [],
      source: ['Cloud'],
      links: [],
      related: [],
    });
    assert.deepEqual(places, { Pod: [{ path: 'containers[].image', steps: ['containers', '[]', 'image'], topic: 'one' }] });
  });

  it('reads a rule; a heading inside a block belongs to the block, and ids stay text', () => {
    const { books, problems } = compileNotes([topic('one'), rule('topics: [one]\npeers: { cis: [1.10], docker: [20] }', blocks)]);
    assert.deepEqual(problems, []);
    const read = books.en.rules['some-rule'];
    assert.equal(read?.bad, 'a: 1\n## en\n');
    assert.equal(read?.good, 'a: 2\n');
    assert.deepEqual(read?.peers, { cis: ['1.10'], docker: ['20'] });
    assert.equal(read && 'settings' in read, false);
  });

  it('reads notes with Windows line ends', () => {
    const file = topic('one');
    assert.deepEqual(compileNotes([{ ...file, text: file.text.replaceAll('\n', '\r\n') }]), compileNotes([file]));
  });

  it('names what is missing', () => {
    assert.deepEqual(problemsOf(topic('one', 'source: [Cloud]', '## en\nText.\n')), ['topics/one.md: section `ko` is missing']);
    assert.deepEqual(problemsOf(topic('one', 'aliases: [x]')), ['topics/one.md: names no source']);
    assert.deepEqual(problemsOf({ kind: 'topics', id: 'one', text: '## en\nText.\n' }), ['topics/one.md: has no front matter']);
    assert.deepEqual(problemsOf(topic('one'), rule('topics: [one]', '## bad\n```yaml\na: 1\n```\n')), [
      'rules/some-rule.md: section `good` is missing',
    ]);
    assert.deepEqual(problemsOf(rule('links: []', blocks)), ['rules/some-rule.md: names no topic']);
  });

  it('names what does not exist', () => {
    assert.deepEqual(problemsOf(topic('one', 'source: [Cloud]\nrelated: [two]')), [
      'topics/one.md: related topic `two` does not exist',
    ]);
    assert.deepEqual(problemsOf(rule('topics: [two]', blocks)), ['rules/some-rule.md: topic `two` does not exist']);
    assert.deepEqual(problemsOf(topic('one', 'source: [Cloud]\nplace: []')), ['topics/one.md: unknown key `place`']);
  });

  it('gives a place and a name to one note only', () => {
    const place = 'source: [Cloud]\nplaces: ["Pod:hostPID"]';
    assert.deepEqual(problemsOf(topic('one', place), topic('two', place)), [
      'topics/two.md: place is already claimed by one: Pod:hostPID',
    ]);
    const alias = 'source: [Cloud]\naliases: [One]';
    assert.deepEqual(problemsOf(topic('one'), topic('two', alias)), [
      'topics/two.md: the name `one` already belongs to topics/one',
    ]);
  });

  it('puts the most specific place first', () => {
    const places = ['a', 'a.b', '*', 'a[].b', 'a.*', 'b'].map((path) => `"Role:${path}"`).join(', ');
    const sorted = compileNotes([topic('one', `source: [Cloud]\nplaces: [${places}]`)]).places['Role'];
    assert.deepEqual(
      sorted?.map((place) => place.path),
      ['a[].b', 'a.b', 'a.*', 'a', 'b', '*'],
    );
  });

  it('knows the grammar of places', () => {
    assert.deepEqual(parsePlace('Deployment:spec.replicas')?.steps, ['spec', 'replicas']);
    assert.deepEqual(parsePlace('github-workflow:jobs.*.steps[].uses')?.steps, ['jobs', '*', 'steps', '[]', 'uses']);
    assert.deepEqual(parsePlace('Pod:a."b.c/d".e')?.steps, ['a', 'b.c/d', 'e']);
    assert.deepEqual([parsePlace('Pod:a!')?.only, parsePlace('Pod:a')?.only], [true, false]);
    for (const wrong of ['spec.replicas', 'Pod:', 'Pod:a..b', 'pods:a', 'Pod:a[0]', ':a', 'Pod:a b'])
      assert.equal(parsePlace(wrong), undefined);
  });
});

function codeSpans(text: string): string[] {
  return [...new Set([...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))].sort();
}

function numbers(text: string): string[] {
  return [...new Set(text.match(/\d+(\.\d+)*/g) ?? [])].sort();
}
