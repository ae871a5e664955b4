// Shows what is written to a file as it grows.
import fs from 'node:fs';

/**
 * A suite in the extension host reports through a file, as its console is full of VS Code's own words.
 * Answers with the function that stops, after it has shown the rest.
 */
export function followFile(file) {
  const seen = { bytes: 0 };
  const show = () => {
    const all = fs.readFileSync(file);
    if (all.length > seen.bytes) process.stdout.write(all.subarray(seen.bytes));
    seen.bytes = all.length;
  };
  const timer = setInterval(show, 100);
  return () => {
    clearInterval(timer);
    show();
  };
}
