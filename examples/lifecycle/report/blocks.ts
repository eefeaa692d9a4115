/** Pieces of the report as HTML. Text is escaped here, so that callers pass plain text. */

export interface Picture {
  readonly png: Buffer;
  readonly caption: string;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

export function facts(entries: Readonly<Record<string, string>>): string {
  const rows = Object.entries(entries).map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`,
  );
  return `<dl>${rows.join("")}</dl>`;
}

/** Numbers to the right, words to the left: by each cell's first character. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function cell(text: string): string {
  return /^-?\d/.test(text) ? `<td class="number">${escapeHtml(text)}</td>` : `<td>${escapeHtml(text)}</td>`;
}

/** @param svg - markup from plots.ts, taken as it is */
export function figure(svg: string, caption: string): string {
  return `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

export function pictures(list: readonly Picture[]): string {
  const items = list.map(({ png, caption }) => {
    const source = `data:image/png;base64,${png.toString("base64")}`;
    return `<figure><img src="${source}" alt="${escapeHtml(caption)}"><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
  });
  return `<div class="pictures">${items.join("")}</div>`;
}
