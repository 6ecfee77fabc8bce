/// How the rows of an answer are written.
package enum Format: String, CaseIterable, Sendable {
  /// For people.
  case table
  case jsonl, json, csv, tsv, markdown
  /// A picture, for a light and for a dark page.
  case svg
  case svgDark = "svg-dark"
}

extension Format {
  /// The format that files of this name are in, told by what stands behind the last point.
  package init?(ofFile path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    let ending = name[name.index(after: point)...].lowercased()
    guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// What the names of such files end in.
  private var endings: [String] {
    switch self {
    case .table, .svgDark: []
    case .jsonl: ["jsonl", "ndjson"]
    case .json, .csv, .tsv, .svg: [rawValue]
    case .markdown: ["md", "markdown"]
    }
  }

  /// Whether the whole is one picture.
  package var isPicture: Bool { self == .svg || self == .svgDark }
}
