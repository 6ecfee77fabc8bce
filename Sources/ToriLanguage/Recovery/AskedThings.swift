/// What stands in a sentence that a query can hold: posts, numbers, a document, a period, and texts to look for.
struct AskedThings {
  /// In lower case, its signs of ASCII as blanks, one at both ends.
  private let words: String
  private let isJapanese: Bool
  /// Names of posts, such as `001#44`.
  private(set) var posts: [String] = []
  /// Numbers that belong to nothing else.
  private(set) var numbers: [String] = []
  private(set) var document: String?
  /// ` since 2026年1月` and the like; empty where no time is named.
  private(set) var period = ""
  /// What is in quotes.
  private var quoted: [String] = []
  /// What may be a word of the language, by its name in Japanese too, in the sentence's order.
  private var named: [String] = []
  /// Runs of kanji or katakana, and in Japanese of Latin letters, that may be what is looked for, each once.
  private var nouns: [String] = []

  init(_ sentence: String) {
    var plain = " "
    for character in sentence.lowercased() {
      let isSign = character.isASCII && !character.isLetter && !character.isNumber
      plain.append(isSign || character.isWhitespace ? " " : character)
    }
    words = plain + " "
    isJapanese = sentence.unicodeScalars.contains { 0x3041...0x309F ~= $0.value }
    let rest = takeQuoted(takePeriod(sentence))
    let runs = Run.runs(of: rest)
    for (place, run) in runs.enumerated() {
      take(run, behind: place > 0 ? runs[place - 1] : nil, before: runs.dropFirst(place + 1).first)
    }
  }

  /// Whether one of these stands in the sentence; those of ASCII as whole words.
  func has(_ marks: [String]) -> Bool {
    marks.contains {
      $0.utf8.allSatisfy { $0 < 0x80 } ? words.contains(" \($0) ") : words.contains($0)
    }
  }

  /// ` in 001 on 2026年1月`: the clauses that say where and when.
  var place: String { (document.map { " in \($0)" } ?? "") + period }

  /// What is looked for: what is in quotes, else what says nothing of how it is asked.
  var texts: [String] {
    quoted.isEmpty ? nouns : (isJapanese ? [] : nouns) + quoted.map { "\"\($0)\"" }
  }

  /// One of the texts, as a query says it; nil where there is none, or it is not certain what is said of it.
  var anyText: String? {
    guard let first = texts.first, numbers.isEmpty, !has(ProseIntent.absences) else { return nil }
    return texts.count == 1 ? first : "any of " + texts.joined(separator: ", ")
  }

  /// The word of the language that the sentence names last.
  var topic: String? {
    named.reversed().lazy.compactMap { word in
      if let keyword = Vocabulary.Kind.allCases.lazy.compactMap({ Vocabulary.glossed(word, $0) })
        .first
      {
        return keyword.spelling
      }
      return [word, word + "s"].first { !Vocabulary.entries(for: $0).isEmpty }
    }.first
  }

  // MARK: Reading

  /// The sentence without `2026年1月13日以降` and the like.
  private mutating func takePeriod(_ sentence: String) -> String {
    let date = #/(?<date>\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)(?<lead>以降|以後|から|まで)?/#
    guard let match = sentence.firstMatch(of: date), sentence.matches(of: date).count == 1 else {
      return sentence
    }
    let lead =
      switch match.lead {
      case "以降", "以後", "から": Keyword.since
      case "まで": Keyword.until
      default: Keyword.on
      }
    period = " \(lead.spelling) \(match.date)"
    return sentence.replacing(date, with: " ")
  }

  private mutating func takeQuoted(_ sentence: String) -> String {
    let quotes = #/「([^「」"]+)」|『([^『』"]+)』|"([^"]+)"|“([^”"]+)”/#
    for match in sentence.matches(of: quotes) {
      let inner = match.1 ?? match.2 ?? match.3 ?? match.4
      if let inner { quoted.append(String(inner).replacing("\\", with: "\\\\")) }
    }
    return sentence.replacing(quotes, with: " ")
  }

