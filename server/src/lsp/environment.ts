/** Initialization options, read once at the border: clients other than ours send none, or settings alone. */
import { bareEnvironment, type Environment } from '../protocol.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The environment in the options; what is missing is as in a bare client. */
export const parseEnvironment = (options: unknown): Environment => {
  if (!isFields(options)) return bareEnvironment;
  const beside = isFields(options['beside']) ? options['beside'] : {};
  return {
    trusted: options['trusted'] !== false,
    links: typeof options['links'] === 'string' ? options['links'] : null,
    assets: typeof options['assets'] === 'string' ? options['assets'] : null,
    warns: options['warns'] === true,
    showsMessages: options['showsMessages'] === true,
    beside: {
      validates: beside['validates'] === true,
      hovers: beside['hovers'] === true,
      completes: beside['completes'] === true,
    },
  };
};

/** Settings that a client gives at the start, as `settings` or under `foresee`. */
export const parseGiven = (options: unknown): unknown =>
  isFields(options) ? (options['settings'] ?? options['foresee'] ?? {}) : {};
