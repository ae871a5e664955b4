/** Text that another program replaces before anybody reads the file: its value is unknown. */

const starts = /\{\{|\$\{|\$\(|<%|\[\[|ENC\[|\$[A-Z]|<[A-Z]|%[A-Z]|__[A-Z]|@[A-Z@]/;
const whole =
  /\{\{|\$\{|<%|ENC\[[A-Z\d_]+,|^\$\([A-Za-z_][\w.]*\)$|^\$[A-Z_][A-Z\d_]*$|(?:^|[^\w])\$[A-Z][A-Z\d_]{2,}(?![\w])|<[A-Z][A-Z\d_ -]*>|^%[A-Z][A-Z\d_]*%$|^__[A-Z\d_]+__$|^@@?[A-Z\d_]+@@?$|^\[\[.*\]\]$/;

/**
 * Whether a scalar holds a placeholder: `{{…}}`, `${…}`, `$VAR` in capitals, `<UPPER_CASE>`, `ENC[…]` of SOPS and their like.
 * Kubernetes' own `$(VAR)` in arguments and variables is a value and no placeholder, except where it is the whole scalar.
 */
export const hasPlaceholder = (text: string): boolean => starts.test(text) && whole.test(text);
