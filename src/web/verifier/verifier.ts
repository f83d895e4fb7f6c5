/**
 * The verifier: one page without a server of its own, that says whether a room's public pages are what the room's log says. What it is given stands in the part of its address that
 * no browser sends (`#room=…&key=…&policy=…`), so that a bookmark holds the pins.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { languages } from "virtual:verifier-messages";
import type { Finding } from "#core/problem.ts";
import { metLanguage, referenceLanguage } from "#messages/choose-language.ts";
import { type Translate, translatorFor } from "#messages/message.ts";
import { parsedCatalogue } from "#messages/parsed-catalogue.ts";
import { judgePinnedPages, type PagePins, type PageVerdict } from "#publication/page/pinned-page.ts";

type VerifierTexts = Translate<"verifierPage" | "pageFinding" | "logFinding">;

let t = translatorOf(
  metLanguage(
    navigator.languages,
    languages.map(({ tag }) => tag),
  ) ?? referenceLanguage,
);
let shown: PageVerdict | null = null;

function translatorOf(tag: string): VerifierTexts {
  const catalogues = languages.map(({ features, ...about }) =>
    parsedCatalogue({ ...about, feature: (name) => features[name] }),
  );
  const reference = catalogues.find((one) => one.tag === referenceLanguage);
  const catalogue = catalogues.find((one) => one.tag === tag) ?? reference;
  if (catalogue === undefined) throw new Error("This page was built without its messages.");
  return translatorFor(catalogue, reference);
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`There is no ${id} in this page.`);
}

const result = element("result", HTMLElement);
const room = element("room", HTMLInputElement);
const keys = element("keys", HTMLTextAreaElement);
const policy = element("policy", HTMLTextAreaElement);
const button = element("check", HTMLButtonElement);

/** Says everything in the language that is chosen. */
function speak(): void {
  document.documentElement.lang = t.language;
  for (const one of document.querySelectorAll<HTMLElement>("[data-text]"))
    one.textContent = t.find(`verifierPage.${one.dataset["text"] ?? ""}`) ?? "";
  document.title = t("verifierPage.title");
  element("machine", HTMLElement).hidden = !t.machineMade;
  if (shown !== null) show(shown);
}

function offerLanguages(): void {
  const choice = element("language", HTMLSelectElement);
  for (const { tag, name } of languages) choice.add(new Option(name, tag, false, tag === t.language));
  choice.addEventListener("change", () => {
    t = translatorOf(choice.value);
    speak();
  });
}

function pinsInAddress(): void {
  const given = new URLSearchParams(location.hash.slice(1));
  const [path] = location.pathname.split("/verify");
  room.value = given.get("room") ?? (location.protocol === "file:" ? "" : `${location.origin}${path ?? ""}`);
  keys.value = given.getAll("key").join("\n");
  policy.value = given.get("policy") ?? "";
}

function pinsTyped(): PagePins | null {
  const address = room.value.trim().replace(/\/(?:check|report)?\/?$/, "");
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const keyids = keys.value.split(/\s+/).filter((id) => id !== "");
  return { room: address, keyids, policy: policy.value };
}

function keepInAddress({ room: address, keyids, policy: text }: PagePins): void {
  const kept = new URLSearchParams({ room: address });
  for (const keyid of keyids) kept.append("key", keyid);
  if (text.trim() !== "") kept.set("policy", text);
  history.replaceState(null, "", `#${kept}`);
}

async function compare(): Promise<void> {
  const pins = pinsTyped();
  shown = null;
  delete result.dataset["verdict"];
  result.replaceChildren(line("p", t(pins === null ? "verifierPage.addressWrong" : "verifierPage.checking")));
  if (pins === null) return;
  button.disabled = true;
  keepInAddress(pins);
  shown = await judgePinnedPages(pins, { fetch: globalThis.fetch.bind(globalThis), hash: sha256 });
  button.disabled = false;
  show(shown);
  result.focus();
}

function show({ verdict, findings, verified }: PageVerdict): void {
  result.dataset["verdict"] = verdict;
  const reasons = document.createElement("ul");
  reasons.append(...findings.slice(0, 50).map((finding) => line("li", findingText(finding))));
  const lines = verified === null ? [] : factsOf(verified);
  if (verdict === "unknown" && verified !== null) lines.unshift(t("verifierPage.noDifference"));
  result.replaceChildren(
    line("h2", t(`verifierPage.${verdict}`)),
    ...(findings.length === 0 ? [] : [reasons]),
    ...[...lines, t("verifierPage.bookmark")].map((text) => line("p", text)),
  );
}

function factsOf({
  bundle,
  files,
  index,
  size,
  origin,
  witnesses,
  signers,
}: NonNullable<PageVerdict["verified"]>) {
  const { version, drill } = bundle.manifest;
  const lines = [
    t("verifierPage.facts", { files, version: version.slice(0, 40), index, size, origin }),
    t("verifierPage.signed", { keys: signers.join(", ") }),
  ];
  if (witnesses.length > 0) lines.push(t("verifierPage.seen", { witnesses: witnesses.join(", ") }));
  return drill ? [t("verifierPage.drill"), ...lines] : lines;
}

function findingText({ at, code, message }: Finding): string {
  const values = { file: at.slice(0, 300), why: message.slice(0, 300) };
  const features = ["verifierPage", "pageFinding", "logFinding"] as const;
  for (const feature of features) {
    const text = t.find(`${feature}.${code}`, values);
    if (text !== undefined)
      return feature === "pageFinding" && code !== "page-missing" && code !== "page-file-other"
        ? `${at} ${text}`
        : text;
  }
  return message;
}

function line(tag: "h2" | "p" | "li", text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

pinsInAddress();
offerLanguages();
speak();
element("form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void compare();
});
if (location.hash.length > 1 && pinsTyped() !== null) void compare();
