/** Reports that are lines of text: what a line or a block of lines says, as rows for the tables. */

/** Rows by the name of the list that a table reads them from; null where the text is of none of these tools. */
export function textRows(text: string): Readonly<Record<string, unknown>> | null {
  if (text.includes("----------- SCAN SUMMARY -----------")) return { clamav: clamavRows(text) };
  if (/^Name: .*\nVersion: .*\n(?:Advisory|CVE|GHSA): /m.test(text))
    return { bundlerAudit: bundlerRows(text) };
  return yaraRows(text);
}

/** `path: Signature FOUND`. */
function clamavRows(text: string): readonly unknown[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.endsWith(" FOUND"))
    .map((line) => {
      const cut = line.lastIndexOf(": ");
      return { file: line.slice(0, Math.max(cut, 0)), signature: line.slice(cut + 2, -" FOUND".length) };
    });
}

/** Blocks of `Key: value`, parted by empty lines. */
function bundlerRows(text: string): readonly unknown[] {
  return text
    .split(/\r?\n\r?\n/)
    .filter((block) => block.startsWith("Name: "))
    .map((block) =>
      Object.fromEntries(
        block.split(/\r?\n/).flatMap((line) => {
          const cut = line.indexOf(": ");
          return cut < 0 ? [] : [[line.slice(0, cut), line.slice(cut + 2)]];
        }),
      ),
    );
}

const yaraLine = /^([A-Za-z_][A-Za-z0-9_]{0,127}) (?:\[[^\]]*\] )*(\/\S.*|[A-Za-z]:\\.+|\.{1,2}\/.+)$/;

/** `rule path`, on every line. */
function yaraRows(text: string): Readonly<Record<string, unknown>> | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !/^0x[0-9a-f]+:\$/.test(line));
  if (lines.length === 0 || lines.length > 100_000) return null;
  const rows = lines.map((line) => yaraLine.exec(line));
  if (rows.some((row) => row === null)) return null;
  return { yara: rows.map((row) => ({ rule: row?.[1] ?? "", file: row?.[2] ?? "" })) };
}
