/** What a visitor does on the page `/check`, and what stands there then. No test stands here. */
import type { Page } from "playwright-core";
import { libnariNames } from "#stages/registry/world/products.ts";

/** Names of which nobody but the tab should hear. */
export const secret = "bongsu-drill-ledger-of-secrets";
export const other = "bongsu-drill-second-secret";

/** A file that is given to the page. */
export type CheckFile = { readonly name: string; readonly text: string };

/** An npm lock with libnari at a version, and a package that nobody else should hear of. */
export function lock(libnari: string, hidden = secret): CheckFile {
  const packages = {
    "": { name: "drill-shop", version: "1.0.0" },
    [`node_modules/${libnariNames.npm}`]: { version: libnari },
    [`node_modules/${hidden}`]: { version: "4.5.6" },
  };
  return {
    name: "package-lock.json",
    text: JSON.stringify({ name: "drill-shop", lockfileVersion: 3, packages }),
  };
}

/** Gives a file by the chooser. */
export async function choose(page: Page, file: CheckFile): Promise<void> {
  const { name, text } = file;
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
}

/** Drops a file as a hand would; `size` makes one of so many zero bytes. */
export async function drop(page: Page, file: CheckFile & { readonly size?: number }): Promise<void> {
  await page.evaluate(({ name, text, size }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([size === undefined ? text : new Uint8Array(size)], name));
    const target = document.querySelector(".drop-zone");
    for (const type of ["dragenter", "dragover", "drop"])
      target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, file);
}

/** The table as rows of column texts, without the buttons. */
export async function rowsOf(page: Page): Promise<readonly (readonly string[])[]> {
  await page.locator(".check-table").waitFor();
  return await page
    .locator(".check-table tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map(
          (cell) => (cell.querySelector("pre") ?? cell.firstElementChild ?? cell).textContent ?? "",
        ),
      ),
    );
}

/** The four figures of the answer. */
export async function figuresOf(page: Page): Promise<readonly string[]> {
  return await page.locator(".figures").first().locator("dd").allTextContents();
}

/** Waits until the page has fetched, a second after it stands, the messages of the pages that may come next. */
export async function fetchedAll(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("/assets/rest-")),
  );
  await page.waitForLoadState("networkidle");
}
