/** Sub-charts that lie packed in `charts/`, unpacked once. */
import { memo } from '../../base/memo.ts';
import { type Recent, recent } from '../../base/recent.ts';
import type { Assets } from '../../checks/rules/context.ts';
import { unpack } from '../../template/index.ts';
import type { Files } from '../language.ts';

interface Unpacked {
  readonly bytes: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array> | undefined;
}

const unpacked: (assets: Assets) => Recent<string, Unpacked> = memo(() => recent(20));

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a === b || (a.length === b.length && a.every((byte, index) => byte === b[index]));

const unpackOnce = (path: string, bytes: Uint8Array, assets: Assets): Unpacked['files'] => {
  const known = unpacked(assets).get(path);
  if (known && equal(known.bytes, bytes)) return known.files;
  const files = unpack(bytes);
  unpacked(assets).set(path, { bytes, files });
  return files;
};

/** Files of a chart's packed sub-charts by their paths in the chart, as if they were unpacked there. */
export const packedIn = (folder: string, files: Files, assets: Assets): readonly (readonly [string, Uint8Array])[] =>
  files.packed(folder === '' ? 'charts' : `${folder}/charts`).flatMap(({ name, bytes }) => {
    const inside = unpackOnce(`${folder}/${name}`, bytes, assets);
    const own = `charts/${name.replace(/\.tgz$/, '')}`;
    return [...(inside ?? [])].map(([path, content]) => [`${own}/${path}`, content] as const);
  });
