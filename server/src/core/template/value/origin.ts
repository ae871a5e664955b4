/** Where bytes and values come from. Knows files by name only. */

/** A stretch of one file; UTF-16 offsets, half open. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A key or scalar of a values file or of Chart.yaml: what it is called there and where it stands. */
export interface DataPlace {
  /** From the top of the values that the outermost chart sees. */
  readonly path: readonly string[];
  /** Absent for what was set by flags or by the engine itself. */
  readonly place: Place | undefined;
}

/** One call of `include`, `tpl`, `template` or `block` on the way to a byte; `up` is the call around it. */
export interface Frame {
  readonly place: Place;
  readonly name: string;
  readonly up: Frame | undefined;
}

export interface Origin {
  /** The template text that made it: literal text, or the action that printed it. Absent until something prints it. */
  readonly place: Place | undefined;
  readonly data: readonly DataPlace[];
  readonly via: Frame | undefined;
  /** True for what only a real cluster or a random source would know, and for the hole that a failing action leaves. */
  readonly unknown: boolean;
}

/**
 * A run of a text: from `at` to the next run (or the end) it came from `origin`. Where `from` is not negative the
 * characters are those of the home file beginning at that offset, one for one; otherwise the run as a whole was computed.
 */
export interface Run {
  readonly at: number;
  readonly origin: Origin;
  readonly from: number;
}

export const noOrigin: Origin = { place: undefined, data: [], via: undefined, unknown: false };
export const unknownOrigin: Origin = { ...noOrigin, unknown: true };

export const ofData = (data: DataPlace): Origin => ({ place: undefined, data: [data], via: undefined, unknown: false });
export const ofPlace = (place: Place, via: Frame | undefined): Origin => ({ place, data: [], via, unknown: false });

const most = 4;

/** One origin for what was computed from several: it names at most four of them. */
export const union = (origins: readonly Origin[]): Origin | undefined => {
  const first = origins[0];
  if (first === undefined) return undefined;
  const data: DataPlace[] = [];
  let unknown = false;
  let same = true;
  for (const origin of origins) {
    unknown ||= origin.unknown;
    same &&= origin === first;
    for (const one of origin.data) if (data.length < most && !data.includes(one)) data.push(one);
  }
  return same ? first : { place: undefined, data, via: undefined, unknown };
};
