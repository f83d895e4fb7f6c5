/** A unified diff by itself: a fix that is proposed. */
import { claim, type ReportFormat, reading } from "#core/submission/report-format.ts";

/** How a patch file begins: at once, or as a mail of git does. */
const beginning = /^(?:diff --git |--- \S|Index: |From [0-9a-f]{40} )/;

/** A patch file. */
export const diff: ReportFormat = {
  name: "diff",
  read: ({ text, name }) => {
    if (text === null || !beginning.test(text) || !/^@@ /m.test(text)) return null;
    const files = [...text.matchAll(/^\+\+\+ (?:b\/)?(\S{1,500})/gm)].slice(0, 20);
    const places = files.map((match) => ({ file: match[1] ?? "", line: null, function: null }));
    return reading([claim({ title: name, text: "", patch: text, places })]);
  },
};
