import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { crc32, inflateSync } from "node:zlib";
import { facts, figure, paragraph, pictures, table } from "../../../examples/lifecycle/report/blocks.js";
import { renderPage } from "../../../examples/lifecycle/report/page.js";
import { confusionPlot, trainingPlot } from "../../../examples/lifecycle/report/plots.js";
import { rocPlot } from "../../../examples/lifecycle/report/rocPlot.js";
import { sparsityAccuracyPlot, sparsityTimePlot } from "../../../examples/lifecycle/report/sparsityPlots.js";
import { greyPng } from "../../../examples/lifecycle/report/png.js";
import { assertSelfContained } from "./selfContained.js";

const HOSTILE = `<script src="http://example.com/x.js">&"'</script>`;

describe("the report", () => {
  test("is one page that fetches nothing and runs nothing, whatever text is put in", () => {
    const png = greyPng(new Float32Array(4), 2, 2);
    const html = renderPage(HOSTILE, { [HOSTILE]: HOSTILE }, [
      {
        name: HOSTILE,
        title: HOSTILE,
        blocks: [
          paragraph(HOSTILE),
          facts({ [HOSTILE]: HOSTILE }),
          table([HOSTILE], [[HOSTILE]]),
          figure(trainingPlot([2, 1, 0.5], [0.5]), HOSTILE),
          figure(
            confusionPlot([
              [3, 0],
              [1, 2],
            ]),
            HOSTILE,
          ),
          pictures([{ png, caption: HOSTILE }]),
        ],
      },
    ]);
    assertSelfContained(html);
    assert.match(
      html,
      /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/,
    );
    assert.equal(html.match(/<svg/g)?.length, 2);
    assert.equal(html.match(/&#60;script/g)?.length, 15);
  });

  test("the check of it sees what it is there for", () => {
    for (const html of [
      `<script>1</script>`,
      `<img src="http://example.com/x.png">`,
      `<a href='//example.com'>`,
      `<style>@import "x.css"</style>`,
      `<p style="background: url(https://example.com/x)">`,
      `<p onclick="x()">`,
    ])
      assert.throws(() => assertSelfContained(html), assert.AssertionError, html);
  });
});

describe("the plots", () => {
  test("show every epoch's accuracy and both axes", () => {
    const svg = trainingPlot([2, 1, 0.5, 0.25], [0.5, 0.75]);
    for (const word of ["epoch", "loss", "accuracy, %", "training loss", "held-back accuracy"])
      assert.ok(svg.includes(word), word);
  });

  test("show accuracy and times over sparsity", () => {
    const times = { single: { dense: 0.03, pruned: 0.02 }, batched: { dense: 0.025, pruned: 0.015 } };
    const points = [0, 0.5, 0.9].map((sparsity) => ({ sparsity, accuracy: 0.98 - sparsity / 100, ...times }));
    const [accuracy, time] = [sparsityAccuracyPlot(points), sparsityTimePlot(points)];
    for (const word of ["zeros, %", "accuracy, %", "held-back accuracy"]) assert.ok(accuracy.includes(word), word);
    for (const word of [
      "zeros, %",
      "µs per image",
      "dense, one image",
      "pruned, one image",
      "dense, batch",
      "pruned, batch",
    ])
      assert.ok(time.includes(word), word);
    assert.notEqual(
      sparsityAccuracyPlot(points.map((point) => ({ ...point, accuracy: 0.9 - point.sparsity / 10 }))),
      accuracy,
    );
    assert.notEqual(sparsityTimePlot(points.map((point) => ({ ...point, single: point.batched }))), time);
  });

  test("show ROC curves by their names", () => {
    const bent = [
      [0, 0],
      [0.1, 0.8],
      [1, 1],
    ] as const;
    const svg = rocPlot([
      { name: "noise", points: bent },
      { name: "letters", points: [bent[0], bent[2]] },
    ]);
    for (const word of ["noise", "letters", "foreign images that pass, %", "digits that pass, %"])
      assert.ok(svg.includes(word), word);
    assert.notEqual(
      rocPlot([{ name: "noise", points: bent }]),
      rocPlot([{ name: "noise", points: [bent[0], bent[2]] }]),
    );
  });

  test("average long loss curves to no more points than a picture has room for", () => {
    const long = trainingPlot(new Array<number>(100_000).fill(0.5), [0.9]);
    assert.ok(long.length < 3 * trainingPlot(new Array<number>(400).fill(0.5), [0.9]).length);
  });

  test("write every count of a confusion matrix that is not 0", () => {
    const svg = confusionPlot([
      [71, 0, 62],
      [0, 53, 44],
      [35, 26, 17],
    ]);
    for (const count of [71, 62, 53, 44, 35, 26, 17]) assert.match(svg, new RegExp(`<text[^>]*>${count}</text>`));
    assert.doesNotMatch(svg, /<text[^>]*fill="#222"[^>]*>0<\/text>/);
  });
});

describe("a picture", () => {
  test("is a PNG whose pixels are the ink, inverted", () => {
    const ink = Float32Array.of(0, 1, 0.5, 0.2, 0.8, 0);
    const png = greyPng(ink, 3, 2);
    assert.deepEqual([...png.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
    const chunks = readChunks(png);
    assert.deepEqual(
      chunks.map(({ type }) => type),
      ["IHDR", "IDAT", "IEND"],
    );
    assert.deepEqual([...chunks[0]!.body], [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
    assert.deepEqual([...inflateSync(chunks[1]!.body)], [0, 255, 0, 128, 0, 204, 51, 255]);
  });
});

function readChunks(png: Buffer): { type: string; body: Buffer }[] {
  const chunks: { type: string; body: Buffer }[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 8, at + 8 + length);
    assert.equal(png.readUInt32BE(at + 8 + length), crc32(png.subarray(at + 4, at + 8 + length)));
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), body });
    at += length + 12;
  }
  return chunks;
}
