import ToriText

/// What `help shapes` says: the notation by which the posts of a page are told apart.
enum ShapeHelp {
  static let text = LocalizedText(
    """
    shapes: how the posts of a page stand on it
      A text of shapes stands beside the folder (seeds.shapes beside seeds/; page.txt.shapes
      beside page.txt), in
      ~/.config/tori/shapes/, or behind --shape; 'describe DOC' shows the shape that was
      used, to be copied there, changed and tried by opening the corpus again.

        shape comments "comments under an article"
          kind comment
          head {number}. {author} / {time} [{tail}]
          foot +{likes} / -{dislikes}

      Lines of a shape
        kind     thread, reply, comment, message, xpost, news or article
        head P   the lines above a post's text; head+ P spells them otherwise
        also P   a head that counts only where its number goes on from another's
        foot P   the lines below the text; without a head, what ends each post
        line P   a post on one line
        heads P | P   labelled lines in any order, as of mail
        date P   a line that dates the {clock}s below it
        text     all, some, none, block (the paragraph above the foot), or the sign
                 before each line of the text: "> "
        with P | P    there must be such a line; comments stand below it
        start, end, cut, skip P | P   what the posts begin behind, what ends the last
                 one or any, which lines around texts belong to none
        min N    as many heads at least; list: nearly the whole page is items;
                 order down: the newest first
        files F | F   the names of the files that the shape is for: 17* | *kakaku*
      In a pattern P
        {number} {author} {author_id} {handle} {time} {day} {age} {clock} {when}
        {title} {source} {link} {address} (203.0.113.7) {text} {likes} {dislikes}
        {views} {replies} {reposts} {count} {tail} (buttons) {rest} {*} (anything)
        {opener}
        [x] may be missing, (a|b) is one of these, \\( a bracket itself, a space is any
        white space or none, _ is some, \\t a tab, ' / ' the next line below, … a few
        short lines, \\[ the sign itself. Letters are compared folded.

    """,
    ja: """
      shapes: 投稿がページにどう並ぶか（形）
        形は、フォルダの隣のファイル（seeds/の隣のseeds.shapes、page.txtの隣の
        page.txt.shapes）、~/.config/tori/shapes/、
        または--shapeに書く。describe 文書 は使った形を示すので、そこへ写して変え、コーパスを
        開き直せばよい。

          shape comments "記事の下のコメント"
            kind comment
            head {number}. {author} / {time} [{tail}]
            foot +{likes} / -{dislikes}

        形の行
          kind     投稿の種類: thread、reply、comment、message、xpost、news、article
          head P   本文の上の行。head+ P はその別の書き方
          also P   番号が前の見出しから続くときだけ数える見出し
          foot P   本文の下の行。headがなければ、これが投稿を終える
          line P   一行の投稿
          heads P | P   順序を問わないラベルの行（メールなど）
          date P   その下の{clock}の日付を示す行
          text     all、some、none、block（footの上の段落）、または本文の各行の頭の記号 "> "
          with P | P    この行があるときだけ使う。コメントはその下に並ぶ
          start、end、cut、skip P | P   その後から始まる行、最後の投稿を終える行、
                   どの投稿も終える行、どの投稿にも属さない行
          min N    見出しの最小の数。list: ほぼ全体が項目。order down: 新しい順
          files F | F   形を使うファイルの名前: 17* | *kakaku*
        パターンP
          {number} {author} {author_id} {handle} {time} {day} {age} {clock} {when}
          {title} {source} {link} {address}（203.0.113.7） {text} {likes}
          {dislikes} {views} {replies} {reposts} {count} {tail}（ボタン） {rest}
          {*}（何でも） {opener}
          [x]はなくてもよい、(a|b)はどれか、\\(は括弧そのもの、空白は空白でも何もなくてもよい、
          _は空白、\\tはタブ、' / 'は次の行、…は短い数行、\\[は記号そのもの。
          文字は表記の違いを除いて比べる。

      """)
}
