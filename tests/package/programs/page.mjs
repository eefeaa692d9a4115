import { load } from "lanewise";
import { loadSync } from "lanewise/sync";
import { exercise } from "./exercise.mjs";

/** Reports or an error as text, in the page, where any driver can read it. */
async function run() {
  try {
    return JSON.stringify({ load: await exercise(load), sync: await exercise(loadSync) });
  } catch (error) {
    return JSON.stringify({ error: String(error?.stack ?? error) });
  }
}

run().then((text) => {
  document.body.textContent = text;
  document.body.dataset.done = "";
});
