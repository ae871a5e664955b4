/** How wide text stands in a terminal, where Hangul, ideographs and emoji take two columns. */

/** Ranges of code points that terminals show two columns wide. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

const ofChar = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  if (code === 0x200d || (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  return code >= 0x1100 && wide.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
};

/** Columns of a text on one line. */
export const widthOf = (text: string): number => {
  let sum = 0;
  for (const char of text) sum += ofChar(char);
  return sum;
};

/** The text with blanks behind it up to a width. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Lines of at most `width` columns, broken at blanks; a longer word has a line of its own. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

/** Text without what a terminal would take for a command: control characters show as a mark. Tabs become blanks. */
export const harmless = (text: string): string =>
  text.replaceAll('\t', '  ').replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
