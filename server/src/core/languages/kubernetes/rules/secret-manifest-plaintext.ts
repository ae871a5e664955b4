import { quote, quoteAll } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { fromBase64 } from '../../../concepts/base64.ts';
import { isStandIn } from '../../../concepts/pod/secret-words.ts';
import { type Resource, resources } from '../model.ts';

/** Keys of certificates, which everybody may see, and of what tells where and who but opens nothing. */
const open: ReadonlySet<string> = new Set([
  'ca-bundle.crt',
  'ca.crt',
  'database',
  'host',
  'hostname',
  'name',
  'namespace',
  'port',
  'project',
  'server',
  'service-ca.crt',
  'tls.crt',
  'type',
  'url',
  'user',
  'username',
]);

/** What examples write for a secret. */
const samples =
  /^(?:admin|demo|example|foo|bar|guest|m?pass|my-?password|m?password|pwd|root|secret|supersecret|test|test-?password|m?user|m?username)$/i;

/** A file of settings is a secret only for the lines in it that are. */
const isFile = (key: string, value: string): boolean =>
  /\.(?:ya?ml|json|toml|conf|cfg|ini|properties|xml|env)$/i.test(key) || value.trim().includes('\n');
const holdsSecret =
  /(?:passw(?:or)?d|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|"auth")["']?[ \t]*[=:][ \t]*["']?[^\s"'{$<]{3}|PRIVATE KEY-----/i;

interface Plain extends Hit {
  readonly name: string;
  readonly keys: readonly string[];
}

export const secretManifestPlaintext = rule<Resource, Plain>({
  id: 'secret-manifest-plaintext',
  layer: 'cluster',
  tags: ['secret'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: resources,
  *check({ root, group, kind, name, subject }) {
    if (group !== '' || kind !== 'Secret' || !root.at('sops').absent || root.at('type').is('kubernetes.io/service-account-token'))
      return;
    const readable = [
      ...root
        .at('data')
        .entries()
        .map((entry) => ({ entry, value: entry.string === undefined ? null : fromBase64(entry.string) })),
      ...root
        .at('stringData')
        .entries()
        .map((entry) => ({ entry, value: entry.text ?? null })),
    ].filter(
      ({ entry, value }) =>
        value !== null &&
        value.trim() !== '' &&
        !isStandIn(value) &&
        !samples.test(value.trim()) &&
        (!isFile(String(entry.step), value) || holdsSecret.test(value)) &&
        !open.has(String(entry.step)),
    );
    const first = readable[0];
    if (!first) return;
    const keys = readable.map(({ entry }) => String(entry.step));
    yield { at: first.entry.parent?.keySpan ?? first.entry, name: name ?? '', keys, subject };
  },
  say: {
    en: ({ name, keys }) =>
      `Secret ${quote(name)} holds ${quoteAll(keys.slice(0, 4))}${keys.length > 4 ? ' and more' : ''} in the open: base64 hides nothing from whoever reads this file.`,
    ko: ({ name, keys }) =>
      `시크릿 ${quote(name)}에 ${quoteAll(keys.slice(0, 4))}${keys.length > 4 ? ' 등' : ''} 값이 드러나 있습니다. base64는 이 파일을 읽는 누구에게도 값을 숨기지 못합니다.`,
  },
});
