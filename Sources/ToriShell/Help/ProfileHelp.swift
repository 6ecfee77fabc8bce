import ToriText

/// What `help profiles` says: the notation by which columns and keys of data become fields.
enum ProfileHelp {
  static let text = LocalizedText(
    """
    profiles: which columns and keys of a data file become which fields
      For a file or two, '--map text=body --map time=sent' is enough. A text of profiles
      stands beside the folder (seeds.profiles beside seeds/) or behind --profile; what it
      says comes before what tori knows of platforms. 'describe DOC' shows what was read
      from where. Every other column is a field of its own name ('where label = a').

        profile forum "the dumps of our forum"
          has       post, who.name
          text      post : html
          author    who.name | who.id
          time      sent : zone Asia/Tokyo
          replies_to parent : except 0

      Lines of a profile
        has, not   what records must have, or may not; 'type = a | b' one of these values
        form       json or table
        rows P     where the records are in the page: 'rows threads[].posts[]'
        kind       thread, reply, comment, message, xpost, news or article
        FIELD P | P    a field from the first of these places that has something: id,
                   number, text, author, author_id, time, replies_to, reposts, likes,
                   dislikes, views, reposts_of, quotes_of, links, permalink, source,
                   thread, language, title, heading, hashtags
        deleted, notice, skip   records that are no posts, or no longer
      In a place P
        a.b a column or a key within a key, a[].b of each member, a[0] of one, "a b" a
        name with other signs, ^ the member around, / the page around, 'text {a} text'
        put together
      Behind a colon
        html, entities, zone ZONE, utc, local, day, except A B, strip A B, prefix A

    """,
    ja: """
      profiles: データのどの列やキーがどの項目になるか（プロファイル）
        一つ二つのファイルなら '--map text=body --map time=sent' で足りる。プロファイルは、
        フォルダの隣のファイル（seeds/の隣のseeds.profiles）または--profileに書き、toriの
        知っているサービスより先に使われる。describe 文書 は、何がどこから読まれたかを示す。
        ほかの列はすべて、その名前の項目になる ('where label = a')。

          profile forum "掲示板の書き出し"
            has       post, who.name
            text      post : html
            author    who.name | who.id
            time      sent : zone Asia/Tokyo
            replies_to parent : except 0

        プロファイルの行
          has、not   記録にあるはずの、またはあってはならないもの。'type = a | b' は値のどれか
          form       json または table
          rows P     記録のある場所: 'rows threads[].posts[]'
          kind       thread、reply、comment、message、xpost、news、article
          項目 P | P   値のある最初の場所から項目を読む。項目は id、number、text、author、
                   author_id、time、replies_to、reposts、likes、dislikes、views、
                   reposts_of、quotes_of、links、permalink、source、thread、
                   language、title、heading、hashtags
          deleted、notice、skip   投稿でない、または消された記録
        場所P
          a.b は列またはキーの中のキー、a[].b は各要素の、a[0] は一つの要素の、"a b" は
          ほかの記号のある名前、^ は外側の要素、/ はページ全体、'文字 {a} 文字' はつなぎ合わせ
        コロンの後
          html、entities、zone 時間帯、utc、local、day、except A B、strip A B、prefix A

      """)
}
