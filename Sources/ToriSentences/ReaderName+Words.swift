import ToriCorpus
import ToriText

extension ReaderName {
  /// What files the reader reads, in a line.
  package var summary: LocalizedText {
    switch self {
    case .flattenedThread:
      LocalizedText(
        "a thread whose posts have run together into lines", ja: "投稿の境が失われ、行だけになったスレッド")
    case .threadDigest: LocalizedText("the posts of a thread of a board", ja: "掲示板のスレッド、まとめ")
    case .xDigest: LocalizedText("posts of X, one below the other", ja: "Xのポストの並び")
    case .newsList: LocalizedText("a list of news, an item a line", ja: "一行に一件のニュース一覧")
    case .comments: LocalizedText("comments under an article or a video", ja: "記事や動画のコメント欄")
    case .messages: LocalizedText("messages of a chat", ja: "チャットの発言")
    case .explainer: LocalizedText("an article in sections", ja: "節に分かれた記事")
    case .plain: LocalizedText("any other page, by its paragraphs", ja: "そのほかのページ。段落ごと")
    case .jsonLines: LocalizedText("JSON, an object a post", ja: "JSON。オブジェクトが一件")
    case .csv:
      LocalizedText("a table with commas, or a sheet, a row a post", ja: "CSVや表計算のシート。一行が一件")
    case .tsv: LocalizedText("a table with tabs, a row a post", ja: "TSV。一行が一件")
    case .dat: LocalizedText("the .dat file of a thread of 2channel", ja: "2ちゃんねるのスレッドの.dat")
    case .mail: LocalizedText("mail, an mbox, news articles", ja: "メール、mbox、ネットニュース")
    case .feed: LocalizedText("RSS and Atom", ja: "RSSとAtom")
    case .wikiTalk: LocalizedText("talk pages of a wiki", ja: "ウィキのノートページ")
    case .tei: LocalizedText("TEI, an utterance or a paragraph a post", ja: "TEI。発話か段落が一件")
    case .minutes:
      LocalizedText("minutes of parliament in XML, a speech a post", ja: "国会会議録のXML。発言が一件")
    case .vertical: LocalizedText("vertical text, a word a line", ja: "一行に一語の縦型テキスト")
    case .khCoder:
      LocalizedText(
        "text with <h1> to <h5>, as KH Coder has it", ja: "KH Coderの見出し（<h1>〜<h5>）付きテキスト")
    case .xmlRecords: LocalizedText("XML whose records a profile tells", ja: "プロファイルで記録が分かるXML")
    case .subtitles: LocalizedText("subtitles, a cue a post", ja: "字幕。一つの表示が一件")
    case .conllu: LocalizedText("CoNLL-U, a sentence a post", ja: "CoNLL-U。一文が一件")
    case .movableType:
      LocalizedText("the export of a blog in Movable Type's form", ja: "Movable Type形式のブログの書き出し")
    case .starred:
      LocalizedText("text with stars before the details of a text", ja: "＊印の行に属性を書いたテキスト")
    }
  }
}
