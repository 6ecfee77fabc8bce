/// What a profile fills: a field of the record, or something that a field is made with.
package enum ProfileField: Hashable, Sendable {
  case field(DataField)
  /// The whole text of what a post repeats, whose own text the platform cut.
  case whole
  /// The short forms of links, which do not count as links themselves.
  case shortLink
  /// How long ago a post was said to be, where its stamp was reckoned from that.
  case age

  /// The fields by the names that profiles and `describe` give them, those of the query language.
  static let names: [(name: String, field: ProfileField)] =
    [
      ("id", .identifier), ("number", .number), ("text", .text), ("author", .author),
      ("author_id", .authorID), ("time", .time), ("replies_to", .repliesTo), ("reposts", .reposts),
      ("likes", .likes), ("dislikes", .dislikes), ("views", .views), ("reposts_of", .repostsOf),
      ("quotes_of", .quotesOf), ("links", .links), ("permalink", .permalink), ("source", .source),
      ("thread", .thread), ("language", .language), ("title", .title), ("heading", .heading),
      ("hashtags", .hashtags),
    ].map { ($0, .field($1)) } + [("whole", .whole), ("short_links", .shortLink), ("age", .age)]

  var name: String {
    if let name = Self.names.first(where: { $0.field == self })?.name { return name }
    if case .field(let field) = self { return field.rawValue }
    return ""
  }

  /// Whether its values are names, of which no sign may be lost: a number is taken as it is written.
  var isIdentifier: Bool {
    switch self {
    case .field(.identifier), .field(.sourceID), .field(.authorID), .field(.repliesTo),
      .field(.repostsOf), .field(.quotesOf), .field(.thread), .field(.permalink):
      true
    default: false
    }
  }
}
