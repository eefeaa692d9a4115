import { load } from "lanewise";
import { loadSync } from "lanewise/sync";
import { exercise } from "./exercise.mjs";

/** Answers a request with the report; the path chooses the entry. */
async function answer(request) {
  const choose = new URL(request.url).pathname === "/sync" ? loadSync : load;
  return Response.json(await exercise(choose));
}

/** `workerd test` calls test(), which asks the worker's own request handler. */
async function test(_controller, environment) {
  for (const path of ["load", "sync"]) {
    const response = await environment.SELF.fetch(`http://worker/${path}`);
    console.log(await response.text());
  }
}

const worker = { fetch: answer, test };
export { worker as default };
