/** A return slip as a QR code, for a scanner that types what it reads: on a terminal, and as a drawing (SVG) in a file. */
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import type { AgentIo } from "#cli/terminal.ts";

/** Draws it into the file that is named, and else where a person looks on. A slip holds capital letters, digits and dashes alone, which the code writes densely. */
export async function drawSlip(slip: string, file: string | undefined, io: AgentIo): Promise<void> {
  if (file === undefined && io.ask === null) return;
  const { encodeQR } = await import("qr");
  const options = { ecc: "medium", encoding: "alphanumeric", border: 4 } as const;
  if (file !== undefined)
    await writeFileAtomically(file, new TextEncoder().encode(encodeQR(slip, "svg", options)));
  else io.write(`${encodeQR(slip, "ascii", options)}\n`);
}
