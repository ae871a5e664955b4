/** Credentials that show by their own form, whatever they are called. All patterns run in linear time. */

/** A credential in a text. */
export interface Token {
  /** What it opens, for messages. */
  readonly what: string;
  /** Offset and length in the text. */
  readonly at: number;
  readonly length: number;
}

const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['AWS', /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g],
  ['DigitalOcean', /\bdop_v1_[a-f\d]{64}\b/g],
  ['GitHub', /\bgh[oprsu]_[A-Za-z\d]{36}\b/g],
  ['GitHub', /\bgithub_pat_[A-Za-z\d]{22}_[A-Za-z\d]{59}\b/g],
  ['GitLab', /\bglpat-[\w-]{20,64}(?![\w-])/g],
  ['Google', /\bAIza[\w-]{35}(?![\w-])/g],
  ['npm', /\bnpm_[A-Za-z\d]{36}\b/g],
  ['SendGrid', /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g],
  ['Slack', /\bxox[abprs]-\d{10,13}-[\w-]{10,120}(?![\w-])/g],
  ['Stripe', /\b[rs]k_live_[A-Za-z\d]{24,99}\b/g],
  ['Vault', /\bhvs\.[\w-]{24,200}(?![\w-])/g],
];

/** A quick look that most texts do not pass. */
const hint = /AKIA|ASIA|dop_v1_|gh[oprsu]_|github_pat_|glpat-|AIza|npm_|SG\.|xox[abprs]-|k_live_|hvs\.|PRIVATE KEY-----/;

const privateKey = /-----BEGIN (?:[A-Z]+ ){0,2}PRIVATE KEY-----\s+[A-Za-z\d+/=]{40}/g;

/** Examples of manuals repeat a character or say what they are. */
const isExample = (text: string): boolean => /EXAMPLE/i.test(text) || new Set(text.slice(-16)).size < 7;

/** Whether a text may hold a token at all. */
export const mayHoldToken = (text: string): boolean => hint.test(text);

/** The credentials in a text, in order of place. */
export const tokensIn = (text: string): readonly Token[] => {
  if (!hint.test(text)) return [];
  const found: Token[] = [];
  for (const [what, pattern] of patterns)
    for (const match of text.matchAll(pattern))
      if (!isExample(match[0])) found.push({ what, at: match.index, length: match[0].length });
  for (const match of text.matchAll(privateKey)) found.push({ what: 'private key', at: match.index, length: match[0].length });
  return found.sort((a, b) => a.at - b.at);
};
