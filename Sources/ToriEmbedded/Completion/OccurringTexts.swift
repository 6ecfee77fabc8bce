import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

/// The words that go on from what is typed, as posts write them, each with how many posts have it.
///
/// Japanese sets no blanks: a word is taken to be a run of one script, 南鳥島 or レアアース. The posts that
/// are read are bounded in number; what is found in them is then counted in all.
struct OccurringTexts {
  let index: Index
  /// Those that are looked at.
  let posts: BlockSet

  /// How many posts are read, and how often one of them is looked into.
  private static let postLimit = 300
  private static let occurrenceLimit = 8
  /// How many words are counted, those aside at which two of them part.
  private static let limit = 8
  /// How many posts are counted, the words taken together: to find a frequent one takes its time.
  private static let countLimit = 200_000
  /// In characters, what is typed aside.
  private static let lengthLimit = 16

  func beginning(with typed: String) -> [FoundText] {
    let needle = Folding.fold(typed).bytes
    guard !needle.isEmpty,
      let posts = try? index.blocks(
        mentioning: needle, among: self.posts, cancellation: Cancellation())
    else { return [] }
    let (sample, step) = EvenSample.of(posts, Self.postLimit)
    var found: [FoundText] = []
    var counted = 0
    for (run, met) in Self.withBranches(runs(after: needle, in: sample)) {
      let folded = needle + Array(run.utf8)
      let isExact = counted + met * step <= Self.countLimit
      var count = met * step
      if isExact {
        let holding = try? index.blocks(
          mentioning: folded, among: posts, cancellation: Cancellation())
        count = holding?.count ?? 0
        counted += count
      }
      if count > 0 { found.append(FoundText(text: typed + run, count: count, isExact: isExact)) }
    }
    // The longer of two says more where both are as frequent.
    return found.filter { candidate in
      !found.contains {
        $0.count == candidate.count && $0.text.count > candidate.text.count
          && $0.text.hasPrefix(candidate.text)
      }
    }.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  /// The runs that stand in most posts: of kanji, katakana or Latin letters, two characters at least.
  func commonest() -> [FoundText] {
    let (sample, step) = EvenSample.of(posts, Self.postLimit)
    var met: [String: Int] = [:]
    for post in sample {
      let text = String(decoding: index.foldedText(of: post).bytes, as: UTF8.self)
      var runs: Set<String> = []
      var rest = text.unicodeScalars.prefix(Self.textLimit)[...]
      while let first = rest.first {
        let run = rest.prefix { WritingSystem($0) == WritingSystem(first) }
        rest = rest.dropFirst(run.count)
        let system = WritingSystem(first)
        let isNumber = run.allSatisfy { 0x30...0x39 ~= $0.value }
        if system != .none, system != .hiragana, !isNumber, 2...Self.lengthLimit ~= run.count {
          let text = String(String.UnicodeScalarView(run))
          if !Self.ofAddresses.contains(text) { runs.insert(text) }
        }
      }
      for run in runs { met[run, default: 0] += 1 }
    }
    let ranked = met.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.commonestLimit)
    var counted = 0
    let found = ranked.map { run, count in
      guard counted + count * step <= Self.countLimit else {
        return FoundText(text: run, count: count * step, isExact: false)
      }
      let holding = try? index.blocks(
        mentioning: Array(run.utf8), among: posts, cancellation: Cancellation())
      counted += holding?.count ?? 0
      return FoundText(text: run, count: holding?.count ?? count, isExact: true)
    }
    return found.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  /// In characters, of a text that is looked through for runs.
  private static let textLimit = 2_000
  private static let commonestLimit = 30
  /// What addresses are made of, which nobody looks for.
  private static let ofAddresses: Set<String> = ["https", "http", "www", "com", "co", "jp", "html"]

  /// What follows, folded, with how often it was met.
  private func runs(after needle: [UInt8], in posts: [BlockID]) -> [String: Int] {
    var runs: [String: Int] = [:]
    for post in posts {
      let bytes = index.foldedText(of: post).bytes
      for end in Self.ends(of: needle, in: bytes).prefix(Self.occurrenceLimit) {
        // As many bytes as the characters may have; one that is cut reads as no letter.
        let rest = String(decoding: bytes[end...].prefix(4 * Self.lengthLimit), as: UTF8.self)
        let run = WritingSystem.run(
          in: rest.unicodeScalars.prefix(Self.lengthLimit), after: WritingSystem(endOf: needle))
        if !run.isEmpty { runs[run, default: 0] += 1 }
      }
    }
    return runs
  }

  /// Where `needle` ends in `bytes`.
  private static func ends(of needle: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard bytes.count >= needle.count else { return [] }
    return (0...(bytes.count - needle.count)).compactMap { start in
      bytes[start] == needle[0] && bytes[start..<start + needle.count].elementsEqual(needle)
        ? start + needle.count : nil
    }
  }

  /// The most frequent runs, and where two of them part, with how often each was met, the rarest
  /// first.
  private static func withBranches(_ runs: [String: Int]) -> [(run: String, met: Int)] {
    let frequent = runs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    let ordered = frequent.sorted()
    var all = Set(frequent)
    for (first, second) in zip(ordered, ordered.dropFirst()) {
      let shared = commonPrefix(of: [first, second])
      if !shared.isEmpty { all.insert(shared) }
    }
    return all.map { run in
      (run, runs.reduce(0) { $0 + ($1.key.hasPrefix(run) ? $1.value : 0) })
    }.sorted { ($0.met, $0.run) < ($1.met, $1.run) }
  }
}

extension WritingSystem {
  /// That of the last character of a folded text.
  fileprivate init(endOf folded: [UInt8]) {
    let last = String(decoding: folded.suffix(4), as: UTF8.self).unicodeScalars.last
    self = last.map { WritingSystem($0) } ?? .none
  }

  /// The letters at the start, as long as they are of one script. Hiragana behind another is no part
  /// of the word: の, を, する.
  fileprivate static func run(
    in scalars: some Sequence<Unicode.Scalar>, after before: WritingSystem
  ) -> String {
    var run = String.UnicodeScalarView()
    var script: WritingSystem?
    for scalar in scalars {
      let own = WritingSystem(scalar)
      if own == .hiragana && before != .hiragana { break }
      if own == .none || script.map({ $0 != own }) ?? false { break }
      script = own
      run.append(scalar)
    }
    return String(run)
  }
}
