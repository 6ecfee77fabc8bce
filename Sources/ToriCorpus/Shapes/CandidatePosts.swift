/// The lines that a candidate takes for the texts of its posts.
extension CandidateScore {
  struct Post {
    var lines: Range<Int>
    var hasTextOnHead: Bool
  }

  /// The lines between the heads, as far as they may be text.
  func posts(of candidate: Candidate, _ shape: Shape) -> [Post] {
    let hits = candidate.hits
    return hits.indices.map { index in
      let hit = hits[index]
      let hasText = hit.fields.contains {
        ($0.slot == .text || $0.slot == .rest) && !$0.place.isEmpty
      }
      switch candidate.role {
      case .foot:
        var start = index == 0 ? range.lowerBound : hits[index - 1].last + 1
        if shape.extent == .block { start = blockStart(above: hit.first, from: start) }
        return Post(lines: start..<max(start, hit.first), hasTextOnHead: hasText)
      case .line where shape.isList, .head where shape.extent == .none:
        return Post(lines: hit.last + 1..<hit.last + 1, hasTextOnHead: hasText)
      default:
        let end = index + 1 < hits.count ? hits[index + 1].first : range.upperBound
        return Post(lines: hit.last + 1..<max(hit.last + 1, end), hasTextOnHead: hasText)
      }
    }
  }

  func blockStart(above line: Int, from start: Int) -> Int {
    var first = line
    while first > start, window.form(first - 1) == .blank { first -= 1 }
    while first > start, window.form(first - 1) != .blank { first -= 1 }
    return first
  }

  /// Whether the line is nothing but emoji between blank lines: the button of a post stands beside its count.
  private func isEmoji(_ line: Int) -> Bool {
    let isAlone = [line - 1, line + 1].allSatisfy {
      !window.lines.contains($0) || window.form($0) == .blank
    }
    return isAlone
      && page[line].trimmed.string.unicodeScalars.allSatisfy { sign in
        sign.value >= 0x2300 && (sign.properties.isEmoji || sign.value == 0xFE0F)
      }
  }

  func emptyShare(_ posts: [Post], _ shape: Shape) -> Double {
    if shape.extent == .none { return 0 }
    let empty = posts.count { post in
      !post.hasTextOnHead
        && !post.lines.contains { line in
          switch window.form(line) {
          case .button: isEmoji(line)
          case .blank, .number, .stamp, .age, .clock, .day: false
          default: true
          }
        }
    }
    return Double(empty) / Double(max(1, posts.count))
  }

  /// What of other heads is left in the texts, of one a post: then these are not the heads.
  ///
  /// The post at the open end of the page takes in whatever stands there, and counts for no more than another.
  func residue(_ posts: [Post], isOfFeet: Bool) -> Double {
    var left = posts.map { post in post.lines.count { isLeft($0) } }
    let open = isOfFeet ? 0 : posts.count - 1
    if posts.count >= 2, let most = left.indices.filter({ $0 != open }).map({ left[$0] }).max() {
      left[open] = min(left[open], most)
    }
    let footLines = feet.reduce(0) { $0 + $1.last - $1.first + 1 }
    return min(0.9, Double(max(0, left.reduce(0, +) - footLines)) / Double(max(1, posts.count)))
  }

  /// Whether a line is nothing but what heads are made of.
  private func isLeft(_ line: Int) -> Bool {
    switch window.form(line) {
    case .stamp, .handle, .id, .age: true
    default: false
    }
  }
}
