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
  package private(set) var entries = WordEntries()
  private let tagger: MeCabTagger
  private var nodes: [MeCabNode] = []
  private var run = JapaneseRun()
  private let numbers: WordDescription
  private var signs: [UInt32: Sign] = [:]

  /// What a dictionary makes of a sign.
  private struct Sign {
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
  private func sign(_ value: UInt32) -> Sign {
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
  private static func endsSentence(_ text: Span<UInt8>, _ value: UInt32, _ end: Int) -> Bool {
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

  // MARK: What the dictionary makes of a run

  private func flush(_ text: Span<UInt8>, into tokens: inout [WordToken]) {
    if run.isEmpty { return }
    if !run.hasJapanese {
      for piece in run.pieces { emit(piece, text, into: &tokens) }
      return
    }
    nodes.removeAll(keepingCapacity: true)
    let before = tokens.count
    if tagger.cut(run.bytes, into: &nodes), emitNodes(text, into: &tokens) { return }
    // The dictionary has a word of a stand-in and what is beside it.
    tokens.removeLast(tokens.count - before)
    emitParts(text, into: &tokens)
  }

  /// Emits the words that were found; false where one is partly of what the scanner knows.
  private func emitNodes(_ text: Span<UInt8>, into tokens: inout [WordToken]) -> Bool {
    var places = SourcePlaces(run)
    var (piece, index) = (0, 0)
    while index < nodes.count {
      let node = nodes[index]
      while piece < run.pieces.count, run.pieces[piece].bytes.upperBound <= node.start {
        piece += 1
      }
      if piece < run.pieces.count, run.pieces[piece].bytes.lowerBound < node.end {
        let own = run.pieces[piece]
        if case .letters = own.content {
          index = emitLetters(text, own, from: index, &places, into: &tokens)
          continue
        }
        if own.content.isOwn {
          var place = node.start
          var last = piece
          while place < node.end, last < run.pieces.count, run.pieces[last].content.isOwn,
            run.pieces[last].bytes.lowerBound == place
          {
            place = run.pieces[last].bytes.upperBound
            last += 1
          }
          guard place == node.end else { return false }
          for known in run.pieces[piece..<last] { emit(known, text, into: &tokens) }
          index += 1
          continue
        }
        // Of characters that are written in several, a word may hold more; of what is known, none.
        let touched = run.pieces[piece...].prefix { $0.bytes.lowerBound < node.end }
        if touched.contains(where: \.content.isOwn) { return false }
      }
      let start = places.source(node.start, in: run)
      emit(node, text, start..<places.source(node.end, in: run), into: &tokens)
      index += 1
    }
    return true
  }

  /// Emits the words that letters of full width begin with: one that the dictionary knows and that holds all of them,
  /// else they are one word, or as much of them as no longer word of the dictionary takes. Returns the next node.
  private func emitLetters(
    _ text: Span<UInt8>, _ piece: JapaneseRun.Piece, from first: Int,
    _ places: inout SourcePlaces, into tokens: inout [WordToken]
  ) -> Int {
    let node = nodes[first]
    let start = places.source(node.start, in: run)
    if node.end > piece.bytes.upperBound {
      emit(node, text, start..<places.source(node.end, in: run), into: &tokens)
      return first + 1
    }
    var next = first + 1
    while next < nodes.count, nodes[next].end <= piece.bytes.upperBound { next += 1 }
    let range = start..<places.source(nodes[next - 1].end, in: run)
    let isWhole = next == first + 1 && node.start == piece.bytes.lowerBound
    if isWhole, !node.isUnknown, node.end == piece.bytes.upperBound,
      !dictionary.layout.tag(node.feature.fields).contains("記号")
    {
      emit(node, text, range, into: &tokens)
    } else {
      emit(.latin, text, range, into: &tokens)
    }
    return next
  }

  /// Cuts the stretches between what is known each by itself.
  private func emitParts(_ text: Span<UInt8>, into tokens: inout [WordToken]) {
    var places = SourcePlaces(run)
    var at = 0
    let bytes = run.bytes
    for piece in run.pieces where piece.content.isOwn {
      emitPart(text, Array(bytes[at..<piece.bytes.lowerBound]), at, &places, into: &tokens)
      emit(piece, text, into: &tokens)
      at = piece.bytes.upperBound
    }
    emitPart(text, Array(bytes[at...]), at, &places, into: &tokens)
  }

  private func emitPart(
    _ text: Span<UInt8>, _ part: [UInt8], _ base: Int, _ places: inout SourcePlaces,
    into tokens: inout [WordToken]
  ) {
    if part.isEmpty { return }
    nodes.removeAll(keepingCapacity: true)
    guard tagger.cut(part, into: &nodes) else {
      let start = places.source(base, in: run)
      emit(.japanese, text, start..<places.source(base + part.count, in: run), into: &tokens)
      return
    }
    for node in nodes {
      let start = places.source(base + node.start, in: run)
      emit(node, text, start..<places.source(base + node.end, in: run), into: &tokens)
    }
  }

  private func emit(
    _ piece: JapaneseRun.Piece, _ text: Span<UInt8>, into tokens: inout [WordToken]
  ) {
    guard case .known(let kind) = piece.content else { return }
    emit(kind, text, piece.source, into: &tokens)
  }

  private func emit(
    _ node: MeCabNode, _ text: Span<UInt8>, _ range: Range<Int>, into tokens: inout [WordToken]
  ) {
    if text.kind(range.lowerBound) == .middleDot, text.after(range.lowerBound) >= range.upperBound {
      emit(.symbol, text, range, into: &tokens)
      return
    }
    let layout = dictionary.layout
    let key = WordDescription.Key(rawValue: node.feature.address)
    let number = entries.number(of: text, range, key) { layout.description(of: node.feature) }
    tokens.append(
      WordToken(entry: number, start: UInt32(range.lowerBound), end: UInt32(range.upperBound)))
  }

  private func emit(
    _ kind: WordKind, _ text: Span<UInt8>, _ range: Range<Int>, into tokens: inout [WordToken]
  ) {
    let first = kind == .symbol ? text.scalar(range.lowerBound) : 0
    // Signs differ in their tags.
    let key = WordDescription.Key(rawValue: UInt64(kind.rawValue) + UInt64(first) << 8)
    let description =
      kind == .symbol
      ? sign(first).description : kind == .number ? numbers : WordDescription(kind: kind)
    let number = entries.number(of: text, range, key) { description }
    var token = WordToken(
      entry: number, start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
    if kind == .symbol { endSentence(&token, text, first, range.upperBound, &tokens) }
    tokens.append(token)
  }

  /// Ends the sentence at a mark that does, or at a bracket or a further mark right behind one.
  private func endSentence(
    _ token: inout WordToken, _ text: Span<UInt8>, _ value: UInt32, _ end: Int,
    _ tokens: inout [WordToken]
  ) {
    if Self.endsSentence(text, value, end) { token.endsSentence = true }
    guard let last = tokens.last, last.endsSentence, last.end == token.start else { return }
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .closePunctuation, .finalPunctuation: token.endsSentence = true
    default: break
    }
    if token.endsSentence { tokens[tokens.count - 1].endsSentence = false }
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
