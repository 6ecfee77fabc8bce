import ToriCorpus
import ToriEngine
import ToriSentences
import ToriText
import ToriTime

import struct Foundation.Data

/// What rows of posts hold, and what posts are gathered by.
extension NaiveEvaluator {
  /// What rows have without being asked.
  static let fields = [
    "id", "doc", "kind", "number", "source_id", "author", "author_id", "time", "title", "heading",
    "source", "thread", "permalink", "language", "text", "length", "replies_to", "replies",
    "quotes",
    "reposts_of", "quotes_of", "reposts", "likes", "dislikes", "views", "links", "hashtags",
    "handles", "deleted", "dates", "lines", "bytes",
  ]
  /// What rows of posts have where it is named.
  static let parts = ["time_from", "time_to", "precision", "basis", "copies"]

  /// What a block has of a field.
  func cell(_ field: Field, _ place: Int) -> Value {
    fieldNames.firstIndex(of: field.name).map { everyCell[place][$0] } ?? .none
  }

  /// What a row has where it is named: a part of its time, and how many say the same.
  func part(_ name: String, of row: Row) -> Value {
    let block = row.block
    func moment(_ instant: Instant?) -> Value {
      guard let start = instant?.milliseconds else { return .none }
      let width: Int64 =
        start % 1000 == 0 ? 1000 : start % 100 == 0 ? 100 : start % 10 == 0 ? 10 : 1
      return .time(
        TimeSpan(
          earliest: Instant(milliseconds: start), latest: Instant(milliseconds: start + width),
          precision: .second, basis: .stated))
    }
    switch name {
    case "time_from": return moment(block.time?.earliest)
    case "time_to": return moment(block.time?.latest)
    case "precision": return block.time.map { .text("\($0.precision)") } ?? Value.none
    case "basis": return block.time.map { .text("\($0.basis)") } ?? Value.none
    case "copies": return .integer(copyCounts[row.folded] ?? 0)
    default: return .none
    }
  }

  static func cells(_ row: Row) -> [Value] {
    let block = row.block
    func text(_ text: String?) -> Value { text.map { .text($0) } ?? .none }
    func integer(_ number: Int?) -> Value { number.map { .integer($0) } ?? .none }
    func texts(_ texts: [String]) -> Value {
      texts.isEmpty ? .none : .list(texts.map { .text($0) })
    }
    func integers(_ numbers: [Int]) -> Value {
      numbers.isEmpty ? .none : .list(numbers.map { .integer($0) })
    }
    return [
      .text(row.identifier), .text(row.documentName), .text(block.kind.name),
      integer(block.number), text(block.sourceID), text(block.author), text(block.authorID),
      block.time.map { .time($0) } ?? .none, text(block.title), text(block.heading),
      text(block.source), text(block.thread), text(block.permalink), text(block.language),
      .text(block.text), .integer(block.text.count), texts(row.parents.map(\.identifier)),
      .integer(row.replies), texts(block.quotes), text(row.repostsOf), text(row.quotesOf),
      integer(block.reposts), integer(block.likes), integer(block.dislikes), integer(block.views),
      texts(block.links),
      texts(block.hashtags), texts(block.handles), .boolean(block.isDeleted),
      block.dates.isEmpty ? .none : .list(block.dates.map { .date($0) }),
      integers([block.lines.lowerBound, block.lines.upperBound]),
      integers([block.bytes.lowerBound, block.bytes.upperBound]),
    ]
  }

