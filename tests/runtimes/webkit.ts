import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "../package/chromium.js";
import { BROWSER_PATIENCE_MILLISECONDS } from "../package/engine.js";

export const WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver";
const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** WebKitGTK's browser on a virtual display, driven by plain WebDriver requests; the environment switches JavaScriptCore. */
export async function openWebKit(environment: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn(WEBKIT_DRIVER, [`--port=${port}`], {
    env: { ...process.env, ...environment, DISPLAY: display.name },
    stdio: "ignore",
  });
  const stop = (): void => {
    driver.kill();
    display.server.kill();
  };
  try {
    const base = `http://127.0.0.1:${port}`;
    await until(driver, async () => (await fetch(`${base}/status`)).ok);
    const options = { binary: MINI_BROWSER, args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = (await command(`${base}/session`, { capabilities })) as { sessionId: string };
    const session = `${base}/session/${sessionId}`;
    const read = async (url: string): Promise<string> => {
      await command(`${session}/url`, { url });
      const script = "return document.body.textContent.trim()";
      let text = "";
      await until(driver, async () => {
        text = (await command(`${session}/execute/sync`, { script, args: [] })) as string;
        return text.startsWith("{");
      });
      return text;
    };
    const close = async (): Promise<void> => {
      try {
        await fetch(session, { method: "DELETE" });
      } finally {
        stop();
      }
    };
    return { read, close };
  } catch (error) {
    stop();
    throw error;
  }
}

async function command(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`WebDriver: ${JSON.stringify(value)}`);
  return value;
}

/** Xvfb chooses a display that is free and writes its number to descriptor 3. */
async function startDisplay(): Promise<{ readonly name: string; readonly server: ChildProcess }> {
  const parameters = ["-displayfd", "3", "-screen", "0", "800x600x24", "-nolisten", "tcp"];
  const server = spawn("Xvfb", parameters, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    server.once("error", reject);
    server.once("exit", () => reject(new Error("Xvfb ended before it had a display")));
  });
  return { name: `:${number}`, server };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Asks until the answer is yes; a refused connection is a no, and the end of the driver an Error. */
async function until(driver: ChildProcess, condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + BROWSER_PATIENCE_MILLISECONDS;
  let reason: unknown = "the answer stayed no";
  while (Date.now() < end && driver.exitCode === null && driver.signalCode === null) {
    try {
      if (await condition()) return;
    } catch (error) {
      reason = error;
    }
    await sleep(100);
  }
  const ending = driver.exitCode ?? driver.signalCode ?? `${BROWSER_PATIENCE_MILLISECONDS} ms`;
  throw new Error(`waited for the page in vain until ${ending}`, { cause: reason });
}
