import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/base/edit.ts';
import { type Plain, toPlain } from '../../server/src/core/yaml/plain.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { type Change, renameKey, rewrite, setPath } from '../../server/src/core/yaml/rewrite.ts';
import { type Path, View } from '../../server/src/core/yaml/view.ts';

const rootOf = (text: string): View => {
  const tree = readStream(text).documents[0]?.tree;
  assert.ok(tree, 'a document');
  return View.root(tree, 'go');
};

const after = (text: string, changes: readonly Change[]): string | null => {
  const edits = rewrite(rootOf(text), changes);
  return edits === null ? null : applyEdits(text, edits);
};

const set = (path: Path, value: Plain): Change => ({ do: 'set', path, value });

test('a value is set in the style of the old one', () => {
  assert.equal(after('a: true # why\n', [set(['a'], false)]), 'a: false # why\n');
  assert.equal(after("a: 'x'\r\nb: 1\r\n", [set(['a'], "it's")]), "a: 'it''s'\r\nb: 1\r\n");
  assert.equal(after('a: "x"\n', [set(['a'], 'y')]), 'a: "y"\n');
  assert.equal(after('a: x\n', [set(['a'], 'yes')]), 'a: "yes"\n');
  assert.equal(after('a: x\n', [set(['a'], '0755')]), 'a: "0755"\n');
  assert.equal(after('a: x', [set(['a'], 'runtime/default')]), 'a: runtime/default');
  assert.equal(after('{"a":true}', [set(['a'], false)]), '{"a":false}');
});

test('missing parents are made at the indentation of the siblings, once for several wishes', () => {
  const wishes = [
    set(['s', 'sec', 'type'], 'RuntimeDefault'),
    set(['s', 'sec', 'must'], true),
    { do: 'append', path: ['s', 'drop'], value: 'ALL' } as const,
  ];
  assert.equal(
    after('s:\n    list:\n      - x\n', wishes),
    's:\n    list:\n      - x\n    sec:\n        type: RuntimeDefault\n        must: true\n    drop:\n      - ALL\n',
  );
  assert.equal(after('s: # note\n', wishes), 's: # note\n  sec:\n    type: RuntimeDefault\n    must: true\n  drop:\n  - ALL\n');
  assert.equal(after('s: {} # note', wishes), 's: # note\n  sec:\n    type: RuntimeDefault\n    must: true\n  drop:\n  - ALL');
  assert.equal(after('l: [{}]', [set(['l', 0, 'a', 'b'], 'x')]), 'l: [{a: {b: x}}]');
  assert.equal(after('s: null\r\nb: 1\r\n', [set(['s', 'x'], 1)]), 's:\r\n  x: 1\r\nb: 1\r\n');
  assert.equal(after('- name: a\n  image: b', [set([0, 's', 'x'], true)]), '- name: a\n  image: b\n  s:\n    x: true');
});

test('JSON stays JSON', () => {
  assert.equal(after('{"a": {"b": 1}}', [set(['a', 'c', 'd'], 'x')]), '{"a": {"b": 1, "c": {"d": "x"}}}');
  assert.equal(
    after('{\n  "a": {\n    "b": 1\n  }\n}\n', [set(['a', 'c', 'd'], 'x'), { do: 'append', path: ['a', 'l'], value: 'ALL' }]),
    '{\n  "a": {\n    "b": 1,\n    "c": {\n      "d": "x"\n    },\n    "l": [\n      "ALL"\n    ]\n  }\n}\n',
  );
});

test('an entry goes with its lines; comments make the value change instead', () => {
  const gone: readonly Change[] = [{ do: 'remove', path: ['h'], otherwise: false }];
  assert.equal(after('a: 1\nh: true\nb: 2\n', gone), 'a: 1\nb: 2\n');
  assert.equal(after('a: 1\nh: true', gone), 'a: 1');
  assert.equal(after('a: 1\r\nh: true', gone), 'a: 1');
  assert.equal(after('h: true # needed\nb: 2\n', gone), 'h: false # needed\nb: 2\n');
  assert.equal(after('a: 1\n# needed\nh: true\n', gone), 'a: 1\n# needed\nh: false\n');
  assert.equal(after('- h: true\n  b: 2\n', [{ do: 'remove', path: [0, 'h'] }]), '- b: 2\n');
  assert.equal(after('{a: 1, h: true, b: 2}', gone), '{a: 1, b: 2}');
  assert.equal(after('{a: 1, h: true}', gone), '{a: 1}');
  assert.equal(after('{h: true}', gone), '{}');
  assert.equal(after('s:\n  h: true\n', [{ do: 'remove', path: ['s', 'h'] }]), 's: {}\n');
  assert.equal(after('s:\n  h: true\nt: 1\n', [{ do: 'remove', path: ['s', 'h'], prune: true }]), 't: 1\n');
});

