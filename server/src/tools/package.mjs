// Packs dist/ and what VS Code reads beside it into foresee-VERSION.vsix, and looks at what came out.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createVSIX, listFiles } from '@vscode/vsce';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const limit = 3 * 1024 * 1024;

/** What a running Foresee reads. Anything else in the package is a mistake in .vscodeignore. */
const expected = [
  /^dist\/(client\/(extension|browser)|server\/(node|worker)|cli)\.js$/,
  /^dist\/(schemas|notes)\/.+$/,
  /^snippets\/[\w-]+\.json$/,
  /^l10n\/bundle\.l10n(\.\w+)?\.json$/,
  /^package(\.nls(\.\w+)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^(LICENSE|NOTICE)(\.md|\.txt)?$/,
  /^dist\/licences\.txt$/,
  /^icon\.png$/,
  /^\.github\/picture\.png$/,
];

/** Writes the .vsix and answers with its path. */
export async function packageVsix() {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `${name}-${version}.vsix`);
  const files = await listFiles({ cwd: root, dependencies: false });
  const strangers = files.filter((entry) => !expected.some((pattern) => pattern.test(entry.replaceAll('\\', '/'))));
  if (strangers.length > 0) throw new Error(`The package holds what nothing reads: ${strangers.join(', ')}`);
  fs.rmSync(file, { force: true });
  await createVSIX({
    cwd: root,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    // The note on leaked tokens shows what one looks like.
    allowPackageSecrets: ['github'],
  });
  const { size } = fs.statSync(file);
  if (size >= limit) throw new Error(`${path.basename(file)} weighs ${size} bytes; the limit is ${limit}.`);
  return { file, size, count: files.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { file, size, count } = await packageVsix();
  console.log(`${path.relative(process.cwd(), file)}: ${count} files, ${(size / 1024 / 1024).toFixed(2)} MB`);
}
