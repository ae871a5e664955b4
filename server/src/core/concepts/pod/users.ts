/**
 * Which user popular images start as. The kubelet starts a container under `runAsNonRoot: true` only where the image names its user
 * by number, or the manifest does. Facts from the images' Dockerfiles (docker-library, the projects' own repositories).
 */
import { imageOf } from './image.ts';

/** The user of an image. */
export type ImageUser =
  /** The image starts as a numbered user: it may stay as it is. */
  | { readonly is: 'numbered' }
  /** It starts as a user by name, which the kubelet cannot check: the number has to be given. */
  | { readonly is: 'named'; readonly uid: number }
  /** It starts as root, but runs as this user as well, given that its volumes can be written to. */
  | { readonly is: 'root'; readonly uid: number }
  /** It needs root to start; another image of the same program does not, where there is one. */
  | { readonly is: 'rooted'; readonly instead: string | null };

const numbered: ImageUser = { is: 'numbered' };
const named = (uid: number): ImageUser => ({ is: 'named', uid });
const root = (uid: number): ImageUser => ({ is: 'root', uid });
const rooted = (instead: string | null): ImageUser => ({ is: 'rooted', instead });

/** The user called nobody in all distributions: for images that bring no user of their own. */
const nobody = 65534;

const users: ReadonlyMap<string, ImageUser> = new Map([
  ['alpine', root(nobody)],
  ['busybox', root(nobody)],
  ['curlimages/curl', named(100)], // USER curl_user
  ['debian', root(nobody)],
  ['grafana/grafana', numbered], // USER 472
  ['haproxy', named(99)], // USER haproxy
  ['httpd', rooted(null)], // the parent process writes its pid file as root
  ['jenkins/jenkins', named(1000)], // USER jenkins
  ['keycloak/keycloak', numbered], // USER 1000
  ['mariadb', root(999)], // useradd --uid 999 mysql
  ['memcached', numbered], // USER 11211:11211
  ['mongo', root(999)], // useradd --uid=999 mongodb
  ['mysql', root(999)], // useradd --uid 999 mysql
  ['nginx', rooted('nginxinc/nginx-unprivileged')], // cache and pid folders belong to root
  ['nginxinc/nginx-unprivileged', numbered], // USER 101
  ['node', root(1000)], // user node; no USER
  ['pause', numbered], // USER 65535:65535
  ['postgres', root(999)], // useradd --uid=999 postgres
  ['prom/alertmanager', named(nobody)], // USER nobody
  ['prom/prometheus', named(nobody)], // USER nobody
  ['prometheus/alertmanager', named(nobody)],
  ['prometheus/prometheus', named(nobody)],
  ['redis', root(999)], // useradd -u 999 redis
  ['ubuntu', root(nobody)],
]);

/** Other numbers where the image is built on Alpine. */
const onAlpine: ReadonlyMap<string, ImageUser> = new Map([
  ['postgres', root(70)], // adduser -u 70 postgres
]);

/** Repositories whose images all start as a numbered user. */
const numberedFamilies: readonly string[] = ['bitnami/', 'bitnamilegacy/'];

/** What is known of an image's user; null where nothing is. */
export const userOf = (image: string): ImageUser | null => {
  const parts = imageOf(image);
  if (!parts) return null;
  const { repository, tag } = parts;
  if (numberedFamilies.some((family) => repository.startsWith(family))) return numbered;
  if (repository.startsWith('distroless/')) return tag?.includes('nonroot') ? numbered : root(65532);
  return (tag?.includes('alpine') ? onAlpine.get(repository) : undefined) ?? users.get(repository) ?? null;
};
