/** Text in base64, as Secrets hold it. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The decoded text, bytes above 127 as they come; null where the text is no base64. */
export const fromBase64 = (text: string): string | null => {
  const plain = text.replaceAll(/\s/g, '');
  if (plain.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(plain)) return null;
  const bytes: string[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of plain.replace(/=+$/, '')) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(String.fromCharCode((held >> bits) & 0xff));
  }
  return bytes.join('');
};
