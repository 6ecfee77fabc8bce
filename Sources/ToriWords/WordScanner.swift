import ToriText

/// Cuts texts into words; of one thread, many over one dictionary.
///
/// What looks like what it is (addresses, tags, numbers, laughter, faces, emoji, words in letters, signs) is taken out
/// of a text first, and only what is left, runs of Japanese, is given to the dictionary, with a sign in the place of
/// what was taken out, so that が in `EUが` is still a particle. Texts are cut as they are written; a text takes time
/// that grows as its length does, whatever it is.
///
/// The same text is cut the same by every scanner of one version over one dictionary; the numbers of `entries` are of
/// this scanner alone.
package final class WordScanner {
  /// Rises whenever a text may be cut otherwise than before.
  package static let version = 1

  package let dictionary: WordDictionary
  /// The different words so far, numbered as they came.
  package internal(set) var entries = WordEntries()
  let tagger: MeCabTagger
  var nodes: [MeCabNode] = []
  var run = JapaneseRun()
  let numbers: WordDescription
  private var signs: [UInt32: Sign] = [:]

  /// What a dictionary makes of a sign.
  struct Sign {
    let standIn: [UInt8]
    let description: WordDescription
  }

  package init(dictionary: WordDictionary) throws(WordError) {
    guard let tagger = MeCabTagger(dictionary.model) else { throw .noMemory }
    self.dictionary = dictionary
    self.tagger = tagger
    var nodes: [MeCabNode] = []
    _ = tagger.cut(Array("1".utf8), into: &nodes)
    let tag = nodes.first.map { dictionary.layout.tag($0.feature.fields) } ?? ""
    let isNumber = dictionary.layout.classOf(tag)?.pos == .num
    numbers = WordDescription(kind: .number, tag: isNumber ? tag : nil)
  }

  /// The words of a text.
  package func words(of text: String) -> [Word] {
    tokens(of: Array(text.utf8)).map { token in
      Word(entry: entries[token.entry], range: token.range, endsSentence: token.endsSentence)
    }
  }

  /// The words of a text in UTF-8.
  package func tokens(of text: [UInt8]) -> [WordToken] {
    var tokens: [WordToken] = []
    cut(text.span, into: &tokens)
    return tokens
  }

  /// Appends the words of a text in their order; spaces are part of none. The text is less than 4 GB.
  package func cut(_ text: Span<UInt8>, into tokens: inout [WordToken]) {
    let isChinese = text.isChinese(0..<text.count, least: 1)
    var at = 0
    while at < text.count {
      let end = text.end(from: at) { _, kind in kind != .lineBreak }
      let before = tokens.count
      if end > at {
        let isChineseLine = isChinese || text.isChinese(at..<end, least: 3)
        cutLine(text, at..<end, isChinese: isChineseLine, into: &tokens)
      }
      if tokens.count > before { tokens[tokens.count - 1].endsSentence = true }
      at = end < text.count ? text.after(end) : end
    }
  }

  private func cutLine(
    _ text: Span<UInt8>, _ line: Range<Int>, isChinese: Bool, into tokens: inout [WordToken]
  ) {
    run.begin(at: line.lowerBound)
    var at = line.lowerBound
    while at < line.upperBound {
      let (value, length) = text.decode(at)
      let kind = ScalarClass(value)
      var place = JapaneseRun.Place.sign
      var next = at + length
      switch kind {
      case .hiragana, .katakana, .kanji, .halfKatakana, .middleDot:
        if kind == .kanji && isChinese {
          add(.han, at..<next)
        } else if let end = pictureEnd(text, at, value, kind) {
          add(.face, at..<end)
          next = end
        } else if kind == .halfKatakana {
          run.add(Kana.fullWidth(value), for: at..<next, kind)
          place = .anywhere
        } else if let end = signsEnd(text, at, value, kind) {
          addSign(value, at..<end)
          next = end
        } else {
          run.add(text, at, length, kind)
          place = .anywhere
        }
      case .space:
        next = text.end(from: next) { _, kind in kind == .space }
        run.addBlank(at..<next, isWide: value == 0x3000)
      case .ignorable, .mark:
        let isJoined = run.join(at..<next) { Kana.composed($0, value) }
        if !isJoined {
          if kind == .mark {
            addSign(value, at..<next)
          } else {
            run.addBlank(at..<next, isWide: false)
          }
        }
      case .lineBreak: break
      case .digit, .wideDigit, .letter, .wideLetter, .hangul, .thai, .otherNumber, .emoji, .symbol:
        let (found, end) = known(text, at, value, kind)
        next = end
        if found == .latin, kind == .wideLetter, end - at <= 96, isWide(text, at..<end) {
          run.addLetters(text, at..<end)
        } else if found == .symbol {
          addSign(value, at..<end)
          if Self.endsSentence(text, value, end) { place = .sentenceEnd }
        } else {
          add(found, at..<end)
        }
      }
      at = next
      if run.isFull(place) || place == .sentenceEnd && run.isFull(.sign) || run.isFull(.anywhere) {
        flush(text, into: &tokens)
        run.begin(at: at)
      }
    }
    flush(text, into: &tokens)
  }

  /// What begins at a place, and where it ends.
  private func known(
    _ text: Span<UInt8>, _ at: Int, _ value: UInt32, _ kind: ScalarClass
  ) -> (WordKind, Int) {
    let next = text.after(at)
    switch kind {
    case .digit, .wideDigit:
      if let end = text.emojiEnd(at) { return (.emoji, end) }
      let end = text.numberEnd(at)
      guard let behind = text.kind(end), behind == .letter || behind == .wideLetter else {
        return (.number, end)
      }
      return word(text, at)
    case .letter, .wideLetter:
      if let end = text.urlEnd(at) { return (.url, end) }
      if let end = text.faceEnd(at) { return (.face, end) }
      return word(text, at)
    case .hangul:
      return (.hangul, text.end(from: next) { _, kind in kind == .hangul || kind == .mark })
    case .thai: return (.thai, text.end(from: next) { _, kind in kind == .mark })
    case .otherNumber: return (.number, next)
    default:
      if let end = text.emojiEnd(at) { return (.emoji, end) }
      if let end = text.handleEnd(at) { return (.handle, end) }
      if let end = text.hashtagEnd(at) { return (.hashtag, end) }
      if let end = text.faceEnd(at) { return (.face, end) }
      return (
        kind == .emoji ? .emoji : .symbol,
        text.end(from: next) { found, _ in found == value && kind != .emoji }
      )
    }
  }

  private func word(_ text: Span<UInt8>, _ at: Int) -> (WordKind, Int) {
    let end = text.wordEnd(at)
    if let address = text.emailEnd(at..<end) { return (.email, address) }
    if text.isLaughter(at..<end) { return (.laughter, end) }
    return (text.script(at..<end), end)
  }

  /// A face that begins with a letter of Japanese.
  private func pictureEnd(
    _ text: Span<UInt8>, _ at: Int, _ value: UInt32, _ kind: ScalarClass
  ) -> Int? {
    switch value {
    // ヽ, ヾ, ヘ, ლ.
    case 0x30FD, 0x30FE, 0x30D8: text.faceEnd(at)
    default: nil
    }
  }

  /// A run of dots, or of marks of length that lengthen nothing, is a sign.
  private func signsEnd(
    _ text: Span<UInt8>, _ at: Int, _ value: UInt32, _ kind: ScalarClass
  ) -> Int? {
    let isLength = value == 0x30FC && text.kindBefore(at)?.isJapanese != true
    guard kind == .middleDot || isLength else { return nil }
    let end = text.end(from: at) { found, _ in found == value }
    return isLength || end > text.after(at) ? end : nil
  }

  private func isWide(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    text.end(from: range.lowerBound) { _, kind in kind == .wideLetter || kind == .wideDigit }
      >= range.upperBound
  }

  private func add(_ kind: WordKind, _ range: Range<Int>) {
    run.add(kind, standIn: kind.standIn.utf8, for: range)
  }

  private func addSign(_ value: UInt32, _ range: Range<Int>) {
    run.add(.symbol, standIn: sign(value).standIn, for: range)
  }

  /// What the dictionary knows of a sign, asked alone, in full width: a stand-in that it takes for one, and its tag.
  func sign(_ value: UInt32) -> Sign {
    if let known = signs[value] { return known }
    let wide = 0x21...0x7E ~= value ? value + 0xFEE0 : value
    let bytes = Unicode.Scalar(wide).flatMap { UTF8.encode($0) }.map { Array($0) } ?? []
    var nodes: [MeCabNode] = []
    var tag: String?
    if tagger.cut(bytes, into: &nodes), nodes.count == 1, !nodes[0].isUnknown {
      let found = dictionary.layout.tag(nodes[0].feature.fields)
      if found.hasPrefix("記号") || found.hasPrefix("補助記号") || found.hasPrefix("特殊") { tag = found }
    }
    var description = WordDescription(kind: .symbol, tag: tag)
    if Self.isPunctuation(value) { description.pos = .punct }
    let made = Sign(
      standIn: tag == nil ? Array(WordKind.symbol.standIn.utf8) : bytes, description: description)
    signs[value] = made
    return made
  }

  private static func isPunctuation(_ value: UInt32) -> Bool {
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .dashPunctuation, .connectorPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Whether the sign `value` ends a sentence, behind which `end` is; a dot does before a blank alone.
  static func endsSentence(_ text: Span<UInt8>, _ value: UInt32, _ end: Int) -> Bool {
    switch value {
    case 0x3002, 0xFF61, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x203C, 0x2047...0x2049: true
    case 0xFF0E: text.kind(end)?.isAlphanumeric != true
    case 0x2E:
      switch text.kind(end) {
      case nil, .lineBreak: true
      case .space: !text.endsAbbreviation(end - 1)
      default: false
      }
    default: false
    }
  }
}

extension Span<UInt8> {
  /// Whether a part of the text has no kana and at least so many characters that only Chinese has.
  fileprivate func isChinese(_ range: Range<Int>, least: Int) -> Bool {
    var (place, found) = (range.lowerBound, 0)
    while place < range.upperBound {
      let (value, length) = decode(place)
      switch ScalarClass(value) {
      case .hiragana, .katakana, .halfKatakana: return false
      case .kanji: if ChineseText.isTelling(value) { found += 1 }
      default: break
      }
      place += length
    }
    return found >= least
  }
}
