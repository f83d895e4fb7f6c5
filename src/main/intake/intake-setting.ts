/** Who takes a room's reports in, and on which terms: from the document that the setting names, or, of a drill, one that says that it is none in earnest. */
import { readJsonFile } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type IntakeDocument, readIntakeDocument } from "#core/intake/intake-policy.ts";
import type { Intake } from "#edge/http/room.ts";
import { inEveryLanguage } from "#messages/translators.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { type Store, system } from "#store/sql.ts";

/** The intake of a room; `null` where it takes no reports. Refuses a document that cannot be read or names an office that is not there. */
export async function intakeOf(
  { intake: path }: Pick<RoomConfig, "intake">,
  store: Store,
  drill: boolean,
): Promise<Intake | null> {
  const { offices } = await store.read(system, roomTopology);
  const usual =
    offices.find(({ kind }) => kind === "coordinator") ?? offices.find(({ kind }) => kind === "lead");
  const document = path === null ? drillDocument(drill, usual?.id) : await documentIn(path);
  if (document === null) return null;
  const office = offices.find(({ id }) => id === document.office);
  if (office === undefined)
    throw new MessageRefusal("input-invalid", (t) =>
      t("serveCommand.intakeOffice", { path: path ?? "", office: document.office }),
    );
  return { ...document, officeName: office.name };
}

async function documentIn(path: string): Promise<IntakeDocument> {
  const json = await readJsonFile(path);
  const read = readIntakeDocument(json.ok ? json.value : null);
  if (read.ok) return read.value;
  const [{ at, message } = { at: "", message: "" }] = read.findings;
  throw new MessageRefusal("input-invalid", (t) => t("serveCommand.intakeWrong", { path, at, why: message }));
}

function drillDocument(drill: boolean, office: string | undefined): IntakeDocument | null {
  if (!drill || office === undefined) return null;
  return {
    version: "drill-1",
    office,
    policy: inEveryLanguage((t) => t("intakeTerms.policy")),
    safeHarbour: inEveryLanguage((t) => t("intakeTerms.safeHarbour")),
    scope: inEveryLanguage((t) => t("intakeTerms.scope")),
  };
}
