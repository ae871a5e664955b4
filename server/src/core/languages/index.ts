/** All languages. Those that claim files by their place come before those that know documents by content. */
import { helmLanguages } from './helm/language.ts';
import { kubernetes } from './kubernetes/language.ts';
import type { Language } from './language.ts';

export const languages: readonly Language[] = [...helmLanguages, kubernetes];
