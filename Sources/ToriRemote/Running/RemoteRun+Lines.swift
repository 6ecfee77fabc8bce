import ToriEngine
import ToriText

/// Concordances: servers find the posts, tori the places in them.
extension RemoteRun {
  /// Lines of so many posts are looked for at most.
  private static let postLimit = 100_000
  private static let pageSize = 1000

  /// A row for each occurrence: id, left, match, right.
  func lines(in found: Found, of stage: ConcordanceStage) throws(EngineError) -> [[Value]] {
    guard case .text(let needle) = stage.subject else { return [] }
    let total = try count(found)
    guard total <= Self.postLimit else {
      throw Refusal.tooMany(LocalizedText("posts to find lines in", ja: "行を探す投稿"), Self.postLimit)
    }
    var lines: [[Value]] = []
    var start = 0
    while start < total {
      let rows = try ask(
        found.rows(["id", "id_short", "body"], from: start, limit: Self.pageSize),
        [.text, .text, .text])
      guard rows.count == min(Self.pageSize, total - start) else {
        throw FoundRows.changed(at: server.address)
      }
      for row in rows {
        let (id, short) = (row[0].asText ?? "", row[1].asText ?? "")
        let name = short.isEmpty ? Value.text(id) : .identifier(id, short: short)
        let text = Folding.fold(row[2].asText ?? "")
        for place in Self.places(of: needle.spellings, in: text.bytes) {
          let line = LineContext(
            around: text.originalRange(of: place), in: text.original, width: stage.width)
          lines.append([name, .text(line.left), .text(line.match), .text(line.right)])
        }
      }
      start += rows.count
    }
    return lines
  }

  /// Where texts stand that do not overlap: what begins first goes first, and of what begins there the longest.
  private static func places(of spellings: [[UInt8]], in text: [UInt8]) -> [Range<Int>] {
    let longestFirst = spellings.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    let heads = Set(longestFirst.compactMap(\.first))
    var places: [Range<Int>] = []
    var start = 0
    while start < text.count {
      if heads.contains(text[start]),
        let found = longestFirst.first(where: { text[start...].starts(with: $0) })
      {
        places.append(start..<start + found.count)
        start += found.count
      } else {
        start += 1
      }
    }
    return places
  }
}
