/** The three steps that every directive asks of an organisation, in both languages, with the commands that do them. */
import type { Text } from "#core/advisory.ts";

/** One step; `command` is what an agent's operator types. */
export type DirectiveStep = { readonly text: Required<Text>; readonly command: string };

/** The steps in their order: get it and say so, find out locally, answer once. `room` is the address of the room. */
export function stepsOf(directive: string, room: string): readonly DirectiveStep[] {
  const dir = "--dir ~/.bongsu";
  return [
    {
      text: {
        ko: "지시를 받아 확인하고, 수신을 확인합니다.",
        en: "Fetch and verify the directive, and acknowledge it.",
      },
      command: `bongsu sync --from ${room} ${dir} && bongsu acknowledge --directive ${directive} ${dir} --room ${room}`,
    },
    {
      text: {
        ko: "우리 시스템에서 직접 대조합니다. 자산 목록은 밖으로 나가지 않습니다. 해당되면 표시된 명령으로 조치합니다.",
        en: "Check your own systems locally; the inventory does not leave. Where affected, run the command that is shown.",
      },
      command: `bongsu check . ${dir}`,
    },
    {
      text: {
        ko: "보낼 내용(건수만)을 확인하고 한 번 회신합니다. 조치 후 다시 대조하면 회신이 갱신됩니다.",
        en: "See exactly what will be sent (counts only) and answer once. Checking again after the fix renews the answer.",
      },
      command: `bongsu attest --directive ${directive} ${dir} --room ${room}`,
    },
  ];
}
