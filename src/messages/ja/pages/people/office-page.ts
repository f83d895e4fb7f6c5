/** Offices and what they lead, by date, in Japanese. */
import type { officePage as reference } from "#messages/en/pages/people/office-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const officePage = {
  title: "担当機関",
  lead: "どの機関がいつからいつまで誰を担当するか。",
  list: "担当機関と所管",
  on: "基準日",
  onHint: "空欄なら状況室のある場所の今日。",
  office: "担当機関",
  kind: "種類",
  leads: "所管",
  nobody: "所管なし",
  all: "すべての機関",
  replace: "新しい版を読み込む",
  fileHint:
    "編制文書（bongsu.topology/1）または担当機関の表（所管ごとに1行のCSV、またはJSON）。使われているものは取り除けません。終わる担当機関は、終わった所管とともに残します。",
  changed: "変わる担当機関：{offices}。新しい語：{words}。",
  kindName: {
    chair: "議長",
    lead: "主管機関",
    ministry: "省庁",
    isac: "情報共有・分析センター（ISAC）",
    coordinator: "調整機関",
  },
  sinceOn: "{from} から",
  betweenDays: "{from} から {to} まで",
} as const satisfies SomeKeys<typeof reference>;
