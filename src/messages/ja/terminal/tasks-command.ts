/** What `bongsu tasks` says, in Japanese. */
import type { tasksCommand as reference } from "#messages/en/terminal/tasks-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const tasksCommand = {
  usage:
    "bongsu tasks --dir フォルダー [--format table|json|ics] [--all] [--history] [--directive 指示番号] [--facts ファイル] [--lang {languages}]",
  what: "施行中の措置指示が自機関に求める作業を緊急度の順に示します。何を、どの一覧のどの構成要素に、いつまで（韓国時間、残り時間）、なぜ行うべきかと、実行するコマンドです。sync と check でフォルダーに置いたものだけを使うため、オフラインで動き、何も送りません。",
  option: {
    format: "--format 形式  table（既定）、json、ics（期限の一日前に知らせるカレンダー）",
    all: "--all  すべての構成要素と完了した作業も表示",
    history: "--history  期限が変わった経緯と理由",
    facts:
      '--facts ファイル  "bongsu facts" で置いたものの代わりに今回だけ使う事実（bongsu check --help を参照）',
  },
  earliest:
    "複数の指示が同じ措置を求めれば最も早い期限に従い、どの指示の期限かを示します。知らせなかった事実は最も悪い場合と見なし、分かれば何が変わるかを示します：bongsu facts。",
  exit: "終了コード：0 残った作業なし、1 作業あり、2 実行できない、3 期限を過ぎた作業または不明なものあり。",
  state: {
    overdue: "期限超過",
    open: "作業",
    extended: "延長済み",
    waiting: "時計待ち",
    paused: "一時停止",
    done: "完了",
  },
  task: {
    check: "照合する",
    "find-out": "不明なものを確認する",
    answer: "履行確認を回答する",
  },
  noted: "{action}：{note}",
  under: "{condition}、{action}",
  answered: "{instant}回答済み、受領証 {receipt}",
  unconfirmed: "送信済み、未確認：受領証 {receipt}（{instant}）に状況室の署名がありません",
  paused: "時計が止まっています",
  suspended: "{directive}: {office} が {until} まで効力を停止し、期限は止まっています。{reason}",
  suspendedOpen: "{directive}: {office} が次の改訂まで効力を停止し、期限は止まっています。{reason}",
  waiting: "{event}から始まります",
  undated: "定められた日付なし",
  by: "{left}（{instant}まで）",
  left: "残り{length}",
  overdue: "{length}超過",
  ago: "{length}前",
  now: "たった今",
  length: {
    days: "{count}日",
    hours: "{count}時間",
    minutes: "{count}分",
    both: "{first}{second}",
    short: "1分未満",
  },
  count: "作業{count}件 · {checked}",
  countLate: "作業{count}件（期限超過{late}件）· {checked}",
  notKnown: "指示 {count} 件は何を求めているか分かりません",
  noneAsks: "施行中の指示のうち、自機関に問うものはありません",
  unchecked: "照合していない指示があります",
  checked: "最後の照合 {age}（{instant}）",
  nothingCompared:
    "照合した一覧には、この指示が扱う種類の製品がないため、回答の根拠がありません。そのような製品を含む一覧を照合するか、使っていなければ機関の画面で回答してください。",
  listLost:
    "元の場所にない一覧：{list}。移した場所で照合し直すか、完全になくしたなら次の照合で --gone {list} と知らせてください",
  moreLost: "ほか一覧{count}件",
  undecided: "判定できない構成要素{count}件",
  moreComponents: "ほか{count}件（--all）",
  nature: {
    binding: "強制",
    advisory: "勧告",
  },
  natureAlso: "{nature}、同じ措置を要求：{directives}",
  why: "理由：{reasons}",
  window: "次の保守時間：{instant}",
  windowLate: "次の保守時間：{instant}、期限より遅い",
  controls: "適用中の対策：{controls}",
  done: "完了{count}件（--all で表示）",
  roomMove: "{directive} 状況室：{move}",
  noHistory: "変わった期限はありません。",
} as const satisfies SomeKeys<typeof reference>;
