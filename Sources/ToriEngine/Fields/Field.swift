import ToriCorpus
import ToriText

/// A field of posts and blocks: the one place that says what it is called, what it holds, which rows have
/// it and what of a block it is. Those of the model are `Field.all`; a corpus may bring others.
package struct Field: Codable, Hashable, Sendable {
  /// As queries and machine formats name it.
  package let name: String
  /// How one of several is called, for `has link`; nil where the name is one already.
  package let singular: String?
  /// Of its values; a row may have none.
  package let type: ValueType
  /// One line for `help`, `describe` and completion.
  package let summary: LocalizedText
  /// Where an engine finds it.
  package let access: Access
  /// Whether it only repeats a part of another field: rows have it where it is named.
  package let isPart: Bool
  /// How its data call a field that a corpus brings; nil of the model's.
  package let written: String?

  /// What of a block a field is.
  package enum Access: Hashable, Sendable {
    case id, document, kind, body, time, repliesTo, dates, deleted, lines, bytes
    /// A bound of the time, and how it is known.
    case timeFrom, timeTo, precision, basis
    /// The identifier that data give.
    case sourceID
    /// Another post, by its identifier.
    case post(KeyColumn)
    case integer(IntegerColumn)
    case text(TextColumn)
    case texts(TextListColumn)
    /// What only this corpus has, known by its name.
    case own
  }

  private init(
    name: String, singular: String?, type: ValueType, summary: LocalizedText, access: Access,
    isPart: Bool, written: String? = nil
  ) {
    self.name = name
    self.singular = singular
    self.type = type
    self.summary = summary
    self.access = access
    self.isPart = isPart
    self.written = written
  }

  /// A field that a corpus brings; its data call it so as well, unless `written` tells otherwise.
  package init(
    ofCorpus name: String, _ type: ValueType, _ summary: LocalizedText, written: String? = nil
  ) {
    self.init(
      name: name, singular: nil, type: type, summary: summary, access: .own, isPart: false,
      written: written ?? name)
  }

  private init(
    _ name: String, singular: String? = nil, _ type: ValueType, _ access: Access,
    isPart: Bool = false, _ summary: LocalizedText.Phrase, ja: LocalizedText.Phrase
  ) {
    self.init(
      name: name, singular: singular, type: type, summary: LocalizedText(summary, ja: ja),
      access: access, isPart: isPart)
  }
}

extension Field {
  /// The fields of the model, in the order in which a row has them.
  package static let all: [Field] = [
    Field(
      "id", .text, .id, "DOC#ID or DOC#N where it has one, else DOC:LINE",
      ja: "識別子か番号があれば DOC#ID、DOC#N、なければ DOC:行"),
    Field(
      "doc", .text, .document, "the document, by the short name of its file", ja: "文書。ファイルの短い名前"),
    Field(
      "kind", .text, .kind, "what it is on its page: opening, reply, …",
      ja: "ページの中での種類: opening、reply など"),
    Field(
      "number", .integer, .integer(.number), "as the page numbers it, or its position",
      ja: "ページが付けた番号、または何番目か"),
    Field(
      "source_id", .text, .sourceID, "the identifier that data give, as written",
      ja: "データにある識別子。書かれているまま"),
    Field("author", .text, .text(.author), "the name that the source gives", ja: "出典にある名前"),
    Field(
      "author_id", .text, .text(.authorID), "the ID or handle that the source gives",
      ja: "出典にあるIDまたはハンドル"),
    Field(
      "time", .time, .time, "when it was posted, as far as it is said", ja: "投稿された日時。分かっている範囲で"),
    Field(
      "time_from", .time, .timeFrom, isPart: true, "the earliest that its time can be",
      ja: "投稿日時の範囲の始まり"),
    Field(
      "time_to", .time, .timeTo, isPart: true, "the first instant after all that its time can be",
      ja: "投稿日時の範囲の終わり。その瞬間は含まない"),
    Field(
      "precision", .text, .precision, isPart: true, "what the time is known to: second, day, …",
      ja: "日時がどこまで分かるか（秒、日など）"),
    Field(
      "basis", .text, .basis, isPart: true,
      "whether the time is stated, or bounded by the posts around it",
      ja: "日時が示されているか、前後の投稿から範囲だけが分かるか"),
    Field("title", .text, .text(.title), "the title of an article that is quoted", ja: "引用された記事の題"),
    Field(
      "heading", .text, .text(.heading), "the section in which a paragraph stands", ja: "段落のある節の見出し"
    ),
    Field(
      "source", .text, .text(.source), "where data says that it comes from", ja: "データ自身の言う出どころ"),
    Field(
      "thread", .text, .text(.thread), "the conversation or thread that data name",
      ja: "データにある会話やスレッドの名"),
    Field("permalink", .text, .text(.permalink), "its own address", ja: "その投稿自身のURL"),
    Field("language", .text, .text(.language), "its language, as data say", ja: "データにある言語"),
    Field("text", .text, .body, "the message, without header and stamps", ja: "本文。見出しや日時の表示は除く"),
    Field(
      "copies", .integer, .integer(.copies), isPart: true,
      "how many posts of the corpus have the same text, folded", ja: "全角・半角などの違いを除いて本文が同じ投稿の数"),
    Field("length", .integer, .integer(.length), "of the text, in characters", ja: "本文の文字数"),
    Field(
      "replies_to", .list(.text), .repliesTo, "the ids of the posts that it answers",
      ja: "返信先の投稿のid"),
    Field("replies", .integer, .integer(.replies), "how many posts answer it", ja: "それに返信した投稿の数"),
    Field(
      "quotes", singular: "quote", .list(.text), .texts(.quotes), "lines that it quotes with >",
      ja: "> で引用した行"),
    Field(
      "reposts_of", .text, .post(.repostsOf), "the id of the post that it repeats",
      ja: "再投稿の元の投稿のid"),
    Field(
      "quotes_of", .text, .post(.quotesOf), "the id of the post that it quotes", ja: "引用した投稿のid"),
    Field("reposts", .integer, .integer(.reposts), "how often it was reposted", ja: "再投稿された回数"),
    Field("likes", .integer, .integer(.likes), "how many liked it", ja: "「いいね」の数"),
    Field("dislikes", .integer, .integer(.dislikes), "how many disliked it", ja: "「よくないね」の数"),
    Field("views", .integer, .integer(.views), "how often it was seen", ja: "表示された回数"),
    Field("links", singular: "link", .list(.text), .texts(.links), "the URLs in it", ja: "中のURL"),
    Field(
      "hashtags", singular: "hashtag", .list(.text), .texts(.hashtags),
      "the #tags in it, without #", ja: "中の#タグ。#は除く"
    ),
    Field(
      "handles", singular: "handle", .list(.text), .texts(.handles), "the @names in it, without @",
      ja: "中の@名。@は除く"),
    Field(
      "deleted", .boolean, .deleted, "whether only a notice of its deletion is left",
      ja: "削除の知らせだけが残っているか"),
    dates,
    Field(
      "lines", .list(.integer), .lines, "the first and last line in the source file",
      ja: "原文ファイルの最初と最後の行"),
    Field(
      "bytes", .list(.integer), .bytes,
      "from this byte of the source file up to, and without, that",
      ja: "原文でのバイトの範囲。終わりは含まない"),
  ]

