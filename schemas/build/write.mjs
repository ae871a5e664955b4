// Writes what was built, sorted, so that equal input gives equal files. pool.json and docs.json are JSON with one entry a line
// (`"hash":{…},`): a reader that wants twenty definitions of two thousand finds their lines and parses only those.
import fs from 'node:fs';
import path from 'node:path';

export function writeBuilt(folder, { minors, kinds, definitions, docs }, say) {
  const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const index = { minors, kinds: Object.fromEntries(sorted(kinds)) };
  fs.mkdirSync(folder, { recursive: true });
  const write = (name, text) => {
    const to = path.join(folder, name);
    // Renamed into place, so that a build that was stopped half-way leaves nothing that looks whole.
    fs.writeFileSync(`${to}.part`, text);
    fs.renameSync(`${to}.part`, to);
    return `${name} ${Math.round(Buffer.byteLength(text) / 1000)} kB`;
  };
  const sizes = [
    write('pool.json', lines(sorted(definitions))),
    write('docs.json', lines(sorted(docs).filter(([, words]) => Object.keys(words).length > 0))),
    write('index.json', JSON.stringify(index)),
  ];
  const lists = [...kinds.values()].filter(({ list }) => list).length;
  say(
    `${kinds.size - lists} kinds and ${lists} lists of ${minors.length} minors, ${definitions.size} definitions: ${sizes.join(', ')}`,
  );
}

function lines(entries) {
  return `{\n${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\n')}\n}\n`;
}
