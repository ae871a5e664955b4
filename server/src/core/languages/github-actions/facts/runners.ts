/** Labels of GitHub's own runners, the newest first. As of November 2026; `-latest` moves, the others do not. */
export const runnerLabels = [
  'ubuntu-latest',
  'ubuntu-24.04',
  'ubuntu-22.04',
  'ubuntu-24.04-arm',
  'ubuntu-22.04-arm',
  'windows-latest',
  'windows-2025',
  'windows-2022',
  'windows-11-arm',
  'macos-latest',
  'macos-26',
  'macos-15',
  'macos-15-intel',
  'macos-14',
  'self-hosted',
] as const;

/** Labels that GitHub's own runners no longer have: a job waits for them until it times out. */
export const retiredLabels: ReadonlySet<string> = new Set([
  'ubuntu-16.04',
  'ubuntu-18.04',
  'ubuntu-20.04',
  'windows-2016',
  'windows-2019',
  'macos-10.15',
  'macos-11',
  'macos-11.0',
  'macos-12',
  'macos-12-large',
  'macos-12-xl',
  'macos-13',
  'macos-13-large',
  'macos-13-xlarge',
]);