test('items go one by one, with their list where asked', () => {
  const drop = (...at: readonly number[]): readonly Change[] =>
    at.map((index) => ({ do: 'remove', path: ['l', index], prune: true }) as const);
  assert.equal(after('l:\n- a\n- b\n- c\n', drop(1)), 'l:\n- a\n- c\n');
  assert.equal(after('l: [a, b, c]\n', drop(1, 2)), 'l: [a]\n');
  assert.equal(after('l: [a, b, c]\n', drop(0, 1)), 'l: [c]\n');
  assert.equal(after('l: [a, b]\nx: 1\n', drop(0, 1)), 'x: 1\n');
  assert.equal(after('l: [a, b]\n', [...drop(0), { do: 'append', path: ['l'], value: 'd' }]), 'l: [b, d]\n');
});

test('nothing is changed through an alias, a merge key or an anchor in use', () => {
  assert.equal(after('a: &x\n  p: true\nb: *x\n', [set(['b', 'p'], false)]), null);
  assert.equal(after('a: &x\n  p: true\nb: *x\n', [set(['a', 'p'], false)]), null);
  assert.equal(after('a: &x\n  p: true\nb:\n  <<: *x\n', [set(['b', 'p'], false)]), null);
  assert.equal(after('a: &x\n  p: true\nb: 1\n', [set(['a', 'p'], false)]), 'a: &x\n  p: false\nb: 1\n');
  assert.equal(after('a: &x\n  p: true\nb:\n  <<: *x\n', [set(['b', 'q'], 1)]), 'a: &x\n  p: true\nb:\n  <<: *x\n  q: 1\n');
});

test('additions stand behind block scalars and behind the comments that belong to the last member', () => {
  assert.equal(after('a:\n  b: |\n    x\n\nc: 1\n', [set(['a', 'd'], 1)]), 'a:\n  b: |\n    x\n  d: 1\n\nc: 1\n');
  assert.equal(after('a:\n  b: |+\n    x\n\nc: 1\n', [set(['a', 'd'], 1)]), 'a:\n  b: |+\n    x\n\n  d: 1\nc: 1\n');
  assert.equal(
    after('a:\n  b:\n    c: 1\n    # more\n# end\n', [set(['a', 'd'], 1)]),
    'a:\n  b:\n    c: 1\n    # more\n  d: 1\n# end\n',
  );
});

test('a key is renamed and keeps its quotes', () => {
  const view = rootOf('"old": 1\n').at('old');
  assert.equal(applyEdits('"old": 1\n', renameKey(view, 'new') ?? []), '"new": 1\n');
  assert.equal(setPath(rootOf('a: 1\n'), ['a', 'b'], 1), null, 'a scalar is no parent');
});

/** A small generator of numbers from a seed (mulberry32), so that a failing document can be made again. */
const random = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};

interface Written {
  readonly text: string;
  readonly comments: readonly string[];
}

