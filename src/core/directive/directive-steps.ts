/** The three steps that every directive asks of an organisation, with the commands that do them. */

/** One step; `command` is what an agent's operator types. */
type DirectiveStep = { readonly step: "sync" | "check" | "attest"; readonly command: string };

/** The steps in their order: get it and say so, find out locally, answer once. `room` is the address of the room. */
export function stepsOf(directive: string, room: string): readonly DirectiveStep[] {
  const dir = "--dir ~/.bongsu";
  const toRoom = `--directive ${directive} ${dir} --room ${room}`;
  return [
    { step: "sync", command: `bongsu sync --from ${room} ${dir} && bongsu acknowledge ${toRoom}` },
    { step: "check", command: `bongsu check . ${dir}` },
    { step: "attest", command: `bongsu attest ${toRoom}` },
  ];
}
