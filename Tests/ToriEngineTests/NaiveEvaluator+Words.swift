import Glibc
import ToriEngine
import ToriLanguage
import ToriStatistics
import ToriText
import ToriWords

import struct Foundation.Data

/// Words and what is counted of them: each post's words looked at one by one, nothing kept.
extension NaiveEvaluator {
  struct Lexeme: Hashable {
    var texts: [String]
    var tag: String
    var isContent: Bool
  }

  func words(_ place: Int) -> [Word] {
    let words = NaiveWords.shared.of(rows[place].block.text)
    return lists.compounds.isEmpty ? words : joined(words)
  }

  /// With what somebody says is one word as one, of what begins at one place the longest.
  private func joined(_ words: [Word]) -> [Word] {
    var joined: [Word] = []
    var start = 0
    while start < words.count {
      let ends = lists.compounds.compactMap { compound in
        end(of: compound.folded, from: start, in: words).map { (end: $0, compound: compound) }
      }
      guard let longest = ends.max(by: { $0.end < $1.end }) else {
        joined.append(words[start])
        start += 1
        continue
      }
      let text = longest.compound.text
      joined.append(
        Word(
          entry: WordEntry(form: text, word: text, tag: "名詞-複合", pos: .noun, isContent: true),
          range: words[start].range.lowerBound..<words[longest.end - 1].range.upperBound,
          endsSentence: words[longest.end - 1].endsSentence))
      start = longest.end
    }
    return joined
  }

  /// Behind which word a compound of several ends that begins there.
  private func end(of folded: String, from start: Int, in words: [Word]) -> Int? {
    var text = Folding.string(words[start].entry.form)
    for end in words.indices[(start + 1)...] {
      if words[end - 1].endsSentence { return nil }
      if words[end - 1].range.upperBound != words[end].range.lowerBound { text += " " }
      text += Folding.string(words[end].entry.form)
      if text == folded { return end + 1 }
      if text.utf8.count > folded.utf8.count { return nil }
    }
    return nil
  }

  /// Whether lists leave the word out.
  func isStopped(_ lexeme: Lexeme) -> Bool {
    lists.stop.contains { $0.folded == lexeme.texts.last }
  }

  // MARK: Where something stands

  /// The places of its words among those of a row, from left to right and apart.
  func places(of sought: SoughtNeedle, in place: Int) -> [Range<Int>] {
    let words = words(place)
    switch sought {
    case .word(let needle) where !needle.isExact:
      return words.indices.filter {
        Array(Folding.string(words[$0].entry.word).utf8) == needle.folded
      }.map { $0..<$0 + 1 }
    case .word(let needle):
      let forms = words.map { Array(Folding.string($0.entry.form).utf8) }
      return apart(
        words.indices.compactMap { start in
          var text: [UInt8] = []
          for end in words.indices[start...] {
            let isJoined =
              end == start || words[end - 1].range.upperBound == words[end].range.lowerBound
            text += forms[end]
            if !isJoined || text.count > needle.folded.count { return nil }
            if text == needle.folded { return start..<end + 1 }
          }
          return nil
        })
    case .words(let sequence): return places(of: sequence, in: place)
    case .anyOf(let parts, written: _):
      // Those that share a word are one.
      let all = Set(
        parts.flatMap { places(of: $0, in: place) }.map { [$0.lowerBound, $0.upperBound] })
      var found: [Range<Int>] = []
      for range in all.map({ $0[0]..<$0[1] }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = found.last, last.overlaps(range) {
          found[found.count - 1] =
            last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          found.append(range)
        }
      }
      return found
    case .text, .exactly, .pattern:
      var found: [Range<Int>] = []
      for range in bytes(of: sought, in: place) {
        let touched = words.indices.filter { words[$0].range.overlaps(range) }
        guard let first = touched.first, let last = touched.last else { continue }
        if let before = found.last, before.upperBound > first {
          found[found.count - 1] = before.lowerBound..<max(before.upperBound, last + 1)
        } else {
          found.append(first..<last + 1)
        }
      }
      return found
    }
  }