/** A random document with every style, and the comments in it. */
const write = (seed: number): Written => {
  const dice = random(seed);
  const newline = dice(3) === 0 ? '\r\n' : '\n';
  const comments: string[] = [];
  const comment = (): string => {
    const text = `# 주석 ${comments.length}🙂`;
    comments.push(text);
    return text;
  };
  const tail = (): string => (dice(6) === 0 ? `  ${comment()}` : '');
  const scalars = ['true', 'x', '12', '"큰 값 # no"', "'it''s'", 'a b', 'null', '~', '"🙂\\n"', 'image:1.2', '-3.5', 'yes'];
  const scalar = (): string => scalars[dice(scalars.length)] ?? 'x';
  const keys = ['a', 'b', '"c d"', '한글', 'e-f', 'g.h/i'];
  const some = (): readonly string[] => keys.filter(() => dice(3) > 0);
  const step = dice(2) === 0 ? 2 : 4;
  const dash = dice(2) === 0 ? 0 : 2;
  const flow = (depth: number): string => {
    if (depth === 0 || dice(2) === 0) return scalar();
    return dice(2) === 0
      ? `[${Array.from({ length: dice(3) }, () => flow(depth - 1)).join(', ')}]`
      : `{${some()
          .map((key) => `${key}: ${flow(depth - 1)}`)
          .join(', ')}}`;
  };
  const above = (indent: number, lines: string[]): void => {
    if (dice(8) === 0) lines.push('');
    if (dice(8) === 0) lines.push(' '.repeat(indent) + comment());
  };
  const map = (indent: number, depth: number): string[] => {
    const lines: string[] = [];
    for (const key of ['k', ...some()]) {
      above(indent, lines);
      const head = `${' '.repeat(indent)}${key}:`;
      const kind = dice(depth > 0 ? 8 : 4);
      if (kind === 0) lines.push(head + tail());
      else if (kind < 3) lines.push(`${head} ${dice(2) === 0 ? scalar() : flow(2)}${tail()}`);
      else if (kind === 3)
        lines.push(`${head} |${tail()}`, `${' '.repeat(indent + step)}text # no`, ...(dice(2) === 0 ? [''] : []));
      else if (kind < 6) lines.push(head + tail(), ...map(indent + step, depth - 1));
      else lines.push(head + tail(), ...list(indent + dash, depth - 1));
    }
    return lines;
  };
  const list = (indent: number, depth: number): string[] => {
    const lines: string[] = [];
    for (let i = 0; i <= dice(3); i++) {
      above(indent, lines);
      const lead = `${' '.repeat(indent)}- `;
      if (depth > 0 && dice(2) === 0) {
        const inner = map(indent + 2, depth - 1);
        const first = inner.findIndex((line) => line.trim() !== '' && !line.trim().startsWith('#'));
        lines.push(...inner.slice(0, first), lead + (inner[first] ?? '').slice(indent + 2), ...inner.slice(first + 1));
      } else lines.push(`${lead}${dice(2) === 0 ? scalar() : flow(1)}${tail()}`);
    }
    return lines;
  };
  const lines = map(0, 3);
  const end = dice(4) === 0 ? '' : newline;
  return { text: lines.join(newline) + end, comments };
};

type Loose = string | number | boolean | null | Loose[] | { [key: string]: Loose };

const copy = (value: Plain): Loose => JSON.parse(JSON.stringify(value, (_, member) => (Object.is(member, -0) ? 0 : member)));

/** The wanted value, made the plain way; undefined where the change has no meaning. */
const wanted = (value: Plain, change: Change): Loose | undefined => {
  const result = copy(value);
  let at: Loose = result;
  for (const [index, step] of change.path.entries()) {
    const last = index === change.path.length - 1;
    if (typeof at !== 'object' || at === null) return undefined;
    if (Array.isArray(at)) {
      if (typeof step !== 'number' || step >= at.length) return undefined;
      if (last && change.do === 'remove') at.splice(step, 1);
      else if (last && change.do === 'set') at[step] = copy(change.value);
      else if (last && change.do === 'append') {
        const list = at[step] ?? null;
        if (list !== null && !Array.isArray(list)) return undefined;
        at[step] = [...(list ?? []), copy(change.value)];
      }
      if (last) return result;
      at[step] ??= {};
      at = at[step] ?? null;
    } else {
      const key = String(step);
      if (last && change.do === 'remove') {
        if (!Object.hasOwn(at, key)) return undefined;
        delete at[key];
        return result;
      }
      if (last && change.do === 'set') {
        at[key] = copy(change.value);
        return result;
      }
      if (last && change.do === 'append') {
        const list = at[key] ?? null;
        if (list !== null && !Array.isArray(list)) return undefined;
        at[key] = [...(list ?? []), copy(change.value)];
        return result;
      }
      at[key] ??= {};
      at = at[key] ?? null;
    }
  }
  return undefined;
};

/** Paths of everything in a value. */
const pathsOf = (value: Plain, path: Path = []): readonly Path[] => {
  if (Array.isArray(value)) return [path, ...value.flatMap((item: Plain, index) => pathsOf(item, [...path, index]))];
  if (typeof value === 'object' && value !== null)
    return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))];
  return [path];
};

