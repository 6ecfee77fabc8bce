/// What stands in a sentence that a query can hold: posts, numbers, a document, a period, and texts to look for.
struct AskedThings {
  /// In lower case, its signs of ASCII as blanks, one at both ends.
  private let words: String
  private let isJapanese: Bool
  /// Names of posts, such as `001#44`.
  private(set) var posts: [String] = []
  /// Numbers that belong to nothing else.
  private(set) var numbers: [String] = []
  private(set) var documents: [String] = []
  /// ` since 2026年1月` and the like; empty where no time is named.
  private(set) var period = ""
  /// What is in quotes.
  private var quoted: [String] = []
  /// What may be a word of the language, by its name in Japanese too, in the sentence's order.
  private var named: [String] = []
  /// What may be looked for, each once: nouns of kanji and katakana, in Japanese Latin words, in English names.
  private var nouns: [String] = []

  init(_ sentence: String) {
    var plain = " "
    for character in sentence.lowercased() {
      let isSign = character.isASCII && !character.isLetter && !character.isNumber
      if isSign || character.isWhitespace {
        plain.append(" ")
      } else {
        // Words of ASCII stand apart from Japanese, whether blanks do it or not.
        if let last = plain.last, last != " ", last.isASCII != character.isASCII {
          plain.append(" ")
        }
        plain.append(character)
      }
    }
    plain += " "
    if sentence.contains(where: { "%％".contains($0) }) { plain += "percent " }
    words = plain
    // Japanese may stand among English words.
    isJapanese =
      sentence.unicodeScalars.contains { $0.isHiragana }
      && !Self.english.contains { plain.contains(" \($0) ") }
    let rest = takeQuoted(takePeriod(sentence))
    let runs = SentenceRun.runs(of: rest)
    for place in runs.indices { take(runs[place], at: place, of: runs) }
  }

  /// Whether one of these stands in the sentence; those of ASCII as whole words.
  func has(_ marks: [String]) -> Bool {
    marks.contains {
      $0.utf8.allSatisfy { $0 < 0x80 } ? words.contains(" \($0) ") : words.contains($0)
    }
  }

  /// ` in 001 on 2026年1月`: the clauses that say where and when.
  var place: String {
    (documents.isEmpty ? "" : " in " + documents.joined(separator: ", ")) + period
  }

  /// The one document that is named; nil of several.
  var document: String? { documents.count == 1 ? documents[0] : nil }

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
    // `the "block"` names a word as well.
    (named + quoted.map { $0.lowercased() }).reversed().lazy.compactMap { word in
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
    return sentence.replacing(quotes, with: " \" ")
  }

  private mutating func take(_ run: SentenceRun, at place: Int, of runs: [SentenceRun]) {
    let words = runs[..<place].reversed().lazy.filter { $0.sort != .blank }
    switch run.sort {
    case .blank, .other: break
    case .reference: takeReference(run.text, behind: words.first)
    case .kana:
      // What stands by itself; elsewhere it is what holds a sentence together.
      let isApart =
        (place == 0 || runs[place - 1].parts) && (place + 1 == runs.count || runs[place + 1].parts)
      let isWord = 2...8 ~= run.text.count && !Self.kana.contains(run.text)
      if isApart, isWord, runs.contains(where: { $0.sort != .kana && !$0.parts }) { add(run.text) }
    case .latin:
      let word = run.text.lowercased()
      if !Self.usual.contains(word) { named.append(word) }
      let isCapital = run.text.utf8.first ?? 0x61 < 0x61
      if ["in", "document", "doc", "file"].contains(words.first?.text.lowercased()), !isJapanese {
        if !Self.places.contains(word), documents.isEmpty { documents = [run.text] }
      } else if isJapanese || isCapital && words.first != nil
        || Self.isListed(word, at: place, of: runs) || isCapital && Self.isBeforeField(runs),
        run.text.utf8.count > 1, !Self.forms.contains(word)
      {
        // In English only names begin with a capital.
        add(run.text)
      }
    case .noun:
      let next = place + 1 < runs.count ? runs[place + 1] : nil
      let noun = Self.noun(run.text, before: next)
      if noun.isEmpty { return }
      named.append(noun)
      if let date = DateWords.local(for: noun), period.isEmpty {
        period = " on \(date)"
      } else {
        add(noun)
      }
    }
  }

  /// Whether a word stands in a list of texts, as in `日本, にほん, japan`, and says nothing of how it is asked.
  private static func isListed(_ word: String, at place: Int, of runs: [SentenceRun]) -> Bool {
    if isOfSentences(word) { return false }
    let before = runs[..<place].reversed().filter { $0.sort != .blank }
    let after = runs[(place + 1)...].filter { $0.sort != .blank }
    let isBehindAnd =
      before.count > 1 && ["and", "or"].contains(before[0].text.lowercased())
      && [.noun, .kana].contains(before[1].sort)
    return isBehindAnd || [before, after].contains(where: isElementBehindComma)
  }

