/** Inputs of well-known actions that are run as code. */

export interface CodeInput {
  /** The input, as the action writes it. */
  readonly input: string;
  readonly language: 'shell' | 'javascript' | 'other';
}

/** By `owner/repository` in lower case. */
export const codeInputs: ReadonlyMap<string, CodeInput> = new Map([
  ['actions/github-script', { input: 'script', language: 'javascript' }],
  ['amadevus/pwsh-script', { input: 'script', language: 'other' }],
  ['appleboy/ssh-action', { input: 'script', language: 'other' }],
  ['azure/cli', { input: 'inlineScript', language: 'other' }],
  ['azure/powershell', { input: 'inlineScript', language: 'other' }],
  ['jannekem/run-python-script-action', { input: 'script', language: 'other' }],
  ['mikefarah/yq', { input: 'cmd', language: 'other' }],
  ['nick-fields/retry', { input: 'command', language: 'other' }],
]);
