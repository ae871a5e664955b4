/** How far a long run is, on standard error and only where a person looks at it. */
import type { Shell } from './shell.ts';
import { harmless } from './width.ts';

/** Milliseconds before anything is shown, and between two changes of it. */
const patience = 300;

export const newProgress = (total: number, { err, clock }: Shell) => {
  let done = 0;
  let last = clock();
  let shown = false;
  const clear = (): void => {
    if (shown) err.write('\r\u001b[K');
  };
  return {
    next: (name: string): void => {
      done++;
      if (!err.terminal || clock() - last < patience) return;
      last = clock();
      clear();
      const text = harmless(`${done}/${total} ${name}`);
      err.write(text.slice(0, Math.max(10, err.columns / 2)));
      shown = true;
    },
    end: clear,
  };
};
