// What VS Code calls in its extension host: runs the suites beside this file with mocha.
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Runs every suite of the folder and throws when one fails. */
export async function run(): Promise<void> {
  const report = process.env['TEST_REPORT_FILE'];
  if (report) Mocha.reporters.Base.consoleLog = (...words: unknown[]) => fs.appendFileSync(report, `${format(...words)}\n`);
  const grep = process.env['E2E_GREP'];
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, reporter: 'spec', ...(grep ? { grep } : {}) });
  for (const file of fs.readdirSync(__dirname).sort()) if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      // The proof that the suite came to its end; without it nobody believes a pass.
      if (report) fs.writeFileSync(`${report}.done`, JSON.stringify(runner.stats));
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}
