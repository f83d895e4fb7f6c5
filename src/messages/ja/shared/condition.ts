/** What may be wrong with what a room stands on, in Japanese. */
import type { condition as reference } from "#messages/en/shared/condition.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const condition = {
  "disk-full": "{about} のディスクがいっぱいです。空きを作るか大きくすると、状況室は自ら再開します。",
  "disk-low": "{about} のディスクの空きが少なくなっています。早めに空けてください。",
  "disk-no-inodes": "{about} のディスクにファイルを作れません。ファイルを消すか、inode を増やしてください。",
  "disk-read-only":
    "{about} に書けません。エラーの後に読み取り専用でマウントされたか、別のユーザーのものかもしれません。",
  "disk-hangs": "{about} のディスクが応答しません。",
  "disk-fails": "{about} への書き込みに失敗します。理由はログにあります。",
  "log-fails": "ログを書けません({about})。行はメモリーで待ち、あふれると捨てます。",
  "database-away": "データベースに届きません{about}。",
  "database-full": "データベースのディスクがいっぱいです{about}。大きなものは保存できません。",
  "database-read-only": "データベースが書き込みを受け付けません{about}。待機系かもしれません。",
  "database-busy": "データベースが混み合っています{about}。",
  "clock-jumped":
    "このマシンの時計が {about} 飛びました。時計が戻るか、時計を確かめた人が状況室を再起動するまで、時刻を記しません。",
  "clock-behind":
    "状況室の最新の記録は {about} のもので、このマシンの時計より後です。時計を合わせるか、正しければ --accept-clock で起動してください。",
  "clock-differs": "このマシンとデータベースの時計が {about} ずれています。",
  "work-stopped":
    "{about} から状況室の作業が止まり、何も公開されていません。理由はログにあります。作業するプロセス(bongsu serve、bongsu work)が必要です。",
  "follower-fails": "{about} が失敗を繰り返し、間隔を広げて再試行しています。理由はログにあります。",
  "follower-behind":
    "{about} が記録に数分遅れており、表示や公開の内容が古くなっています。追いつかなければログを見てください。",
  "channel-fails": "チャネル {about} が配信できず、再試行を続けています。",
  "dead-letters": "チャネル {about} が断念したメッセージが決定を待っています。",
  "publication-old":
    "最新の索引は {about} のものです。期限が切れるとエージェントが拒みます。作業するプロセス(bongsu work)はありますか。",
  "feed-problem": "フィード {about} に異常があります。フィードの画面を見てください。",
  "work-held-up":
    "このシステムが時刻に従って行う作業の一部が失敗し、間隔を空けながら再試行しています。ほかの作業は続きます。どの項目がなぜ失敗したかはログにあります。",
  "mailbox-unread":
    "案件のメールボックスを読めません({about})。返信はそこで待ちます。設定 mailbox と mailbox-password、およびサーバーを確認してください。",
  "sealing-key-locked":
    "封印されて届くものを開くこのシステムの鍵がロックされています({about})。受け付けて受領証を出し、開かずに待ちます。承認済みの自室の勧告も、時刻を過ぎてもこの鍵を待ちます。BONGSU_PASSPHRASE_FILE でパスフレーズを渡して再起動してください。",
  "sealed-waiting":
    "封印されたものが鍵のロック解除を待っています({about})。封印されていない仕事はすべて続きます。",
  "no-roster":
    "署名機関の名簿がありません。この状況室は自分の鍵だけで指示を発令し、他の機関の裏付けがありません（bongsu roster adopt）。",
  "roster-over":
    "署名機関の名簿の期間が終わりました。機関が次の名簿に署名するまで指示を発令できません（bongsu roster adopt）。",
  "orders-unsigned":
    "機関が署名していない有効な指示があります。名簿に従うエージェントはこれに従いません：{about}。",
  "role-waits":
    "{about} が主管機関の署名を待っています。鍵が状況室にないため、エージェントは新しいものに従いません。指示の画面、またはデータフォルダーの keys/to-sign にあるファイルに署名を受けてください（bongsu publication role）。",
  "role-ending":
    "主管機関が署名した指示の一覧の期限が近づいています（{about}）。その後エージェントはこの公開資料から何も受け取りません。指示の画面、またはデータフォルダーの keys/to-sign にあるファイルに署名を受けてください（bongsu publication role）。",
  "root-waits":
    "公開資料の次のルートはまだ公開されていません。先に主管機関が自らの役割に署名する必要があります（{about}）。指示の画面、またはデータフォルダーの keys/to-sign にあるファイルに署名を受けてください（bongsu publication role）。",
  "root-narrow":
    "公開資料のルートのどの役割も保証しないファイルを一覧から外しました：{about}。機関に次のルートへ署名してもらってください（bongsu publication root rotate）。",
  "drill-key-other":
    "訓練フォルダーの鍵が名簿の鍵と異なります（{about}）。その署名は認められず、残る機関や証人が足りなければどの指示も発効しません。直す方法はありません。空のフォルダーで訓練を新しく始めてください：bongsu serve --world drill --data フォルダー",
} as const satisfies SomeKeys<typeof reference>;
