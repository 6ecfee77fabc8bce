import ToriEngine
import ToriLanguage
import ToriStatistics
import ToriText

/// Pairs, by looking at every two of what stands in a unit.
extension NaiveEvaluator {
  func network(_ input: Result, _ stage: NetworkStage) -> Result {
    let posts = input.posts.sorted()
    if stage.subject == .authors || stage.subject == .handles {
      return oneWay(posts, stage)
    }
    let unit = stage.subject == .documents ? "authors" : "posts"
    let classes = stage.subject == .words ? ["from_pos", "to_pos"] : []
    return Result(
      columns: ["from", "to", "count", "jaccard", "log_likelihood"] + classes
        + ["from_\(unit)", "to_\(unit)", unit],
      cells: stage.subject == .words ? ofWords(posts, stage.least) : mutual(posts, stage),
      kind: .words)
  }

  // MARK: One way

  private func oneWay(_ posts: [Int], _ stage: NetworkStage) -> Result {
    var counts: [[String]: Int] = [:]
    for place in posts {
      let block = rows[place].block
      guard let from = person(place, amongHandles: stage.subject == .handles) else { continue }
      let others: [String]
      if stage.subject == .handles {
        others = Array(Set(block.handles.map { shown($0, in: "handles") }))
      } else {
        let first = rows.first { $0.document == rows[place].document }?.place ?? 0
        others = Set(rows[place].parents.compactMap(\.place)).compactMap {
          person(first + $0, amongHandles: false)
        }
      }
      for to in others { counts[[from, to], default: 0] += 1 }
    }
    let kept = counts.filter { $0.value >= stage.least }.sorted { a, b in
      if a.value != b.value { return a.value > b.value }
      if a.key[0] != b.key[0] { return Self.isBefore(.text(a.key[0]), .text(b.key[0])) }
      return Self.isBefore(.text(a.key[1]), .text(b.key[1]))
    }
    return Result(
      columns: ["from", "to", "count"],
      cells: kept.map { [.text($0.key[0]), .text($0.key[1]), .integer($0.value)] }, kind: .figures)
  }

  private func person(_ place: Int, amongHandles: Bool) -> String? {
    let block = rows[place].block
    if let identifier = block.authorID {
      if !amongHandles { return identifier }
      let handle = identifier.hasPrefix("@") ? String(identifier.dropFirst()) : identifier
      return shown(handle, in: "handles")
    }
    return block.author.map { shown($0, in: "author") }
  }

  // MARK: Both ways

  private func mutual(_ posts: [Int], _ stage: NetworkStage) -> [[Value]] {
    var units: [Set<String>] = []
    if stage.subject == .documents {
      var documents: [String: Set<String>] = [:]
      for place in posts {
        guard let person = person(place, amongHandles: false) else { continue }
        documents[person, default: []].insert(rows[place].documentName)
      }
      units = Array(documents.values)
    } else {
      units = posts.map { place in
        let block = rows[place].block
        return stage.subject == .hashtags
          ? Set(block.hashtags.map { shown($0, in: "hashtags") })
          : Set(block.links.compactMap { URLHost.of($0) })
      }
    }
    return pairs(
      units, units.count, stage.least, name: { $0 },
      isBefore: { Self.isBefore(.text($0), .text($1)) },
      classes: { _, _ in [] })
  }

  private func ofWords(_ posts: [Int], _ least: Int) -> [[Value]] {
    let found = occurrences(posts)
    let units = posts.map { place in
      Set(words(place).filter(\.entry.isWord).map(\.entry.lexeme))
        .filter { $0.isContent && !isStopped($0) }
    }
    func known(_ lexeme: Lexeme) -> (text: String, pos: String) {
      shown((found[lexeme] ?? []).map(\.entry))
    }
    return pairs(
      units, posts.count, least, name: { known($0).text },
      isBefore: { a, b in
        if a.texts != b.texts { return Self.isBefore(.text(a.texts[0]), .text(b.texts[0])) }
        return Self.isBefore(.text(a.tag), .text(b.tag))
      },
      classes: { [.text(known($0).pos), .text(known($1).pos)] })
  }

  private func pairs<Thing: Hashable>(
    _ units: [Set<Thing>], _ unitCount: Int, _ least: Int, name: (Thing) -> String,
    isBefore: (Thing, Thing) -> Bool, classes: (Thing, Thing) -> [Value]
  ) -> [[Value]] {
    var counts: [Thing: Int] = [:]
    for unit in units { for thing in unit { counts[thing, default: 0] += 1 } }
    let nodes = counts.filter { $0.value >= least }.keys.sorted { a, b in
      let (x, y) = (counts[a] ?? 0, counts[b] ?? 0)
      return x != y ? x > y : isBefore(a, b)
    }.prefix(NetworkStage.mostNodes)
    var found: [(rank: Double, count: Int, places: [Int], cells: [Value])] = []
    for (i, a) in nodes.enumerated() {
      for (j, b) in nodes.enumerated() where j > i {
        let both = units.count { $0.contains(a) && $0.contains(b) }
        if both == 0 { continue }
        let (x, y) = (counts[a] ?? 0, counts[b] ?? 0)
        let rank = ContingencyTable(o11: both, r1: x, c1: y, n: unitCount).logLikelihood
        let either = units.count { $0.contains(a) || $0.contains(b) }
        found.append(
          (
            rank, both, [i, j],
            [
              .text(name(a)), .text(name(b)), .integer(both),
              .number(Double(both) / Double(either)), .number(rank),
            ] + classes(a, b) + [.integer(x), .integer(y), .integer(unitCount)]
          ))
      }
    }
    return found.sorted { a, b in
      if a.rank != b.rank { return a.rank > b.rank }
      if a.count != b.count { return a.count > b.count }
      return a.places.lexicographicallyPrecedes(b.places)
    }.map(\.cells)
  }
}