  private mutating func take(_ run: Run, behind last: Run?, before next: Run?) {
    switch run.sort {
    case .other: break
    case .kana:
      // One of a list; elsewhere it is what holds a sentence together.
      if last?.text.contains("、") == true, next?.text.contains("、") == true { add(run.text) }
    case .reference: takeReference(run.text, behind: last)
    case .latin:
      if !Self.usual.contains(run.text.lowercased()) { named.append(run.text.lowercased()) }
      let isNamed = ["in", "document", "doc", "file"].contains(last?.text.lowercased())
      if isJapanese {
        if run.text.utf8.count > 1 { add(run.text) }
      } else if isNamed, !Self.places.contains(run.text.lowercased()), document == nil {
        document = run.text
      }
    case .katakana:
      named.append(run.text)
      add(run.text)
    case .kanji:
      let noun = Self.noun(run.text, before: next)
      if !noun.isEmpty {
        named.append(noun)
        add(noun)
      }
    }
  }

  /// Kanji without the stem of a verb at their end, which other letters follow than those of a particle, or of a verb
  /// that is made of a noun.
  private static func noun(_ kanji: String, before next: Run?) -> String {
    guard let next, next.sort == .kana, let letter = next.text.first else { return kanji }
    let particles = kanji.count == 1 ? "のはがをにともへでや" : "のはがをにともへでやだなかまよじさしすせ"
    if particles.contains(letter) || next.text.hasPrefix("って") { return kanji }
    return String(kanji.dropLast())
  }

  private mutating func takeReference(_ text: String, behind last: Run?) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
      posts.append(text)
    } else if parts.count == 2, parts[0].isEmpty, !parts[1].isEmpty {
      numbers.append(String(parts[1]))
    } else if parts.count != 1 {
      return
    } else if text.utf8.count == 3, text.utf8.first == 0x30 {
      document = text
    } else if text.utf8.count == 4, ["in", "on", "during"].contains(last?.text.lowercased()) {
      period = " on \(text)"
    } else if text.utf8.count == 4, last?.text.lowercased() == "since" {
      period = " since \(text)"
    } else {
      numbers.append(text)
    }
  }

  /// Keeps what is left of a noun without what only says how it is asked: of `南鳥島月別推移`, `南鳥島`.
  private mutating func add(_ noun: String) {
    var noun = noun[...]
    while let word = ProseIntent.words.first(where: { $0.count > 1 && noun.hasSuffix($0) }) {
      noun = noun.dropLast(word.count)
    }
    if noun.isEmpty || ProseIntent.words.contains(String(noun)) || nouns.contains(String(noun)) {
      return
    }
    nouns.append(String(noun))
  }

  /// Words of the language that are words of every sentence too.
  private static let usual: Set<String> = [
    "of", "in", "by", "and", "or", "not", "any", "all", "this", "has", "on", "where", "between",
    "to",
    "mean", "at", "last", "as", "since", "until", "near", "left", "right",
  ]

  /// What may stand behind `in` and is no document.
  private static let places: Set<String> = [
    "the", "all", "each", "every", "a", "an", "which", "what", "posts", "documents", "total",
    "this", "here", "english", "japanese", "order", "my", "corpus", "time", "document", "it",
  ]
}

/// Letters of one sort, one after the other.
private struct Run {
  enum Sort { case kanji, katakana, kana, latin, reference, other }

  var text: String
  let sort: Sort

  static func runs(of sentence: String) -> [Run] {
    var runs: [Run] = []
    for character in sentence {
      let sort = sort(of: character, in: runs.last)
      if let last = runs.last, last.sort == sort {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append(Run(text: String(character), sort: sort))
      }
    }
    return runs.filter { $0.sort != .other || $0.text.contains { !$0.isWhitespace } }
  }

  private static func sort(of character: Character, in last: Run?) -> Sort {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .kanji
    case 0x30A1...0x30FA, 0x30FC...0x30FE, 0xFF66...0xFF9F: .katakana
    case 0x3041...0x309F: .kana
    case 0x30...0x39, 0x23: .reference
    case 0x41...0x5A, 0x61...0x7A:
      last?.sort == .reference && last?.text.contains("#") == true ? .reference : .latin
    default: .other
    }
  }
}
