/// vi's motions to a character and by words, where the line has characters of several scalars, into which libedit
/// would go; elsewhere libedit does them itself, and knows what `.` repeats.
extension LineEditor {
  /// What was looked for last in a line.
  struct SoughtCharacter {
    let character: Character
    let key: Unicode.Scalar
  }

  /// The keys, and what libedit does for each.
  static let viMotions: [(key: Character, command: String)] = [
    ("f", "vi-next-char"), ("F", "vi-prev-char"), ("t", "vi-to-next-char"),
    ("T", "vi-to-prev-char"), (";", "vi-repeat-next-char"), (",", "vi-repeat-prev-char"),
    ("w", "vi-next-word"), ("W", "vi-next-big-word"), ("b", "vi-prev-word"),
    ("B", "vi-prev-big-word"), ("e", "vi-end-word"), ("E", "vi-end-big-word"),
  ]

  func viMotion(_ key: Unicode.Scalar) {
    let text = string(buffer.text)
    let isOfScalars = text.count == buffer.count
    switch key {
    case "f", "F", "t", "T":
      guard !isOfScalars else {
        sought = nil
        return leave(to: key)
      }
      viCommand.passTarget()
      guard let character = nextCharacter() else { return }
      sought = SoughtCharacter(character: character, key: key)
      find(character, key, in: text)
    case ";", ",":
      guard let sought else { return leave(to: key) }
      let swapped: [Unicode.Scalar: Unicode.Scalar] = ["f": "F", "F": "f", "t": "T", "T": "t"]
      let way = key == ";" ? sought.key : swapped[sought.key] ?? sought.key
      find(sought.character, way, in: text)
    default:
      if isOfScalars { leave(to: key) } else { moveByWord(key, in: text) }
    }
  }

  /// Has libedit do it, with the count and the operator that it has forgotten meanwhile.
  private func leave(to key: Unicode.Scalar) {
    if viCommand.count > 1 { injected += String(viCommand.count).unicodeScalars.map(\.value) }
    if let waiting = viCommand.pendingOperator { injected.append(waiting) }
    injected += [KeyCode.viLead.rawValue, key.value]
  }

  private func find(_ character: Character, _ key: Unicode.Scalar, in text: String) {
    let characters = Array(text)
    let place = place(in: characters)
    let isForward = key == "f" || key == "t"
    let stopsBefore = key == "t" || key == "T"
    var found = place
    for _ in 0..<viCommand.count {
      // What stands right beside it is no step to before it.
      let start = isForward ? found + 1 : found - 1
      let next =
        isForward
        ? characters.indices.dropFirst(start).first { characters[$0] == character }
        : characters.indices.prefix(max(start + 1, 0)).last { characters[$0] == character }
      guard let next else { return ring() }
      found = next
    }
    if stopsBefore { found += isForward ? -1 : 1 }
    go(from: place, to: found, isInclusive: isForward, in: characters)
  }

  private func moveByWord(_ key: Unicode.Scalar, in text: String) {
    let characters = Array(text)
    let place = place(in: characters)
    let isBig = ["W", "B", "E"].contains(key)
    func kind(_ index: Int) -> Int { characters[index].viKind(isBig: isBig) }
    var next = place
    switch key {
    case "w", "W":
      let changes = viCommand.pendingOperator == 0x63  // c
      for step in 1...viCommand.count where next < characters.count {
        let own = kind(next)
        while next < characters.count, kind(next) == own { next += 1 }
        // Changing a word leaves the blank behind it.
        if changes, step == viCommand.count { break }
        while next < characters.count, kind(next) == 0 { next += 1 }
      }
      go(from: place, to: next, isInclusive: false, in: characters)
    case "e", "E":
      next += 1
      for _ in 1...viCommand.count where next < characters.count {
        while next < characters.count, kind(next) == 0 { next += 1 }
        guard next < characters.count else { break }
        let own = kind(next)
        while next < characters.count, kind(next) == own { next += 1 }
      }
      go(from: place, to: next - 1, isInclusive: true, in: characters)
    default:
      next -= 1
      for _ in 1...viCommand.count where next >= 0 {
        while next > 0, kind(next) == 0 { next -= 1 }
        let own = kind(next)
        while next >= 0, kind(next) == own { next -= 1 }
      }
      go(from: place, to: max(next + 1, 0), isInclusive: false, in: characters)
    }
  }

  /// The character that the caret stands on.
  private func place(in characters: [Character]) -> Int {
    var offset = 0
    for (place, character) in characters.enumerated() {
      offset += character.unicodeScalars.count
      if offset > buffer.caret { return place }
    }
    return characters.count
  }

  private func go(from place: Int, to target: Int, isInclusive: Bool, in characters: [Character]) {
    func length(_ range: Range<Int>) -> Int {
      characters[range].reduce(0) { $0 + $1.unicodeScalars.count }
    }
    let target = min(max(target, 0), characters.count)
    if target > place {
      let end = isInclusive && viCommand.pendingOperator != nil ? target + 1 : target
      move(.viRight, overScalars: length(place..<min(end, characters.count)))
    } else if target < place {
      move(.viLeft, overScalars: length(target..<place))
    } else if isInclusive, viCommand.pendingOperator != nil, place < characters.count {
      move(.viRight, overScalars: length(place..<place + 1))
    } else {
      ring()
    }
  }
}

extension Character {
  /// 0 for a blank, 1 for what words are made of, 2 for signs; of big words, all but blanks are alike.
  fileprivate func viKind(isBig: Bool) -> Int {
    if isWhitespace { return 0 }
    if isBig { return 1 }
    guard let first = unicodeScalars.first else { return 2 }
    let isOfWord =
      first == "_" || first.properties.isAlphabetic || first.properties.numericType != nil
    return isOfWord ? 1 : 2
  }
}
