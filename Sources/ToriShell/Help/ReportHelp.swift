import ToriText

/// What `help reports` says: how a script becomes a page that can be handed in.
enum ReportHelp {
  static let text = LocalizedText(
    """
    reports: a script as a page that can be handed in
      tori seeds -f paper.tq --report paper.html      or .md; both may be given
      Comments on lines of their own are the page's text, in Markdown; below each query
      stand its answer, as a table and where it is figures as a picture, and its notes.
      Every id leads to the post, once, with the bytes that it was read from; at the end
      stand the checksums, versions and zone that all of it depends on. The page needs
      no other file, is light or dark as the screen is, and prints.

        -- # Attention to the island
        --
        -- How often is it named, and *when*?
        posts where mentions "南鳥島" | share by month
        posts where mentions "南鳥島" | expect rows = 13

      In the text
        # Heading, - and 1. lists, > quotes, ``` code, *emphasis*, **strong**, `code`,
        [links](https://…); the first heading is the page's title. A comment behind a
        query, or within one, stays with it.
      What is saved is saved, and a drawing stands on the page too. Where an expectation
      fails or a query is wrong, neither the page nor a file is written, and old ones
      stay as they are.
      Of an answer 2,000 rows are shown, and the ids of the others. 'tori rerun
      paper.html' asks again and tells which answers are others now, and so does making
      it again. With make:

        paper.html: paper.tq $(wildcard seeds/*)
        \ttori seeds -f paper.tq --report $@

    """,
    ja: """
      reports: スクリプトを、提出できるページにする（報告）
        tori seeds -f paper.tq --report paper.html      .mdも可、両方でもよい
        行の頭からのコメントがMarkdownの地の文になり、問い合わせごとに答え（表、数値なら
        図も）と注記が並ぶ。idはどれも下の投稿につながり、投稿は一度ずつ、もとのバイトと
        ともに載る。末尾には、結果の拠って立つチェックサム、版、時間帯。ページはほかの
        ファイルを必要とせず、画面に合わせて明るくも暗くもなり、印刷もできる。

          -- # 島への関心
          --
          -- 何度、*いつ* 語られたか。
          posts where mentions "南鳥島" | share by month
          posts where mentions "南鳥島" | expect rows = 13

        地の文
          # 見出し、- と 1. の箇条書き、> 引用、``` コード、*強調*、**強い強調**、`コード`、
          [リンク](https://…)。最初の見出しがページの題になる。問い合わせの後ろや中の
          コメントは、問い合わせとともに示す。
        saveは保存もし、図はページにも載る。期待が外れるか問い合わせが誤りなら、ページも
        ファイルも書かず、前のものがそのまま残る。答えは2,000行まで、残りはidだけを載せる。
        'tori rerun paper.html' はもう一度求めて、どの答えが変わったかを示す。作り直す
        ときも同じ。makeなら:

          paper.html: paper.tq $(wildcard seeds/*)
          \ttori seeds -f paper.tq --report $@

      """)
}
