import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { compileNotes, readNotes } from '../../server/src/tools/notes.mjs';

interface Shape {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
}

const folder = join(process.cwd(), 'dist/schemas/kubernetes');

/** Places of a kind that bears the same name in another API group (here Knative's Service). */
const ELSEWHERE = new Set(['Service:spec.template', 'Service:spec.traffic']);

// Built schemas are needed; `npm test` builds before it comes here.
it('every place on a built-in Kubernetes kind exists in some minor', { skip: !existsSync(folder) }, () => {
  const pool: Readonly<Record<string, Shape>> = json('pool.json');
  const index: { readonly kinds: Readonly<Record<string, { readonly served: Readonly<Record<string, string>> }>> } =
    json('index.json');

  const shapesOf = (kind: string): Shape[] =>
    Object.entries(index.kinds)
      .filter(([id]) => id.endsWith(`/${kind}`))
      .flatMap(([, { served }]) => [...new Set(Object.values(served))].map((hash) => ({ $ref: hash })));

  const below = (shape: Shape, step: string): Shape[] => {
    const { $ref, properties = {}, items, additionalProperties } = shape;
    if ($ref !== undefined) return below(pool[$ref] ?? {}, step);
    if (step === '[]') return items ? [items] : [];
    const any = typeof additionalProperties === 'object' ? [additionalProperties] : [];
    if (step === '*') return [...Object.values(properties), ...any];
    const named = properties[step];
    return named ? [named] : any;
  };

  const follow = (shapes: readonly Shape[], steps: readonly string[]): readonly Shape[] =>
    steps.reduce<readonly Shape[]>((found, step) => found.flatMap((shape) => below(shape, step)), shapes);

  const podSpecs = follow(shapesOf('Pod'), ['spec']);
  const { places } = compileNotes(readNotes(join(process.cwd(), 'server/src/notes')));
  let seen = 0;
  for (const [lens, claims] of Object.entries(places)) {
    const roots = lens === 'Pod' ? podSpecs : shapesOf(lens);
    for (const { path, steps } of roots.length > 0 ? claims : []) {
      seen += 1;
      if (!ELSEWHERE.has(`${lens}:${path}`)) assert.ok(follow(roots, steps).length > 0, `${lens}:${path}`);
    }
  }
  assert.ok(seen > 150, `only ${seen} places were looked up`);
});

function json(name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
