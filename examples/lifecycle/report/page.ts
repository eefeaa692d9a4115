import { escapeHtml, facts } from "./blocks.js";

export interface Section {
  readonly name: string;
  readonly title: string;
  /** HTML */
  readonly blocks: readonly string[];
}

/** The browser itself keeps the page self-contained: nothing is fetched, no script runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.8rem; margin-bottom: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; border-bottom: 1px solid #ddd; }
p.lead { color: #555; margin-top: 0.25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; font-size: 0.9rem; }
dt { color: #666; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-size: 0.9rem; margin: 1rem 0; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid #e4e4e4; text-align: left; }
th { font-weight: 600; border-bottom-color: #999; vertical-align: bottom; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; }
figure svg { width: 100%; height: auto; }
figcaption { font-size: 0.85rem; color: #555; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: 0.75rem; }
.pictures figure { margin: 0; }
.pictures img { width: 100%; image-rendering: pixelated; border: 1px solid #ddd; }
`;

/** A self-contained HTML page: no script, no request. */
export function renderPage(
  title: string,
  environment: Readonly<Record<string, string>>,
  sections: readonly Section[],
): string {
  const body = sections.map(
    ({ name, title: heading, blocks }) =>
      `<section id="${escapeHtml(name)}">\n<h2>${escapeHtml(heading)}</h2>\n${blocks.join("\n")}\n</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p class="lead">Trained, checked, pruned, saved and run in WebAssembly by lanewise. Every figure on this page was measured in the run that wrote it.</p>
${facts(environment)}
${body.join("\n")}
</body>
</html>
`;
}
