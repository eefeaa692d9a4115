const { load } = require("lanewise");
const { loadSync } = require("lanewise/sync");
const { exercise } = require("./exercise.mjs");

async function main() {
  const reports = [await exercise(load), await exercise(loadSync)];
  if (reports[0].digest !== reports[1].digest) throw new Error("load and loadSync differ");
  console.log(JSON.stringify(reports[0]));
}
main();