  package static let dates = Field(
    "dates", singular: "date", .list(.date), .dates,
    "dates in the text as EDTF; XXXX-XX-20: a 20th",
    ja: "本文中の日付。XXXX-XX-20は年月のない20日")

  /// Those that every row has without being asked for them.
  package static let carried = all.filter { !$0.isPart }

  private static let named: [String: Field] = {
    var table: [String: Field] = [:]
    for field in all {
      table[field.name] = field
      if let singular = field.singular { table[singular] = field }
    }
    return table
  }()

  /// The field of the model that `name` means, in one or in several.
  package static func named(_ name: String) -> Field? { named[name] }

  /// The field as a column of rows.
  package var column: Column { Column(name: name, type: type, field: self) }

  /// The field that is this of a block.
  package static func of(_ access: Access) -> Field? { all.first { $0.access == access } }

  /// Whether its texts are the same where they fold alike, as names, tags and sources are; they are shown as
  /// the corpus mostly spells them. In every other field each letter counts.
  package var isFolded: Bool {
    switch access {
    case .text(let column): column.isFolded
    case .texts(let column): column.isFolded
    case .id, .document, .kind, .body, .time, .repliesTo, .dates, .deleted, .lines, .bytes,
      .timeFrom, .timeTo, .precision, .basis, .sourceID, .post, .integer, .own:
      false
    }
  }

  /// What a person sees of a post when nothing else was asked for.
  package static let essentialOfPosts = ["id", "time", "author", "text"]
  /// What the identifier of a post or block says already.
  package static let inIdentifier = ["doc", "number"]
  /// What a person sees of a block.
  package static let essentialOfBlocks = ["id", "kind", "lines", "text"]
}

extension [Field] {
  /// The field that `name` means, in one or in several; one that the corpus brings also as its data write it, and
  /// without regard to case, since words of a query have none.
  package func field(named name: String) -> Field? {
    if let known = first(where: { $0.name == name }) ?? first(where: { $0.singular == name }) {
      return known
    }
    guard count > Field.all.count else { return nil }
    return first { $0.written == name } ?? own.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Those that the corpus brings.
  package var own: [Field] { filter { $0.access == .own } }
}

extension Field {
  private enum CodingKeys: CodingKey { case name, type, summary, written }

  /// A field of the model is written down by its name, one that a corpus brings with all that is known of
  /// it.
  package init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      guard let field = Field.named(name) else { throw WrittenMistake(expected: "a field") }
      self = field
    } else {
      let written = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        ofCorpus: try written.decode(String.self, forKey: .name),
        try written.decode(ValueType.self, forKey: .type),
        try written.decode(LocalizedText.self, forKey: .summary),
        written: try written.decode(String.self, forKey: .written))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if access == .own {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(type, forKey: .type)
      try container.encode(summary, forKey: .summary)
      try container.encode(written ?? name, forKey: .written)
    } else {
      var container = encoder.singleValueContainer()
      try container.encode(name)
    }
  }
}