  /// Where something stands in a row's text, in bytes as it is stored; of what begins at one place the longest.
  func bytes(of sought: SoughtNeedle, in place: Int) -> [Range<Int>] {
    let text = rows[place].block.text
    switch sought {
    case .text(let needle): return characters(of: needle, in: place)
    case .exactly(let needle):
      let (bytes, wanted) = (Array(text.utf8), Array(needle.text.utf8))
      return apart(
        bytes.indices.compactMap { start in
          bytes[start...].starts(with: wanted) ? start..<start + wanted.count : nil
        })
    case .pattern(let pattern):
      guard let regex = try? Regex(pattern.source) else { return [] }
      let caseBlind = regex.ignoresCase(pattern.flags.contains("i"))
      return text.matches(of: caseBlind.matchingSemantics(.unicodeScalar)).map {
        let start = text.utf8.distance(from: text.startIndex, to: $0.range.lowerBound)
        return start..<start + text[$0.range].utf8.count
      }.filter { !$0.isEmpty }
    case .word, .words:
      let words = words(place)
      return places(of: sought, in: place).map {
        words[$0.lowerBound].range.lowerBound..<words[$0.upperBound - 1].range.upperBound
      }
    case .anyOf(let parts, written: _):
      return apart(
        parts.flatMap { bytes(of: $0, in: place) }.sorted {
          ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound)
        })
    }
  }

  /// Where a row's text holds the characters, in bytes as it is stored.
  func characters(of needle: Needle, in place: Int) -> [Range<Int>] {
    let folded = Folding.fold(rows[place].block.text)
    var found: [Range<Int>] = []
    var start = 0
    while start + needle.folded.count <= folded.bytes.count {
      let range = start..<start + needle.folded.count
      if folded.bytes[range].elementsEqual(needle.folded) {
        found.append(folded.originalRange(of: range))
        start = range.upperBound
      } else {
        start += 1
      }
    }
    return found
  }

  private func apart(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var kept: [Range<Int>] = []
    for range in ranges where range.lowerBound >= kept.last?.upperBound ?? 0 { kept.append(range) }
    return kept
  }

  /// The shortest runs that meet the pattern, by trying every way.
  func places(of sequence: WordSequence, in place: Int) -> [Range<Int>] {
    let words = words(place)
    return apart(
      words.indices.compactMap { start in
        let ends = ends(of: sequence.elements[...], from: start, after: start, in: words)
        let end = ends.filter { end in
          end > start
            && !(sequence.isWithinSentence
              && words[start..<end - 1].contains(where: \.endsSentence))
        }.min()
        return end.map { start..<$0 }
      })
  }

  /// Where runs may end that go on from a place, of a match that begins at `first`.
  private func ends(
    of elements: ArraySlice<WordSequence.Element>, from start: Int, after first: Int,
    in words: [Word]
  ) -> Set<Int> {
    guard let element = elements.first else { return [start] }
    var reached: Set = [start]
    var after: Set<Int> = element.least == 0 ? [start] : []
    var times = 0
    while !reached.isEmpty, times < element.most ?? words.count + element.least {
      reached = reached.reduce(into: []) { next, place in
        switch element.kind {
        case .word(let test):
          // The word there, or one behind signs.
          for at in place..<words.count {
            if takes(test, words[at].entry) { next.insert(at + 1) }
            if words[at].entry.isWord || at == first { break }
          }
        case .alternatives(let sequences):
          for sequence in sequences {
            next.formUnion(ends(of: sequence[...], from: place, after: first, in: words))
          }
        }
      }
      times += 1
      if times >= element.least { after.formUnion(reached) }
    }
    return after.reduce(into: []) {
      $0.formUnion(ends(of: elements.dropFirst(), from: $1, after: first, in: words))
    }
  }

  /// Whether a word stands where the test is; a sign only where it is asked for.
  private func takes(_ test: WordSequence.Test?, _ entry: WordEntry) -> Bool {
    if entry.isWord { return holds(test, entry) }
    switch test {
    case nil, .content, .not: return false
    case .or(let parts): return parts.contains { takes($0, entry) }
    case .and(let parts): return parts.contains { takes($0, entry) } && holds(test, entry)
    case .text, .pattern: return holds(test, entry)
    }
  }

  private func holds(_ test: WordSequence.Test?, _ entry: WordEntry) -> Bool {
    switch test {
    case nil: return true
    case .and(let parts): return parts.allSatisfy { holds($0, entry) }
    case .or(let parts): return parts.contains { holds($0, entry) }
    case .not(let part): return !holds(part, entry)
    case .content: return entry.isContent
    case .pattern(let part, let pattern):
      guard let regex = try? Regex(pattern.source) else { return false }
      let text = part.text(of: entry)
      let caseBlind = regex.ignoresCase(pattern.flags.contains("i"))
      return [text, Folding.string(text)].contains {
        $0.firstMatch(of: caseBlind.matchingSemantics(.unicodeScalar)) != nil
      }
    case .text(.tag, let text): return entry.tag == text || entry.tag.hasPrefix(text + "-")
    case .text(.pos, let text):
      let names = WordClass.allCases.map(\.name)
      return names.contains(text.lowercased())
        ? entry.pos.name == text.lowercased() : entry.tag.hasPrefix(text)
    case .text(let part, let text):
      return Self.fold(part.text(of: entry)) == Self.fold(text)
    }
  }

  /// Whether both stand near each other: in words where both are words, else in characters.
  func isNear(_ first: SoughtNeedle, _ second: SoughtNeedle, _ within: Int, in place: Int) -> Bool {
    let words = words(place)
    if first.isWord, second.isWord {
      for a in places(of: first, in: place) {
        for b in places(of: second, in: place) where a != b {
          let (low, high) = a.lowerBound < b.lowerBound ? (a, b) : (b, a)
          if high.lowerBound < low.upperBound { return true }
          let between = words[low.upperBound..<high.lowerBound].count(where: \.entry.isWord)
          if between < within { return true }
        }
      }
      return false
    }
    let ranges = [first, second].map { bytes(of: $0, in: place) }
    for a in ranges[0] {
      for b in ranges[1] where a != b {
        let (low, high) = a.lowerBound < b.lowerBound ? (a, b) : (b, a)
        if high.lowerBound <= low.upperBound { return true }
        let between = rows[place].text[low.upperBound..<high.lowerBound]
        let seen = String(decoding: between, as: UTF8.self).filter { character in
          character.unicodeScalars.contains { !$0.properties.isDefaultIgnorableCodePoint }
        }
        if seen.count <= within { return true }
      }
    }
    return false
  }

  // MARK: Rows

  /// Lines of a concordance of places in bytes, with the words beside each match.
  func concordance(
    _ input: Result, width: Int, of places: (Int) -> [Range<Int>]
  ) -> Result {
    var origins: [Int] = []
    var result = Result(
      columns: ["id", "left", "match", "right"], cells: [], kind: .concordance, contexts: [],
      isSorted: input.isSorted)
    for place in input.posts {
      let (words, text) = (words(place), Array(rows[place].block.text.utf8))
      for range in places(place) {
        let (start, end) = (range.lowerBound, range.upperBound)
        let (left, right) = (
          String(decoding: text[..<start], as: UTF8.self),
          String(decoding: text[end...], as: UTF8.self)
        )
        result.cells.append([
          .text(rows[place].identifier), .text(String(left.suffix(width))),
          .text(String(decoding: text[start..<end], as: UTF8.self)),
          .text(String(right.prefix(width))),
        ])
        origins.append(place)
        result.contexts?.append([
          "left": Folding.string(left).unicodeScalars.reversed().map(String.init).joined(),
          "right": Folding.string(right),
        ])
        result.beside.append([
          "previous": words.last { $0.entry.isWord && $0.range.upperBound <= start }
            .map { String(decoding: text[$0.range], as: UTF8.self) },
          "next": words.first { $0.entry.isWord && $0.range.lowerBound >= end }
            .map { String(decoding: text[$0.range], as: UTF8.self) },
        ])
      }
    }
    return ofPosts(origins, input.origin, result)
  }

  func words(_ input: Result, by key: WordsStage.Key) -> Result {
    switch key {
    case .group(let key):
      let cells = parts(input, by: key.name).flatMap { value, places in
        let rows = counted(places, by: .word, namedIn: input.posts)
        let all = places.reduce(0) { $0 + words($1).count(where: \.entry.isWord) }
        return rows.map { [value] + $0 + [.integer(all)] }
      }
      return Result(
        columns: [
          key.name, "word", "pos", "tag", "content", "count", "per_million", "posts", "documents",
          "words",
        ],
        cells: cells, kind: .words)
    case .part(let part):
      let keys =
        switch part {
        case .form: ["form", "word", "pos", "tag", "content"]
        case .tag: ["tag", "pos", "content"]
        default: [part.rawValue, "pos", "tag", "content"]
        }
      return Result(
        columns: keys + ["count", "per_million", "posts", "documents"],
        cells: counted(input.posts, by: part, namedIn: input.posts), kind: .words)
    }
  }

  /// What stands in these posts, by what rows tell apart.
  func occurrences(
    _ places: [Int], by part: WordPart = .word,
    where counts: (_ place: Int, _ word: Int) -> Bool = { _, _ in true }
  ) -> [Lexeme: [(place: Int, entry: WordEntry)]] {
    var found: [Lexeme: [(place: Int, entry: WordEntry)]] = [:]
    for place in places {
      for (number, word) in words(place).enumerated()
      where word.entry.isWord && counts(place, number) {
        var lexeme = word.entry.lexeme
        switch part {
        case .form:
          lexeme.texts = [Folding.string(word.entry.form), Folding.string(word.entry.word)]
        case .reading: lexeme.texts = [word.entry.reading]
        case .tag: (lexeme.texts, lexeme.tag) = ([word.entry.tag], "")
        case .word, .pos: break
        }
        found[lexeme, default: []].append((place, word.entry))
      }
    }
    return found
  }

  /// A row's word as it is most often written, and its commonest class.
  func shown(
    _ entries: [WordEntry], as part: WordPart = .word
  ) -> (text: String, pos: String) {
    var (texts, classes): ([String: Int], [WordClass: Int]) = ([:], [:])
    for entry in entries {
      let isFolded = entry.word != entry.form && entry.word == Folding.string(entry.form)
      let text = part == .word && isFolded ? entry.form : part.text(of: entry)
      texts[text, default: 0] += 1
      classes[entry.pos, default: 0] += 1
    }
    let most = texts.values.max() ?? 0
    let text = texts.filter { $0.value == most }.keys.min { Self.isBefore(.text($0), .text($1)) }
    let likeliest = classes.values.max() ?? 0
    let pos = WordClass.allCases.first { classes[$0] == likeliest }
    return (text ?? "", pos?.name ?? "x")
  }

  private func wordCells(_ entries: [WordEntry]) -> [Value] {
    let (text, pos) = shown(entries)
    let lexeme = entries[0].lexeme
    return [.text(text), .text(pos), .text(lexeme.tag), .boolean(lexeme.isContent)]
  }

  /// Rows in the order of numbers, the largest first, then of what they tell apart: text, tag, content words first,
  /// dictionary form.
  private func inOrder(_ rows: [(ranks: [Double], lexeme: Lexeme, cells: [Value])]) -> [[Value]] {
    rows.sorted { a, b in
      for (x, y) in zip(a.ranks, b.ranks) where x != y { return x > y }
      let (x, y) = (a.lexeme, b.lexeme)
      if x.texts[0] != y.texts[0] { return Self.isBefore(.text(x.texts[0]), .text(y.texts[0])) }
      if x.tag != y.tag { return Self.isBefore(.text(x.tag), .text(y.tag)) }
      if x.isContent != y.isContent { return x.isContent }
      return Self.isBefore(.text(x.texts.last ?? ""), .text(y.texts.last ?? ""))
    }.map(\.cells)
  }

  /// - Parameter named: the posts by which words are shown as most of them are.
  private func counted(_ places: [Int], by part: WordPart, namedIn named: [Int]) -> [[Value]] {
    let found = occurrences(places, by: part)
    let everywhere = places == named ? found : occurrences(named, by: part)
    let all = found.values.reduce(0) { $0 + $1.count }
    let listed = found.filter { ![.word, .form].contains(part) || !isStopped($0.key) }
    let rows = listed.map { lexeme, own -> (ranks: [Double], lexeme: Lexeme, cells: [Value]) in
      let names = (everywhere[lexeme] ?? []).map(\.entry)
      let (text, pos) = shown(names, as: part)
      let word = part == .form ? shown(names).text : ""
      let (tag, content) = (Value.text(lexeme.tag), Value.boolean(lexeme.isContent))
      let keys: [Value] =
        switch part {
        case .form: [.text(text), .text(word), .text(pos), tag, content]
        case .tag: [.text(text), .text(pos), content]
        default: [.text(text), .text(pos), tag, content]
        }
      let figures: [Value] = [
        .integer(own.count), .number(Double(own.count) / Double(all) * 1_000_000),
        .integer(Set(own.map(\.place)).count),
        .integer(Set(own.map { self.rows[$0.place].document }).count),
      ]
      return ([Double(own.count)], lexeme, keys + figures)
    }
    return inOrder(rows)
  }

  func collocates(_ input: Result, _ stage: CollocatesStage) -> Result {
    let posts = input.posts
    var nodes: [Int: Set<Int>] = [:]
    var near: [Int: Set<Int>] = [:]
    var nodeCount = 0
    for place in posts {
      let words = words(place)
      let found = places(of: stage.node, in: place)
      nodeCount += found.count
      nodes[place] = Set(found.joined())
      var windows: Set<Int> = []
      for node in found {
        // Outward from the node, as far as words are left in the window.
        var (at, left) = (node.lowerBound, stage.window.left)
        while at > 0, left > 0 {
          at -= 1
          if stage.window.isWithinSentence, words[at].endsSentence { break }
          if words[at].entry.isWord {
            windows.insert(at)
            left -= 1
          }
        }
        (at, left) = (node.upperBound, stage.window.right)
        while at < words.count, left > 0 {
          if stage.window.isWithinSentence, words[at - 1].endsSentence { break }
          if words[at].entry.isWord {
            windows.insert(at)
            left -= 1
          }
          at += 1
        }
      }
      near[place] = windows.subtracting(nodes[place] ?? [])
    }
    let all = occurrences(posts) { !(nodes[$0]?.contains($1) ?? false) }
    let windows = occurrences(posts) { near[$0]?.contains($1) ?? false }
    let (r1, n) = (
      windows.values.reduce(0) { $0 + $1.count }, all.values.reduce(0) { $0 + $1.count }
    )
    let listed = windows.filter { !isStopped($0.key) }
    let rows = listed.map { lexeme, own -> (ranks: [Double], lexeme: Lexeme, cells: [Value]) in
      let everywhere = all[lexeme] ?? []
      let table = ContingencyTable(o11: own.count, r1: r1, c1: everywhere.count, n: n)
      let measures = CollocatesStage.measures.map { measure -> Value in
        measure.value(of: table, node: nodeCount).map { .number($0) } ?? .none
      }
      let word = wordCells(everywhere.map(\.entry))
      return (
        [table.logLikelihood, Double(own.count)], lexeme,
        word + [
          .integer(everywhere.count), .integer(own.count), .number(table.expected),
        ] + measures + [.integer(nodeCount), .integer(r1), .integer(n)]
      )
    }
    return Result(
      columns: ["word", "pos", "tag", "content", "count", "observed", "expected"]
        + CollocatesStage.measures.map(\.rawValue) + ["node", "window", "words"],
      cells: inOrder(rows), kind: .words)
  }

  func keywords(_ input: Result, _ stage: KeywordsStage, against other: Result?) -> Result {
    let names =
      ["word", "pos", "tag", "content", "count", "other"]
      + KeywordsStage.measures.map(\.rawValue) + ["expected", "words", "other_words"]
    guard let key = stage.key else {
      return Result(
        columns: names,
        cells: compared(input.posts, with: other?.posts ?? [], least: stage.least), kind: .words)
    }
    let cells = parts(input, by: key.name).flatMap { value, own in
      compared(
        own, with: input.posts.filter { !own.contains($0) }, least: stage.least, isOwn: true
      ).map { [value] + $0 }
    }
    return Result(columns: [key.name] + names, cells: cells, kind: .words)
  }

  /// - Parameter isOwn: whether words that do not stand here are left out.
  private func compared(
    _ here: [Int], with there: [Int], least: Int, isOwn: Bool = false
  ) -> [[Value]] {
    let (own, others) = (occurrences(here), occurrences(there))
    let (r1, r2) = (
      own.values.reduce(0) { $0 + $1.count }, others.values.reduce(0) { $0 + $1.count }
    )
    var rows: [(ranks: [Double], lexeme: Lexeme, cells: [Value])] = []
    for lexeme in Set(own.keys).union(others.keys) where !isStopped(lexeme) {
      let (a, b) = (own[lexeme] ?? [], others[lexeme] ?? [])
      if a.count + b.count < least || isOwn && a.isEmpty { continue }
      let table = ContingencyTable(o11: a.count, r1: r1, c1: a.count + b.count, n: r1 + r2)
      let measures = KeywordsStage.measures.map { measure -> Value in
        measure.value(of: table, node: r1).map { .number($0) } ?? .none
      }
      let word = wordCells((a + b).map(\.entry))
      rows.append(
        (
          [table.logLikelihood, Double(a.count)], lexeme,
          word + [.integer(a.count), .integer(b.count)] + measures
            + [.number(table.expected), .integer(r1), .integer(r2)]
        ))
    }
    return inOrder(rows)
  }

  func dispersion(_ input: Result, _ stage: DispersionStage) -> Result {
    let posts = input.posts.sorted()
    func size(_ places: [Int]) -> Int {
      places.reduce(0) { $0 + words($1).count(where: \.entry.isWord) }
    }
    func count(_ places: [Int]) -> Int {
      places.reduce(0) { $0 + self.places(of: stage.sought, in: $1).count }
    }
    if let key = stage.key {
      let cells = parts(input, by: key.name).map { value, places -> [Value] in
        let (count, size) = (count(places), size(places))
        var (before, stretches) = (0, Array(repeating: 0, count: DispersionStage.stretches))
        for place in places {
          for range in self.places(of: stage.sought, in: place) {
            let at = before + words(place)[..<range.lowerBound].count(where: \.entry.isWord)
            stretches[min(at * stretches.count / max(size, 1), stretches.count - 1)] += 1
          }
          before += words(place).count(where: \.entry.isWord)
        }
        return [
          value, .integer(count), .integer(size),
          size > 0 ? .list(stretches.map { .integer($0) }) : .none,
          size > 0 ? .number(Double(count) / Double(size) * 1_000_000) : .none,
        ]
      }
      return Result(
        columns: [key.name, "count", "words", "strip", "per_million"], cells: cells, kind: .figures)
    }
    func number(_ value: Double?) -> Value { value.map { .number($0) } ?? .none }
    var (before, found): (Int, [Int]) = (0, [])
    for place in posts {
      let words = words(place)
      found += places(of: stage.sought, in: place).map { range in
        before + words[..<range.lowerBound].count(where: \.entry.isWord)
      }
      before += words.count(where: \.entry.isWord)
    }
    let documents = Dictionary(grouping: posts) { rows[$0].document }.values
    let a = Dispersion(counts: documents.map(count), sizes: documents.map(size))
    let b = Dispersion(counts: posts.map { count([$0]) }, sizes: posts.map { size([$0]) })
    let arf = averageReducedFrequency(places: found, wordCount: before)
    return Result(
      columns: [
        "frequency", "range", "d", "dp", "dpnorm", "arf", "documents", "d2", "s", "kld", "posts",
        "post_range", "post_d", "post_d2", "post_dp", "post_dpnorm", "post_kld", "words",
      ],
      cells: [
        [
          .integer(a.frequency), .integer(a.range), number(a.juillandD), number(a.dp),
          number(a.dpNorm), .number(arf), .integer(a.partCount), number(a.carrollD2),
          number(a.rosengrenS), number(a.divergence), .integer(b.partCount), .integer(b.range),
          number(b.juillandD), number(b.carrollD2), number(b.dp), number(b.dpNorm),
          number(b.divergence), .integer(before),
        ]
      ], kind: .words)
  }

  func ngrams(_ input: Result, _ sizes: ClosedRange<Int>) -> Result {
    var found: [[Lexeme]: [Int]] = [:]
    var entries: [Lexeme: [WordEntry]] = [:]
    func form(_ entry: WordEntry) -> Lexeme {
      var lexeme = entry.lexeme
      lexeme.texts = [Folding.string(entry.form), Folding.string(entry.word)]
      return lexeme
    }
    for place in input.posts.sorted() {
      let words = words(place)
      for word in words where word.entry.isWord {
        entries[form(word.entry), default: []].append(word.entry)
      }
      for start in words.indices {
        for size in sizes where start + size <= words.count {
          let run = words[start..<start + size]
          if run.allSatisfy(\.entry.isWord), !run.dropLast().contains(where: \.endsSentence) {
            found[run.map { form($0.entry) }, default: []].append(place)
          }
        }
      }
    }
    let rows = found.map { run, places -> (text: String, size: Int, count: Int, cells: [Value]) in
      let text = run.map { shown(entries[$0] ?? [], as: .form).text }.joined(separator: " ")
      return (
        text, run.count, places.count,
        [
          .text(text), .integer(places.count), .integer(Set(places).count),
          .integer(Set(places.map { self.rows[$0].document }).count), .integer(run.count),
        ]
      )
    }
    return Result(
      columns: ["ngram", "count", "posts", "documents", "size"],
      cells: rows.sorted { a, b in
        if a.count != b.count { return a.count > b.count }
        if a.size != b.size { return a.size < b.size }
        if a.text != b.text { return Self.isBefore(.text(a.text), .text(b.text)) }
        if a.cells[2] != b.cells[2] { return Self.isBefore(b.cells[2], a.cells[2]) }
        return Self.isBefore(b.cells[3], a.cells[3])
      }.map(\.cells), kind: .words)
  }

  /// Runs of two nouns or more.
  func compounds(_ input: Result) -> Result {
    var runs: [[Lexeme]: [Int]] = [:]
    var entries: [Lexeme: [WordEntry]] = [:]
    var (left, right): ([Lexeme: Int], [Lexeme: Int]) = ([:], [:])
    for place in input.posts.sorted() {
      let words = words(place)
      let forms = words.map { word -> Lexeme in
        var lexeme = word.entry.lexeme
        lexeme.texts = [Folding.string(word.entry.form), Folding.string(word.entry.word)]
        if word.entry.isWord { entries[lexeme, default: []].append(word.entry) }
        return lexeme
      }
      func isPart(_ number: Int) -> Bool { words[number].entry.compoundPart != .none }
      var start = 0
      while start < words.count {
        guard words[start].entry.compoundPart == .noun else {
          start += 1
          continue
        }
        var end = start + 1
        while end < words.count, isPart(end),
          words[end - 1].range.upperBound == words[end].range.lowerBound
        {
          end += 1
        }
        if end - start > 1 {
          runs[Array(forms[start..<end]), default: []].append(place)
          for number in start..<end - 1 { right[forms[number], default: 0] += 1 }
          for number in start + 1..<end { left[forms[number], default: 0] += 1 }
        }
        start = end
      }
    }
    let rows = runs.map { run, places -> (flr: Double, text: String, cells: [Value]) in
      let text = run.map { shown(entries[$0] ?? [], as: .form).text }.joined()
      let logs = run.reduce(0.0) {
        $0 + log(Double((left[$1] ?? 0) + 1)) + log(Double((right[$1] ?? 0) + 1))
      }
      let flr = Double(places.count) * exp(logs / Double(2 * run.count))
      return (
        flr, text,
        [
          .text(text), .integer(places.count), .integer(Set(places).count), .number(flr),
          .integer(run.count), .integer(Set(places.map { self.rows[$0].document }).count),
        ]
      )
    }
    return Result(
      columns: ["compound", "count", "posts", "flr", "size", "documents"],
      cells: rows.sorted { a, b in
        if a.flr != b.flr { return a.flr > b.flr }
        if a.cells[1] != b.cells[1] { return Self.isBefore(b.cells[1], a.cells[1]) }
        if a.text != b.text { return Self.isBefore(.text(a.text), .text(b.text)) }
        if a.cells[2] != b.cells[2] { return Self.isBefore(b.cells[2], a.cells[2]) }
        return Self.isBefore(b.cells[5], a.cells[5])
      }.map(\.cells), kind: .words)
  }
}
