/** The page of `--engine chromium`: the same cases and peers as in Node, driven from there. @module */
import "./globals.js";
import Benchmark from "benchmark";
import { runSession, type SessionOptions } from "../../session.js";
import { startPeers } from "../peers.js";
import type { Row } from "../../harness/case.js";

/** What the driver puts into the page, and what it calls. */
interface Bridge {
  benchRows(rows: readonly Row[]): Promise<void>;
  benchNote(note: string, failure: boolean): Promise<void>;
  runBench?(options: SessionOptions): Promise<string>;
}

// the scripts that benchmark.js compiles look for it by name
Object.assign(globalThis, { Benchmark });

const bridge = globalThis as unknown as Bridge;

bridge.runBench = (options) =>
  runSession(options, startPeers, {
    onRows: (rows) => void bridge.benchRows(rows),
    onNote: (note, failure) => void bridge.benchNote(note, failure),
  });