test('random documents, random changes: only the aimed value differs, every comment is there', () => {
  let made = 0;
  let refused = 0;
  for (let seed = 1; seed <= 1200; seed++) {
    const { text, comments } = write(seed);
    const root = rootOf(text);
    assert.deepEqual(root.tree.faults, [], `seed ${seed} makes good YAML:\n${text}`);
    const value = toPlain(root);
    const dice = random(seed * 7919);
    const paths = pathsOf(value).filter((path) => path.length > 0);
    const path = paths[dice(paths.length)] ?? ['k'];
    const values: readonly Plain[] = [
      false,
      'RuntimeDefault',
      'no',
      1000,
      ['ALL'],
      { type: 'x', list: ['a', { b: '값' }] },
      [],
      {},
    ];
    const chosen = values[dice(values.length)] ?? null;
    const changes: readonly Change[] = [
      { do: 'set', path, value: chosen },
      { do: 'set', path: [...path, 'new', 'deep'], value: chosen },
      { do: 'append', path, value: chosen },
      { do: 'append', path: [...path, 'fresh'], value: chosen },
      { do: 'remove', path },
    ];
    const change = changes[dice(changes.length)] ?? changes[0];
    assert.ok(change);
    const edits = rewrite(root, [change]);
    const expected = wanted(value, change);
    if (edits === null || expected === undefined) {
      if (expected === undefined)
        assert.equal(
          edits,
          null,
          `seed ${seed}: ${JSON.stringify(change)} has no meaning in ${text} => ${edits && applyEdits(text, edits)}`,
        );
      else refused++;
      continue;
    }
    made++;
    const result = applyEdits(text, edits);
    const story = `seed ${seed}: ${JSON.stringify(change)}\n${text}\n=>\n${result}`;
    const again = rootOf(result);
    assert.deepEqual(again.tree.faults, [], story);
    assert.deepEqual(copy(toPlain(again)), expected, story);
    for (const comment of comments) assert.ok(result.includes(comment), `${comment} is lost in ${story}`);
    if (text.includes('\r\n')) assert.ok(!/[^\r]\n/.test(result), `line ends of ${story}`);
  }
  assert.ok(made > 500, `${made} changes made, ${refused} refused`);
});

test('several changes at once give what they give one after the other', () => {
  let made = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const { text, comments } = write(seed);
    const root = rootOf(text);
    const value = toPlain(root);
    const dice = random(seed * 104729);
    const maps = pathsOf(value).filter(
      (path) => at(value, path) !== null && typeof at(value, path) === 'object' && !Array.isArray(at(value, path)),
    );
    const parent = (): Path => maps[dice(maps.length)] ?? [];
    const near = parent();
    const changes: readonly Change[] = [
      { do: 'set', path: [...near, 'n1', 'x'], value: true },
      { do: 'append', path: [...near, 'n1', 'list'], value: 'ALL' },
      { do: 'set', path: [...near, 'n2'], value: { type: 'RuntimeDefault' } },
      { do: 'set', path: [...parent(), 'n3', 'deep', 'er'], value: 1 },
      { do: 'append', path: [...parent(), 'n4'], value: { a: [1, 2] } },
    ];
    const edits = rewrite(root, changes);
    if (edits === null) continue;
    let expected: Plain = value;
    for (const change of changes) expected = wanted(expected, change) ?? null;
    made++;
    const result = applyEdits(text, edits);
    const story = `seed ${seed}: ${JSON.stringify(changes)}\n${text}\n=>\n${result}`;
    const again = rootOf(result);
    assert.deepEqual(again.tree.faults, [], story);
    assert.deepEqual(copy(toPlain(again)), copy(expected), story);
    for (const comment of comments) assert.ok(result.includes(comment), `${comment} is lost in ${story}`);
  }
  assert.ok(made > 170, `${made} made`);
});

const at = (value: Plain, path: Path): Plain => {
  let here: Plain = value;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)] ?? null;
    else if (typeof here === 'object' && here !== null) here = (here as { readonly [key: string]: Plain })[String(step)] ?? null;
    else return null;
  }
  return here;
};

test('random JSON stays JSON, whatever its indentation', () => {
  const indents = [undefined, 2, 4, '\t'];
  let made = 0;
  for (let seed = 1; seed <= 250; seed++) {
    const value = copy(toPlain(rootOf(write(seed).text)));
    const dice = random(seed * 7);
    const text = JSON.stringify(value, null, indents[dice(indents.length)]);
    const root = rootOf(text);
    const paths = pathsOf(value).filter((path) => path.length > 0);
    const path = paths[dice(paths.length)] ?? ['k'];
    const changes: readonly Change[] = [
      { do: 'set', path, value: 'x: y' },
      { do: 'set', path: [...path, 'new', 'deep'], value: ['ALL', { a: true }] },
      { do: 'append', path, value: 'ALL' },
      { do: 'remove', path },
    ];
    const change = changes[dice(changes.length)];
    assert.ok(change);
    const edits = rewrite(root, [change]);
    const expected = wanted(value, change);
    if (edits === null || expected === undefined) continue;
    made++;
    assert.deepEqual(
      JSON.parse(applyEdits(text, edits)),
      expected,
      `seed ${seed}: ${JSON.stringify(change)}\n${text}\n=>\n${applyEdits(text, edits)}`,
    );
  }
  assert.ok(made > 90, `${made} made`);
});