  func host(of link: String) -> String? {
    let parts = link.split(separator: "://", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let name = parts[1].prefix { !"/?#".contains($0) }.split(separator: "@").last ?? ""
    let host = name.prefix { $0 != ":" }
    return host.isEmpty ? nil : String(decoding: Self.fold(String(host)), as: UTF8.self)
  }

  // MARK: Gathered

  func documents(of places: [Int]) -> Result {
    var result = Result(
      columns: [
        "doc", "title", "reader", "posts", "blocks", "first", "last", "reason", "encoding", "size",
        "file",
      ], cells: [], members: [], kind: .documents)
    for (place, (name, document)) in documents.enumerated() {
      let own = places.filter { rows[$0].document == place }.sorted()
      // Of the whole corpus, a document without blocks is one of its documents too.
      if own.isEmpty && places.count < rows.count { continue }
      let posts = own.filter { rows[$0].block.kind.isPost }
      let (first, last) = extremes(posts)
      result.cells.append([
        .text(name), document.title.map { .text($0) } ?? .none, .text(document.reader.rawValue),
        .integer(posts.count), .integer(rows.count { $0.document == place }), first, last,
        .text(document.seen.words.english),
        .text(document.encoding.rawValue), .integer(document.byteCount),
        .text(String(document.path.drop { $0 == "/" })),
      ])
      result.members?.append(own)
    }
    return result
  }

  func threads(of places: [Int]) -> Result {
    let posts = places.filter { rows[$0].block.kind.isPost }
    var result = Result(
      columns: ["id", "doc", "title", "posts", "authors", "first", "last"], cells: [], members: [],
      kind: .threads)
    var seen: Set<Int> = []
    for place in posts where !seen.contains(place) {
      let thread = thread(of: place)
      let these = posts.filter(thread.contains)
      seen.formUnion(these)
      guard thread.count > 1, let root = thread.min().map({ rows[$0] }) else { continue }
      let authors = Set(these.compactMap { authorCells($0) })
      let (first, last) = extremes(these)
      result.cells.append([
        .text(root.identifier), .text(root.documentName),
        documents[root.document].document.title.map { .text($0) } ?? .none, .integer(these.count),
        .integer(authors.count), first, last,
      ])
      result.members?.append(these)
    }
    return result
  }

  func authors(of places: [Int]) -> Result {
    gathered(places, .authors, ["author", "author_id"]) { authorCells($0).map { [$0] } ?? [] }
  }

  func links(of places: [Int]) -> Result {
    gathered(places, .links, ["url", "host"]) { place in
      rows[place].block.links.map { link in
        [.text(link), host(of: link).map { .text($0) } ?? .none]
      }
    }
  }

  /// Of spellings that fold alike the one that most blocks have, of several the one that comes first.
  static func spellings(_ blocks: [Block]) -> [String: [Data: String]] {
    let fields: [String: (Block) -> [String]] = [
      "author": { $0.author.map { [$0] } ?? [] }, "source": { $0.source.map { [$0] } ?? [] },
      "hashtags": \.hashtags, "handles": \.handles,
    ]
    return fields.mapValues { texts in
      var order: [Data] = []
      var counts: [Data: Int] = [:]
      for block in blocks {
        var seen: Set<Data> = []
        for text in texts(block).map({ Data($0.utf8) }) where seen.insert(text).inserted {
          if counts[text] == nil { order.append(text) }
          counts[text, default: 0] += 1
        }
      }
      var shown: [Data: Data] = [:]
      for text in order {
        let folded = fold(String(decoding: text, as: UTF8.self))
        if shown[folded].map({ counts[$0, default: 0] < counts[text, default: 0] }) ?? true {
          shown[folded] = text
        }
      }
      return shown.mapValues { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// As the field shows a text; of other fields as it is.
  func shown(_ text: String, in field: String) -> String { shown[field]?[Self.fold(text)] ?? text }

  private func authorCells(_ place: Int) -> [Value]? {
    let block = rows[place].block
    if block.author == nil && block.authorID == nil { return nil }
    let author = block.author.map { shown($0, in: "author") }
    return [author, block.authorID].map { text in text.map { .text($0) } ?? .none }
  }

  private func gathered(
    _ places: [Int], _ kind: RowKind, _ columns: [String], _ keys: (Int) -> [[Value]]
  ) -> Result {
    var members: [(key: [Value], places: [Int])] = []
    for place in places {
      for key in keys(place) {
        if let group = members.firstIndex(where: { $0.key == key }) {
          if members[group].places.last != place { members[group].places.append(place) }
        } else {
          members.append((key, [place]))
        }
      }
    }
    return Result(
      columns: columns + ["posts", "documents", "first", "last"],
      cells: members.map { key, places in
        let (first, last) = extremes(places)
        return key + [
          .integer(places.count { rows[$0].block.kind.isPost }),
          .integer(Set(places.map { rows[$0].document }).count), first, last,
        ]
      },
      members: members.map(\.places), kind: kind)
  }

  /// The earliest and the latest of the times that are stated.
  private func extremes(_ places: [Int]) -> (Value, Value) {
    let spans = places.compactMap { rows[$0].block.time }.filter {
      $0.basis == .stated && $0.earliest != nil && $0.latest != nil
    }
    let first = spans.min { $0.earliest! < $1.earliest! }
    let last = spans.max { $0.latest! < $1.latest! }
    return (first.map { .time($0) } ?? .none, last.map { .time($0) } ?? .none)
  }

  // MARK: Concordance

  func concordance(_ input: Result, _ text: String, width: Int) -> Result {
    let needle = Array(Self.fold(text))
    var origins: [Int] = []
    var result = Result(
      columns: ["id", "left", "match", "right"], cells: [], kind: .concordance, contexts: [],
      isSorted: input.isSorted)
    for row in input.posts.map({ rows[$0] }) {
      let folded = Folding.fold(row.block.text)
      let original = folded.original
      var start = 0
      while start + needle.count <= folded.bytes.count {
        guard folded.bytes[start..<start + needle.count].elementsEqual(needle) else {
          start += 1
          continue
        }
        let match = folded.originalRange(of: start..<start + needle.count)
        func text(_ range: Range<Int>) -> String {
          String(decoding: original[range], as: UTF8.self)
        }
        result.cells.append([
          .text(row.identifier), .text(String(text(0..<match.lowerBound).suffix(width))),
          .text(text(match)),
          .text(String(text(match.upperBound..<original.count).prefix(width))),
        ])
        origins.append(row.place)
        let before = String(decoding: folded.bytes[..<start], as: UTF8.self).unicodeScalars
        result.contexts?.append([
          "left": before.reversed().map(String.init).joined(),
          "right": String(decoding: folded.bytes[(start + needle.count)...], as: UTF8.self),
        ])
        let words = words(row.place).filter(\.entry.isWord)
        result.beside.append([
          "previous": words.last { $0.range.upperBound <= match.lowerBound }?.entry.form,
          "next": words.first { $0.range.lowerBound >= match.upperBound }?.entry.form,
        ])
        start += needle.count
      }
    }
    return ofPosts(origins, input.origin, result)
  }
}
