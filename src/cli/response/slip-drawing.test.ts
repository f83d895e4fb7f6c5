/** A slip that was drawn is what a reader of QR codes reads. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import decodeQR from "qr/decode.js";
import type { AgentIo } from "#cli/terminal.ts";
import { drawSlip } from "./slip-drawing.ts";

const slip = "DRLL-2345-6789-ABCD-EFGH-JKLM-NPQR-STVW-XYZ2-3456-789A-BCDE";

/** The dark squares of the drawing, as an image of four points a square. */
function imageOf(svg: string): { width: number; height: number; data: Uint8Array } {
  const [, side = "0"] = /viewBox="0 0 (\d+) \d+"/.exec(svg) ?? [];
  const [size, scale] = [Number(side), 4];
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  const dark = (x: number, y: number): void => {
    for (let at = 0; at < scale * scale; at++) {
      const [px, py] = [x * scale + (at % scale), y * scale + Math.floor(at / scale)];
      data.set([0, 0, 0, 255], (py * width + px) * 4);
    }
  };
  let [x, y] = [0, 0];
  for (const [, command, numbers = ""] of svg.matchAll(/([MmHhVv])(-?[\d.]+(?:[ ,]-?[\d.]+)?)|[Zz]/g)) {
    const [first = 0, second = 0] = numbers.split(/[ ,]/).map(Number);
    if (command === "M") [x, y] = [first, second];
    if (command === "m") [x, y] = [x + first, y + second];
    if (command === "M" || command === "m") dark(x, y);
  }
  return { width, height: width, data };
}

describe("a drawn slip", () => {
  it("is read back by a reader of codes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bongsu-slip-"));
    try {
      const file = join(folder, "slip.svg");
      await drawSlip(slip, file, {} as AgentIo);
      assert.equal(decodeQR(imageOf(readFileSync(file, "utf8"))), slip);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
