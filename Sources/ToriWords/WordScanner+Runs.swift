import ToriText

/// What the dictionary makes of a run, put together with what was taken out of it before.
extension WordScanner {
  func flush(_ text: Span<UInt8>, into tokens: inout [WordToken]) {
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
