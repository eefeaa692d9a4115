const BEGIN = "<!-- written by tools/docs.ts -->";
const END = "<!-- end -->";

/** The document with another text between its marks. @throws Error when it has not exactly one pair of marks. */
export function replaceMarked(document: string, text: string): string {
  const parts = document.split(BEGIN);
  const [head, tail] = parts;
  const end = tail?.indexOf(END) ?? -1;
  if (parts.length !== 2 || head === undefined || tail === undefined || end < 0)
    throw new Error(`expected one "${BEGIN}" with a later "${END}"`);
  return `${head}${BEGIN}\n\n${text}\n\n${tail.slice(end)}`;
}

/** A Markdown table with its columns aligned, as prettier writes it. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = columns.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`;
  const [head, ...body] = cells.map(line);
  return [head, line(widths.map((width) => "-".repeat(width))), ...body].join("\n");
}

/** Three digits, and never fewer than all before the point. */
export function shortNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
