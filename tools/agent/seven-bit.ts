/** Messages in ASCII, after UTF-7 (RFC 2152): runs of other letters as base64 of UTF-16, between `+` and `-`. Half as long as an escape for each letter. */

/** The text in seven bits. */
export function toSevenBits(text: string): string {
  return text.replace(/\+|[\u0080-\uffff]+/g, (run) => {
    if (run === "+") return "+-";
    const base64 = Buffer.from(run, "utf16le").swap16().toString("base64");
    return `+${base64.replace(/=+$/, "")}-`;
  });
}

/** The text again. */
export function fromSevenBits(text: string): string {
  return text.replace(/\+([^-]*)-/g, (_, base64: string) =>
    base64 === "" ? "+" : Buffer.from(base64, "base64").swap16().toString("utf16le"),
  );
}
