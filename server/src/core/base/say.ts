/** A sentence a person reads, in every language the product speaks. Leaving one out does not compile. */
export interface Say {
  readonly en: string;
  readonly ko: string;
}

/** A language of {@link Say}. */
export type Lang = keyof Say;

/** The sentence in one language. */
export const speak = (say: Say, lang: Lang): string => say[lang];

/** A string in the form messages quote it: in backticks, on one line, cut to 60 characters. */
export const quote = (text: string): string => {
  const line = text.replaceAll('`', "'").replaceAll(/\s+/g, ' ');
  const cut = line.length > 60 ? `${Array.from(line).slice(0, 59).join('')}…` : line;
  return `\`${cut}\``;
};

/** Several quoted strings joined for a sentence: `a`, `b`, `c`. */
export const quoteAll = (texts: readonly string[]): string => texts.map(quote).join(', ');
