/** What `bongsu doctor` says, in Japanese. */
import type { doctor as reference } from "#messages/en/room/doctor.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const doctor = {
  state: { good: "正常", caution: "注意", failing: "障害", unknown: "不明" },
  subject: {
    clock: "時計",
    disk: "ディスク",
    database: "データベース",
    keys: "鍵",
    processes: "プロセス",
    followers: "後続処理",
    channels: "伝達チャネル",
    feeds: "収集元",
    dns: "DNS",
    tls: "TLS",
    publication: "公開物",
    mailbox: "メールボックス",
    sandbox: "隔離実行",
  },
  status: {
    "0": "すべて正常です。",
    "1": "障害があります。上から見てください。",
    "3": "知られた障害はありませんが、すべてが正常または既知ではありません。",
  },
  found: {
    "sandbox-none": "何も実行しません。報告の再現データは待ちます（--sandbox）。",
    "sandbox-good": "{about} が報告の再現データを実行します。",
    "sandbox-missing":
      "{about} がないため、報告の再現データを実行しません。bongsu report sandbox が詳しく示します。",
    "no-database": "データベースを見られないため、調べていません。",
    "no-root":
      "機関が署名した公開資料のルートがないか、使えないため、エージェントは一覧だけを信じます。ルートを作り（bongsu publication root new）、所定の位置に置いてください。",
    "root-ending":
      "公開資料のルートは {about} に終わります。その後エージェントは何も受け取りません。機関の署名を受けて次のルートを置いてください（bongsu publication root rotate）。",
    "root-good": "公開資料のルートは {about} まで有効です。",
    "no-room":
      "{about} に状況室がありません。--data でフォルダーを、DATABASE_URL でデータベースを指定してください。",
    "not-running":
      "{about} の PostgreSQL が動いていません。状況室を起動し(bongsu serve)、起動しなければそこの postgres/log を見てください。",
    "database-good": "PostgreSQL {about} が応答します。",
    "database-old": "PostgreSQL {about} は古すぎます。15 以降が必要です。",
    "database-crowded":
      "接続 {about} を使っています。max_connections を増やすか、プロセスを減らしてください。応答するプロセスは最大 60、作業するプロセスは最大 15 を使います。",
    "schema-empty": "データベースは空です。最初の bongsu serve が状況室を作ります。",
    "schema-older":
      "古いプログラムのデータベースです。次の起動で更新されます。先にバックアップしてください。",
    "schema-newer":
      "新しいプログラムがデータベースを変えました。そのプログラムを使ってください。これでは起動しません。",
    "clock-good": "このマシンとデータベースの時計は一致しています。",
    "disk-good": "{about} に空きがあります。",
    "folder-missing":
      "{about} がありません。最初の起動で作られます。公開フォルダーなら、ディスクがマウントされていないのかもしれません。",
    "key-good": "鍵 {about} はこの状況室のものです。",
    "key-missing":
      "{about} がありません。バックアップから戻してください。なければエージェントが信じる署名ができません。",
    "key-open": "{about} をこのマシンの他のユーザーが読めます。chmod 600 をしてください。",
    "key-other": "状況室の鍵({about})ではありません。状況室の鍵を keys/ に置いてください。",
    "key-unreadable": "{about} を鍵として読めません。バックアップから戻してください。",
    "key-unrecorded": "鍵 {about} は健全です。状況室のものかどうかはデータベースにあります。",
    "no-process":
      "応答も作業もするプロセスがありません。bongsu serve を、分けているなら bongsu work も起動してください。",
    "processes-good": "{about}。",
    "followers-good": "{about} 件が遅れていません。",
    "channels-good": "{about} 件が配信しています。",
    "no-feeds":
      "自動で取得する収集元がありません。bongsu source load FILE を使うか、少なくとも毎週手で取り込んでください。",
    "feeds-good": "{about} 件に異常はありません。",
    "mailbox-none": "設定されていません。案件の参加者はメールで返信できません。",
    "mailbox-good": "案件のメールボックスが開きます（{about}）。",
    "dns-good": "{about}。",
    "dns-fails":
      "{about} のアドレスがありません。DNS ゾーンと、このマシンの /etc/resolv.conf を見てください。",
    "tls-good": "証明書は {about} まで有効です。",
    "tls-expires": "証明書は {about} に切れます。更新し、自動で更新されなかった理由を調べてください。",
    "tls-invalid": "証明書を検証できません: {about}。プロキシの証明書とチェーンを見てください。",
    "tls-none":
      "{about} に TLS なしで届きます。状況室の前に TLS プロキシを置き、https のアドレスを origin に設定してください。",
    "tls-loopback": "{about} はこのマシンだけなので、TLS は不要です。",
    "publication-good": "索引 {about} があり、状況室が署名し、期限内です。",
    "publication-unreachable":
      "エージェントが受け取れません: {about}。プロキシと、bongsu serve が動いているかを見てください。",
    "publication-invalid":
      "エージェントが受け取るものを検証できません({about})。途中で変えるものがあるか、別の状況室ですか。",
    "publication-other-key": "エージェントが受け取るものは別の鍵({about})で署名されています。",
    "publication-expired":
      "索引は {about} に期限が切れ、エージェントが拒みます。作業するプロセスはありますか。",
    "publication-behind":
      "フォルダーがデータベースより遅れています({about})。チャネル files と、すべてのプロセスが同じ --publication を使うかを見てください。",
    "publication-uncompared": "索引 {about} があり署名されています。最新かどうかはデータベースにあります。",
  },
} as const satisfies SomeKeys<typeof reference>;
