/// How the rows of an answer are written.
package enum Format: String, CaseIterable, Sendable {
  /// For people: rows side by side, on a screen a single post as a card.
  case table
  /// For people: rows below each other, with all that is known of each.
  case cards
  case jsonl, json, csv, tsv, markdown
  /// A picture, for a light and for a dark page.
  case svg
  case svgDark = "svg-dark"
}

extension Format {
  /// The format that files of this name are in, told by what stands behind the last point.
  package init?(ofFile path: String) {
    guard let ending = Self.ending(ofFile: path),
      let format = Self.allCases.first(where: { $0.endings.contains(ending) })
    else { return nil }
    self = format
  }

  /// What stands behind the last point of the file's name, in lower case; nil where there is none but the
  /// one that hides it.
  package static func ending(ofFile path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    return name[name.index(after: point)...].lowercased()
  }

  /// What the names of such files end in.
  private var endings: [String] {
    switch self {
    case .table, .cards, .svgDark: []
    case .jsonl: ["jsonl", "ndjson"]
    case .json, .csv, .tsv, .svg: [rawValue]
    case .markdown: ["md", "markdown"]
    }
  }

  /// Whether it is to be read and not to be read in.
  package var isForPeople: Bool { self == .table || self == .cards }

  /// Whether the whole is one picture.
  package var isPicture: Bool { self == .svg || self == .svgDark }
}