  /// Whether a comma comes first and then what may be looked for: of `…, and of what kinds` nothing is.
  private static func isElementBehindComma(_ runs: [SentenceRun]) -> Bool {
    guard runs.count > 1, [",", "、", "，"].contains(runs[0].text) else { return false }
    return runs[1].sort != .latin || !isOfSentences(runs[1].text.lowercased())
  }

  /// Whether a word holds a sentence together, or is one of the language or the field.
  private static func isOfSentences(_ word: String) -> Bool {
    english.contains(word) || usual.contains(word) || places.contains(word)
      || ProseIntent.fieldWords.contains(word) || ["often", "times", "many", "most"].contains(word)
      || [word, word + "s"].contains { !Vocabulary.entries(for: $0).isEmpty }
  }

  /// `Japan spellings`, where the first word is a name.
  private static func isBeforeField(_ runs: [SentenceRun]) -> Bool {
    let words = runs.filter { $0.sort != .blank }
    return words.count == 2 && ProseIntent.fieldWords.contains(words[1].text.lowercased())
  }

  /// A noun without the stem of a verb at its end, which other letters follow than those of a particle, or of a verb
  /// that is made of a noun.
  private static func noun(_ kanji: String, before next: SentenceRun?) -> String {
    guard let next, next.sort == .kana, let letter = next.text.first,
      kanji.unicodeScalars.last.map({ !$0.isKatakana }) ?? false
    else { return kanji }
    let particles = kanji.count == 1 ? "のはがをにともへでや" : "のはがをにともへでやだなかまよじさしすせごずば"
    if particles.contains(letter) || next.text.hasPrefix("って") { return kanji }
    return String(kanji.dropLast())
  }

  private mutating func takeReference(_ text: String, behind last: SentenceRun?) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
      posts.append(text)
    } else if parts.count == 2, parts[0].isEmpty, !parts[1].isEmpty {
      numbers.append(String(parts[1]))
    } else if parts.count != 1 {
      return
    } else if text.utf8.count == 3, text.utf8.first == 0x30 {
      if !documents.contains(text) { documents.append(text) }
    } else if text.utf8.count == 4, ["in", "on", "during"].contains(last?.text.lowercased()) {
      period = " on \(text)"
    } else if text.utf8.count == 4, last?.text.lowercased() == "since" {
      period = " since \(text)"
    } else if text != "0" {
      // `0件の月も`: nothing is looked for by it.
      numbers.append(text)
    }
  }

  /// Keeps what is left of a noun without what only says how it is asked: of `南鳥島月別推移`, `南鳥島`.
  private mutating func add(_ noun: String) {
    var noun = noun[...]
    // `何回言ってるか`: what is asked stands before a verb.
    for asked in ["何回", "何件", "何人", "何度", "何種類"] where noun.hasPrefix(asked) && noun != asked {
      noun = noun.dropFirst(asked.count)
      if noun.count == 1 { return }
    }
    while let word = ProseIntent.words.first(where: { $0.count > 1 && noun.hasSuffix($0) }) {
      noun = noun.dropLast(word.count)
    }
    if noun.isEmpty || ProseIntent.words.contains(String(noun)) || nouns.contains(String(noun)) {
      return
    }
    nouns.append(String(noun))
  }

  /// What stands by itself in hiragana and is not looked for.
  private static let kana: Set<String> = [
    "について", "とは", "から", "まで", "など", "ください", "なに", "だれ", "いつ", "どこ", "なぜ", "どれ", "それぞれ", "ごと",
    "おしえて",
    "または", "あるいは", "もしくは", "かつ", "どちらか", "いいね", "いくつ", "ありますか", "どのくらい", "おおい", "すべて", "ぜんぶ", "ここ",
    "その", "この",
    "どうして", "なん", "です", "ですか", "どんな",
  ]

  /// Words that English sentences have.
  private static let english = [
    "how", "who", "what", "which", "where", "when", "why", "the", "of", "does", "do", "is", "are",
    "in",
    "per", "by",
  ]

  /// What begins with a capital and is not looked for.
  private static let forms: Set<String> = [
    "excel", "csv", "svg", "png", "pdf", "id", "ids", "json", "xlsx", "and", "or", "not",
  ]

  /// Words of the language that are words of every sentence too.
  private static let usual: Set<String> = [
    "of", "in", "by", "and", "or", "not", "any", "all", "this", "has", "on", "where", "between",
    "to",
    "mean", "at", "last", "as", "since", "until", "near", "left", "right",
  ]

  /// What may stand behind `in` and is no document.
  private static let places: Set<String> = [
    "the", "all", "each", "every", "a", "an", "which", "what", "posts", "documents", "total",
    "this", "here", "different", "various", "several", "both", "general", "english", "japanese",
    "order", "my", "corpus", "time", "document", "it",
  ]
}
