import ToriText

/// Different words, numbered from 0 in the order in which they were met; each is kept once.
///
/// What a dictionary says is kept once for all words that it says the same of, and entries are made when asked for,
/// so a million words are some tens of megabytes.
package struct WordEntries: Sendable {
  /// The UTF-8 of all forms, one after the other, and where each ends.
  private var forms: [UInt8] = []
  private var formEnds: [Int] = []
  /// Of each entry: its description, and whether it is counted.
  private var descriptions: [UInt32] = []
  private var flags: [Flags] = []
  private var described: [WordDescription] = []
  private var numbers: [WordDescription.Key: UInt32] = [:]
  /// Open addressing by the hash of form and description: the number + 1, and the hash's upper half.
  private var slots: [Slot] = Array(repeating: Slot(), count: 1024)

  private struct Slot {
    var number: UInt32 = 0
    var hash: UInt32 = 0
  }

  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package static let isWord = Flags(rawValue: 1)
    package static let isContent = Flags(rawValue: 2)

    package init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  package init() {}

  package var count: Int { formEnds.count }

  package subscript(number: UInt32) -> WordEntry {
    let form = String(decoding: forms[formRange(number)], as: UTF8.self)
    let about = described[Int(descriptions[Int(number)])]
    let flags = flags[Int(number)]
    return WordEntry(
      form: form, word: about.word ?? about.kind.dictionaryForm(of: form), reading: about.reading,
      tag: about.tag, pos: about.pos, isContent: flags.contains(.isContent),
      isWord: flags.contains(.isWord))
  }

  package func flags(_ number: UInt32) -> Flags { flags[Int(number)] }

  /// Whether it counts as a word.
  package func isWord(_ number: UInt32) -> Bool { flags[Int(number)].contains(.isWord) }

  /// In bytes of UTF-8.
  package func formLength(_ number: UInt32) -> Int { formRange(number).count }

  /// The form in UTF-8.
  package func form(_ number: UInt32) -> ArraySlice<UInt8> { forms[formRange(number)] }

  private func formRange(_ number: UInt32) -> Range<Int> {
    (number == 0 ? 0 : formEnds[Int(number) - 1])..<formEnds[Int(number)]
  }

  /// The number of what `key` says of the form in `range` of `text`; a new one asks `describe` once for each key.
  @inline(__always)
  mutating func number(
    of text: Span<UInt8>, _ range: Range<Int>, _ key: WordDescription.Key,
    _ describe: () -> WordDescription
  ) -> UInt32 {
    let hash = Self.hash(text, range, key)
    let mark = UInt32(truncatingIfNeeded: hash >> 32)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[place].number != 0 {
      let found = slots[place].number - 1
      if slots[place].hash == mark, isSame(found, text, range, key) { return found }
      place = (place + 1) & mask
    }
    return add(text, range, key, mark, place, describe())
  }

  /// FNV-1a, stirred once more so that its upper half is as good as its lower.
  @inline(__always)
  private static func hash(
    _ text: Span<UInt8>, _ range: Range<Int>, _ key: WordDescription.Key
  ) -> UInt64 {
    var hash = key.rawValue
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    return (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private func isSame(
    _ number: UInt32, _ text: Span<UInt8>, _ range: Range<Int>, _ key: WordDescription.Key
  ) -> Bool {
    let own = formRange(number)
    guard own.count == range.count, described[Int(descriptions[Int(number)])].key == key else {
      return false
    }
    for offset in 0..<own.count
    where forms[own.lowerBound + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func add(
    _ text: Span<UInt8>, _ range: Range<Int>, _ key: WordDescription.Key, _ mark: UInt32,
    _ place: Int, _ describe: @autoclosure () -> WordDescription
  ) -> UInt32 {
    let number = UInt32(count)
    let description: UInt32
    if let known = numbers[key] {
      description = known
    } else {
      description = UInt32(described.count)
      var made = describe()
      made.key = key
      described.append(made)
      numbers[key] = description
    }
    forms.append(copying: text, range)
    formEnds.append(forms.count)
    descriptions.append(description)
    let about = described[Int(description)]
    var flags: Flags = about.isContent ? .isContent : []
    if !about.kind.isPicture, Self.counts(String(decoding: forms[formRange(number)], as: UTF8.self))
    {
      flags.insert(.isWord)
    }
    self.flags.append(flags)
    slots[place] = Slot(number: number + 1, hash: mark)
    if count * 2 > slots.count { grow() }
    return number
  }

  /// Whether a text has a letter or a digit.
  static func counts(_ form: String) -> Bool {
    form.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        true
      default: false
      }
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.number != 0 {
      let number = slot.number - 1
      let key = described[Int(descriptions[Int(number)])].key
      let hash = Self.hash(forms.span, formRange(number), key)
      var place = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[place].number != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}

/// What all words of one kind, or of one line of a dictionary, have in common.
struct WordDescription: Sendable {
  var key = Key(rawValue: 0)
  let kind: WordKind
  /// The dictionary form where a dictionary gives one.
  var word: String?
  var reading = ""
  var tag: String
  var pos: WordClass
  var isContent: Bool

  /// Differs wherever descriptions do: where a dictionary's line lies in memory, or a kind's number with that.
  struct Key: Hashable, Sendable {
    var rawValue: UInt64
  }

  init(kind: WordKind, tag: String? = nil) {
    self.kind = kind
    self.tag = tag ?? kind.tag
    pos = kind.pos
    isContent = kind.isContent
  }

  init(
    word: String?, reading: String, tag: String, pos: WordClass, isContent: Bool
  ) {
    kind = .japanese
    self.word = word
    self.reading = reading
    self.tag = tag
    self.pos = pos
    self.isContent = isContent
  }
}

extension WordKind {
  /// What words of the kind are counted as where no dictionary says it.
  func dictionaryForm(of form: String) -> String {
    switch self {
    case .latin, .cyrillic, .greek, .letters, .hashtag, .handle, .email:
      String(Folding.string(form).map { "’ʼ＇".contains($0) ? "'" : $0 })
    case .laughter: "w"
    case .url, .number, .face, .emoji, .symbol, .hangul, .han, .thai, .japanese: form
    }
  }
}
