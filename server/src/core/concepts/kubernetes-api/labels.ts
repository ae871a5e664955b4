/** Keys and values of labels, as the API server takes them. */

const name = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const domain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Whether the text may be the value of a label; nothing may. */
export const isLabelValue = (text: string): boolean => text === '' || (text.length <= 63 && name.test(text));

/** Whether the text may be the key of a label: a name, with a domain and `/` before it or not. */
export const isLabelKey = (text: string): boolean => {
  const slash = text.indexOf('/');
  const own = text.slice(slash + 1);
  if (slash >= 0 && !(slash > 0 && slash <= 253 && domain.test(text.slice(0, slash)))) return false;
  return own.length <= 63 && name.test(own);
};
