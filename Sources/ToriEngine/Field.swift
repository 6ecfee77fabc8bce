import ToriIndex

/// A field of the model: the one place that says what it is called, what it holds, which rows have it
/// and where the index keeps it.
package struct Field: Hashable, Sendable {
  /// As queries and machine formats name it.
  package let name: String
  /// How one of several is called, for `has link`; nil where the name is one already.
  package let singular: String?
  package let type: ValueType
  /// One line for `help`, `describe` and completion.
  package let summary: String
  package let access: Access

  /// Where the index keeps a field of a block.
  package enum Access: Hashable, Sendable {
    case id, document, kind, body, time, repliesTo, dates, deleted, lines, bytes
    case integer(IntegerColumn)
    case text(TextColumn)
    case texts(TextListColumn)
  }

  private init(
    _ name: String, singular: String? = nil, _ type: ValueType, _ access: Access, _ summary: String
  ) {
    self.name = name
    self.singular = singular
    self.type = type
    self.access = access
    self.summary = summary
  }
}

extension Field {
  /// The fields of posts and blocks, in the order in which a row carries them.
  package static let all: [Field] = [
    Field("id", .text, .id, "DOC#N where it has a number, else DOC:LINE"),
    Field("doc", .text, .document, "the document, by the short name of its file"),
    Field("kind", .text, .kind, "what it is on its page: opening, reply, …"),
    Field("number", .integer, .integer(.number), "as the source numbers it, or its position"),
    Field("author", .text, .text(.author), "the name that the source gives"),
    Field("author_id", .text, .text(.authorID), "the ID or handle that the source gives"),
    Field("time", .time, .time, "when it was posted, as far as it is said"),
    Field("title", .text, .text(.title), "the title of an article that is quoted"),
    Field("heading", .text, .text(.heading), "the section in which a paragraph stands"),
    Field("source", .text, .text(.source), "where data says that it comes from"),
    Field("text", .text, .body, "the message, without header and stamps"),
    Field("length", .integer, .integer(.length), "of the text, in characters"),
    Field("replies_to", .list(.integer), .repliesTo, "the numbers of the posts that it answers"),
    Field("replies", .integer, .integer(.replies), "how many posts answer it"),
    Field(
      "quotes", singular: "quote", .list(.text), .texts(.quotes), "lines that it quotes with >"),
    Field("reposts", .integer, .integer(.reposts), "how often it was reposted"),
    Field("links", singular: "link", .list(.text), .texts(.links), "the URLs in it"),
    Field(
      "hashtags", singular: "hashtag", .list(.text), .texts(.hashtags), "the #tags in it, without #"
    ),
    Field(
      "handles", singular: "handle", .list(.text), .texts(.handles), "the @names in it, without @"),
    Field("deleted", .boolean, .deleted, "whether only a notice of its deletion is left"),
    Field(
      "dates", singular: "date", .list(.date), .dates, "date expressions in the text, normalised"),
    Field("lines", .list(.integer), .lines, "the first and last line in the source file"),
    Field("bytes", .list(.integer), .bytes, "from this byte of the source file up to that"),
  ]

  private static let named: [String: Field] = {
    var table: [String: Field] = [:]
    for field in all {
      table[field.name] = field
      if let singular = field.singular { table[singular] = field }
    }
    return table
  }()

  /// The field that `name` means, in one or in several.
  package static func named(_ name: String) -> Field? { named[name] }

  package var column: Column { Column(name: name, type: type) }

  /// What a person sees of a post when nothing else was asked for.
  static let essentialOfPosts = ["id", "time", "author", "text"]
  /// What a person sees of a block.
  static let essentialOfBlocks = ["id", "kind", "lines", "text"]
}
