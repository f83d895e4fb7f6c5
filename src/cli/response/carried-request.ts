/**
 * What is asked of a room where no wire leads to it: the call as a file (`bongsu.request/1`), which somebody with a token of the organisation sends for it. Answers are sealed by the
 * organisation's key and need no token (`agent/response/write-response.ts`); what is asked here is good as far as the token of who sends it is.
 */
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import type { Endpoint, InputOf } from "#contract/endpoint.ts";
import { extensionAsk } from "#contract/dissemination/extension-ask.ts";
import { acknowledge } from "#contract/response/acknowledge.ts";
import { attest } from "#contract/response/attest.ts";
import { member, textMember } from "#core/input/json.ts";

/** How each act of an agent is carried, by the name of its endpoint: the command that writes the file. A test holds that none is left out. */
export const carriedBy: Readonly<Record<string, string>> = {
  [attest.name]: "attest --out FILE",
  [acknowledge.name]: "acknowledge --out FILE",
  [extensionAsk.name]: "extension ask DIRECTIVE --out FILE",
};

const form = "bongsu.request/1";
const requests: readonly Endpoint[] = [extensionAsk];

/** A request that was carried: what is called, and with what. The room judges the input. */
type CarriedRequest = { readonly endpoint: Endpoint; readonly input: Readonly<Record<string, unknown>> };

/** Writes a request into a file. */
export async function writeRequest<E extends Endpoint>(
  file: string,
  endpoint: E,
  input: InputOf<E>,
): Promise<void> {
  await writeJson(file, { type: form, endpoint: endpoint.name, input });
}

/** Reads one; `null` for what is none, or asks for what is not carried. */
export async function readRequest(path: string): Promise<CarriedRequest | null> {
  const json = await readJsonFile(path);
  const value = json.ok ? json.value : null;
  const endpoint = requests.find(({ name }) => name === textMember(value, "endpoint"));
  const input = member(value, "input");
  if (textMember(value, "type") !== form || endpoint === undefined) return null;
  if (typeof input !== "object" || input === null || Array.isArray(input)) return null;
  return { endpoint, input: input as Readonly<Record<string, unknown>> };
}
