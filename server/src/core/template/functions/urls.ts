import { toBytes } from '../value/bytes.ts';
import { dict, kindOf, str } from '../value/value.ts';
import { chars, def, map, refuse, table } from './define.ts';

interface Url {
  readonly scheme: string;
  readonly opaque: string;
  readonly user: string | undefined;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const escapeAll = (text: string, keep: RegExp): string => {
  let out = '';
  for (const byte of toBytes(text)) {
    const c = String.fromCharCode(byte);
    out += byte < 0x80 && keep.test(c) ? c : percent(byte);
  }
  return out;
};
const unescapeAll = (text: string): string =>
  text.replace(/(%[0-9a-fA-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });

/** Go's `url.Parse`, as far as its parts go. */
const parse = (text: string): Url => {
  const wrong = (words: string): never => refuse(`unable to parse url: parse ${JSON.stringify(text)}: ${words}`);
  if (/[\x00-\x1f\x7f]/.test(text)) return wrong('net/url: invalid control character in URL');
  const hash = text.indexOf('#');
  const fragment = hash < 0 ? '' : unescapeAll(text.slice(hash + 1));
  let rest = hash < 0 ? text : text.slice(0, hash);
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(rest.split('?')[0] ?? '');
  if (bad !== null) return wrong(`invalid URL escape ${JSON.stringify(bad[0])}`);
  if (rest.startsWith(':')) return wrong('missing protocol scheme');
  const m = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(rest);
  const scheme = (m?.[1] ?? '').toLowerCase();
  rest = rest.slice(m?.[0].length ?? 0);
  const mark = rest.indexOf('?');
  const query = mark < 0 ? '' : rest.slice(mark + 1);
  if (mark >= 0) rest = rest.slice(0, mark);
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, opaque: rest, user: undefined, host: '', path: '', query, fragment };
    const colon = rest.split('/')[0] ?? '';
    if (colon.includes(':')) return wrong('first path segment in URL cannot contain colon');
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///')))
    return { scheme, opaque: '', user: undefined, host: '', path: unescapeAll(rest), query, fragment };
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  if (/[ "<>\\^`{|}]/.test(host))
    return wrong(`invalid character ${JSON.stringify(/[ "<>\\^`{|}]/.exec(host)?.[0])} in host name`);
  const port = /^(?:\[[^\]]*\]|[^:]*)(:.*)?$/.exec(host)?.[1];
  if (port !== undefined && !/^:[0-9]*$/.test(port)) return wrong(`invalid port ${JSON.stringify(port)} after host`);
  return {
    scheme,
    opaque: '',
    user: at < 0 ? undefined : authority.slice(0, at),
    host: unescapeAll(host),
    path: slash < 0 ? '' : unescapeAll(rest.slice(slash)),
    query,
    fragment,
  };
};

const hostname = (host: string): string => {
  const m = /^\[([^\]]*)\]/.exec(host);
  return m === null ? host.replace(/:[0-9]*$/, '') : (m[1] ?? '');
};

const userText = (user: string): string => {
  const [name = '', ...password] = user.split(':');
  const keep = /[A-Za-z0-9\-_.~$&+,;=]/;
  const again = (part: string): string => escapeAll(unescapeAll(part), keep);
  return user.includes(':') ? `${again(name)}:${again(password.join(':'))}` : again(name);
};

const show = (u: Url): string => {
  let out = u.scheme === '' ? '' : `${u.scheme}:`;
  if (u.opaque !== '') out += u.opaque;
  else {
    if (u.scheme !== '' || u.host !== '' || u.user !== undefined) {
      if (u.host !== '' || u.path !== '' || u.user !== undefined) {
        if (u.host !== '' || u.user !== undefined || u.path.startsWith('//')) out += '//';
      }
      if (u.user !== undefined) out += `${userText(u.user)}@`;
      out += escapeAll(u.host, /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/);
    }
    const path = escapeAll(u.path, /[A-Za-z0-9\-_.~$&+,/:;=@!'()*]/);
    if (path !== '' && !path.startsWith('/') && u.host !== '') out += '/';
    if (out === '' && (path.split('/')[0] ?? '').includes(':')) out += './';
    out += path;
  }
  if (u.query !== '') out += `?${u.query}`;
  if (u.fragment !== '') out += `#${escapeAll(u.fragment, /[A-Za-z0-9\-_.~$&+,/:;=?@!'()*]/)}`;
  return out;
};

export const urlFunctions = table({
  urlParse: def('string', (a) => {
    const u = parse(chars(a, 0));
    const parts: [string, string][] = [
      ['scheme', u.scheme],
      ['host', u.host],
      ['hostname', hostname(u.host)],
      ['path', u.path],
      ['query', u.query],
      ['opaque', u.opaque],
      ['fragment', u.fragment],
      ['userinfo', u.user === undefined ? '' : userText(u.user)],
    ];
    return dict(parts.map(([key, value]) => [key, str(value)]));
  }),
  urlJoin: def('map', (a) => {
    const part = (key: string): string => {
      const value = map(a, 0).map.get(key);
      if (value === undefined) return '';
      return value.t === 'string'
        ? value.v
        : refuse(`unable to parse ${key} key, must be of type string, but ${kindOf(value)} found`);
    };
    const user = part('userinfo');
    return str(
      show({
        scheme: part('scheme'),
        host: part('host'),
        path: part('path'),
        query: part('query'),
        opaque: part('opaque'),
        fragment: part('fragment'),
        user: user === '' ? undefined : user,
      }),
    );
  }),
});
