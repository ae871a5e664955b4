/** A place in a pattern that moves forward, and the first fault met on the way. */

/** `go`: Go's regexp. `ecma`: the patterns of JSON schemas, where a few classes differ. */
export type Dialect = 'go' | 'ecma';

/** `syntax`: no pattern. `unsupported`: needs to look around or back, which no linear matcher can. `too-large`: over a limit. */
export interface PatternFault {
  readonly error: 'syntax' | 'unsupported' | 'too-large';
  /** UTF-16 offset in the pattern. */
  readonly at: number;
}

/** What `(?ims-U)` switches. */
export interface Flags {
  readonly fold: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
  readonly lazy: boolean;
}

/** Starts at the beginning of a pattern and ends at its end or at the first fault; `null` answers stand for "there is a fault". */
export class Cursor {
  at = 0;
  fault: PatternFault | null = null;
  readonly source: string;
  readonly dialect: Dialect;

  constructor(source: string, dialect: Dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }
  /** The next characters, for patterns of our own that look a little ahead. */
  rest(length: number): string {
    return this.source.slice(this.at, this.at + length);
  }
  eat(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
  /** The next character, whole. */
  take(): number {
    const code = this.source.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }
  fail(error: PatternFault['error'], at = this.at): null {
    this.fault ??= { error, at };
    return null;
  }
}
