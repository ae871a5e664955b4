/** All languages. Those that claim files by their place come before those that know documents by content. */
import { foreseeConfig } from './foresee-config/language.ts';
import { githubActions } from './github-actions/language.ts';
import { helmLanguages } from './helm/language.ts';
import { kubernetes } from './kubernetes/language.ts';
import type { Language } from './language.ts';

export const languages: readonly Language[] = [foreseeConfig, ...helmLanguages, ...githubActions, kubernetes];
