/** What strings and numbers of a format must look like, as Go's decoders read them. All run in linear time. */

// resource.ParseQuantity: a signed number, then a binary, a decimal or an exponent suffix. A number without digits is 0 to it.
const quantity = /^[+-]?\d*\.?\d*(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const dateTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/;
const base64 = /^[A-Za-z\d+/\r\n]*={0,2}[\r\n]*$/;

const bigDecimal = /^[+-]?\d+$/;
const int64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

const isDateTime = (text: string): boolean => {
  const match = dateTime.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && day >= 1 && day <= (days[month - 1] ?? 0) && hour < 24 && minute < 60 && second < 60;
};

const isBase64 = (text: string): boolean => base64.test(text) && text.replaceAll(/[\r\n]/g, '').length % 4 === 0;

/** Whether a string is of the format; formats that are not ours to judge are. */
export const stringFits = (format: string, text: string): boolean => {
  switch (format) {
    case 'quantity':
      return text.trim() !== '' && quantity.test(text.trim());
    case 'byte':
      return isBase64(text);
    case 'date-time':
    case 'date-time-micro':
      return isDateTime(text);
    default:
      return true;
  }
};

/** Whether an integer is within its format; `text` is what stands in the file, as large numbers lose digits on the way. */
export const numberFits = (format: string, value: number, text: string): boolean => {
  if (format === 'int32' || format === 'int-or-string') return value >= -(2 ** 31) && value < 2 ** 31;
  if (format !== 'int64') return true;
  if (Math.abs(value) < 2 ** 63) return true;
  if (!bigDecimal.test(text) || text.length > 40) return false;
  const exact = BigInt(text);
  return exact >= int64.least && exact <= int64.most;
};
