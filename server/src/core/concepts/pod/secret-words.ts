/** Whether a variable holds a secret, by its name and the look of its value. */

const words =
  /(?:^|[_\-.])(?:passwd|password|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|bearer|secret[_-]?key|auth[_-]?key|encryption[_-]?key)$/i;
const compact = /(?:password|passwd|secret|apikey|accesstoken|authtoken|secretkey|privatekey)$/i;

/** The same words before others, as in `SECRET_KEY_BASE`: then the value has to look like a secret too. */
const leading = /(?:^|[_\-.])(?:passwd|password|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)[_\-.]/i;
const looksRandom = (value: string): boolean =>
  /^[^\s/:.,_-]{12,}$/.test(value) || (/^\S{16,}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value));

/** Names that speak of a secret without holding it. */
const aside =
  /(?:_|-|\.)(?:file|path|dir|name|ref|url|uri|host|ttl|expiry|expires|expiration|length|type|mode|enabled|issuer|audience|algorithm|header|prefix|key_id|id|manager|provider|backend|engine|store|storage|policy|hasher|hash|bucket|format|strategy|class|kind|method|source|mount|namespace|server|endpoint|address|user|username|email|role|scope|scopes|version|region|rotation|lifetime|validity|min|max|count|size|limit|timeout|interval|rate|enable|required|label|field|env|var|template|pattern|regex|encoding|service|group|secretname)$|public/i;

/** Stand-ins that their author meant to be replaced, and values that are no secret. */
const standIns =
  /^(?:change.?(?:me|it|this).*|replace.?me.*|todo|tbd|none|null|nil|n\/a|dummy|example.*|placeholder.*|your.*|x{3,}|\*{3,}|\.{3,}|<.*>|\[.*\]|true|false|yes|no|on|off|enabled|disabled|default|empty|redacted|insert.*|enter.*|<?none>?)$/i;

const isPath = (value: string): boolean => /^(?:\.{0,2}\/|[A-Za-z]:\\)/.test(value);
const isExpansion = (value: string): boolean => /\$[({A-Za-z_]/.test(value) || value.includes('{{');
const isUrlWithoutUser = (value: string): boolean => /^[a-z][\w+.-]*:\/\/[^\s@]*$/i.test(value);

/** `user:password@` in a connection string. */
const credentials = /^[a-z][\w+.-]*:\/\/[^\s/:@]*:([^\s/@$<{]+)@/i;

/** Whether an address holds a user's password that is no stand-in. */
export const holdsUser = (value: string): boolean => {
  const password = credentials.exec(value)?.[1];
  return password !== undefined && !/^(?:password|pass|changeme|secret)$/i.test(password) && !standIns.test(password);
};

/** Whether a value was put there to be replaced, or says that there is none. */
export const isStandIn = (value: string): boolean => isExpansion(value) || standIns.test(value.trim());

/** Whether a literal may be a secret by its look: no stand-in, path, number, switch or reference. */
export const isPlainSecret = (value: string): boolean => {
  const text = value.trim();
  if (text.length < 3 || isStandIn(text) || /^[A-Z]+(?:_[A-Z]+)+$/.test(text)) return false;
  return !isPath(text) && !isUrlWithoutUser(text) && !/^[\d.]+[a-z]{0,2}$/i.test(text);
};

/** Whether the literal of a variable is a secret. */
export const looksSecret = (name: string, value: string): boolean => {
  const text = value.trim();
  if (/-{3,5}BEGIN (?:[A-Z]+ )*PRIVATE KEY-{3,5}/.test(text)) return true;
  if (!isPlainSecret(text)) return false;
  if (credentials.test(text)) return holdsUser(text) || words.test(name);
  if (aside.test(name) || text.toUpperCase() === name.toUpperCase()) return false;
  return words.test(name) || compact.test(name) || (leading.test(name) && looksRandom(text));
};
