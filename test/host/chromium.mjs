// A Chromium from the npm registry, unpacked once: for machines where none is installed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { cache, root } from './pins.mjs';

const packed = path.join(root, 'node_modules/@sparticuz/chromium');

/** Where its binary is, and what the environment must say for it to run here. */
export function packagedChromium() {
  const { version } = JSON.parse(fs.readFileSync(path.join(packed, 'package.json'), 'utf8'));
  const folder = path.join(cache, `chromium-${version}`);
  if (!fs.existsSync(folder)) unpack(folder);
  const binary = path.join(folder, 'chromium');
  // The package carries the libraries and the fonts that a bare machine may lack; a machine that has its own keeps to them.
  const env = { ...process.env };
  if (lacksLibraries(binary)) env.LD_LIBRARY_PATH = path.join(folder, 'lib');
  if (!fs.existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = folder;
  return { binary, env };
}

/** Unpacks beside and renames at the end, so that what is there is whole. */
function unpack(folder) {
  console.error('VS Code for the tests: unpacking Chromium …');
  fs.mkdirSync(cache, { recursive: true });
  const work = fs.mkdtempSync(`${folder}.`);
  fs.writeFileSync(path.join(work, 'chromium'), inflate('chromium.br'), { mode: 0o755 });
  for (const name of ['swiftshader', 'al2023', 'fonts'])
    execFileSync('tar', ['xf', '-', '-C', work], { input: inflate(`${name}.tar.br`) });
  const fonts = path.join(folder, 'fonts');
  fs.writeFileSync(
    path.join(work, 'fonts.conf'),
    `<fontconfig><dir>${fonts}</dir><cachedir>${fonts}/cache</cachedir></fontconfig>\n`,
  );
  fs.renameSync(work, folder);
}

function inflate(name) {
  return zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, 'bin', name)));
}

function lacksLibraries(binary) {
  return execFileSync('ldd', [binary], { encoding: 'utf8' }).includes('not found');
}
