import type { Subject } from '../../finding/finding.ts';
import type { View } from '../../yaml/view.ts';
import type { Pod } from './pod.ts';

/** The parts of an image's name. */
export interface Image {
  /** Registry host; `docker.io` where none is written. */
  readonly registry: string;
  /** Path in the registry, without `library/`. */
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

/** Reads `registry/path:tag@digest`; null where the text is none. */
export const imageOf = (text: string): Image | null => {
  // `ko://` and its like name a program that is built into an image later.
  if (text.includes('://')) return null;
  const match = /^([^\s@]+?)(?::([\w][\w.-]{0,127}))?(?:@([A-Za-z][\w.+-]*:[\da-fA-F]{32,}))?$/.exec(text.trim());
  const name = match?.[1];
  if (!name) return null;
  const slash = name.indexOf('/');
  const head = slash < 0 ? '' : name.slice(0, slash);
  const hosted = head.includes('.') || head.includes(':') || head === 'localhost';
  const registry = hosted ? head : 'docker.io';
  const path = hosted ? name.slice(slash + 1) : name;
  if (!/^[a-z\d._/-]+$/.test(path)) return null;
  const repository = registry === 'docker.io' && path.startsWith('library/') ? path.slice('library/'.length) : path;
  return {
    registry: registry === 'index.docker.io' ? 'docker.io' : registry,
    repository,
    tag: match[2] ?? null,
    digest: match[3] ?? null,
  };
};

/** An image that a container names. */
export interface NamedImage {
  readonly at: View;
  readonly image: string;
  readonly parts: Image;
  /** Of the container. */
  readonly subject: Subject;
}

/** Images of the pod's containers; those whose name is unknown or cannot be read are left out. */
export function* imagesOf(pod: Pod): Generator<NamedImage> {
  for (const container of pod.containers) {
    const at = container.at('image');
    const image = at.string;
    const parts = image === undefined ? null : imageOf(image);
    if (image !== undefined && parts) yield { at, image, parts, subject: container.subject };
  }
}
