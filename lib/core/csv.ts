/** A value of a line. */
export type CsvValue = string | number | null;

/** What a spreadsheet takes for a formula, or for the end of a cell: said by others, such as a receiver's answer. */
const FORMULA = /^[=+\-@\t\r\n]/;
/** The same behind what ends a cell where people write decimals with a comma. */
const FORMULA_INSIDE = /([;\t]\s*)(?=[=+\-@])/g;
const QUOTED = /[",\r\n]/;

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // An apostrophe in front makes it text (OWASP, CSV injection).
  const inside = value.replace(FORMULA_INSIDE, "$1'");
  const text = FORMULA.test(inside.trimStart()) || FORMULA.test(inside) ? `'${inside}` : inside;
  return QUOTED.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a CSV file (RFC 4180) that no spreadsheet takes for a formula, with its line end. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}
