import ToriTime

/// Where each byte of a block's text stands among the bytes that write it in a file.
struct SourceAlignment {
  /// How a file writes what is not simply the text.
  enum Writing {
    /// As it is, but for line breaks.
    case plainly
    /// With the escapes of JSON.
    case json
    /// Within double quotes, which are doubled.
    case quoted
    /// With tags and entities.
    case html
  }

  private let text: String
  /// The file's offset of each byte of the text and of its end, as far as the two agree.
  private var offsets: [Int] = []

  /// `stretches` of `bytes`, in order, write the text; between two of them stands a line break of it.
  init(of text: String, with bytes: [UInt8], in stretches: [Range<Int>], written writing: Writing) {
    self.text = text
    guard var stretch = stretches.first else { return }
    var rest = stretches.dropFirst()
    let wanted = Array(text.utf8)
    var position = stretch.lowerBound
    var next = 0
    while next < wanted.count {
      if position >= stretch.upperBound {
        guard wanted[next] == 0x0A, let following = rest.popFirst() else { return }
        offsets.append(position)
        (stretch, position, next) = (following, following.lowerBound, next + 1)
        continue
      }
      let here = bytes[position..<stretch.upperBound]
      guard let step = Self.step(wanted[next...], here, writing) else { return }
      for _ in 0..<step.text { offsets.append(position) }
      position += step.file
      next += step.text
    }
    offsets.append(position)
  }

  /// Whether the stretches write the text, the whole of it.
  var isWhole: Bool { !text.isEmpty && offsets.count == text.utf8.count + 1 }

  /// The marks within the text that its fields hold, with their places in the file.
  func marks(of block: Block, hasAnchors: Bool) -> [(part: BlockPart, bytes: Range<Int>)] {
    let marks = Marks(of: text, hasAnchors: hasAnchors, keepsPlaces: true).places
    let dates = DateExpressions.find(in: text).map { (part: BlockPart.date, utf8: $0.utf8) }
    return (marks + dates).compactMap { part, utf8 in
      guard utf8.upperBound < offsets.count, block.has(part) else { return nil }
      return (part, offsets[utf8.lowerBound]..<offsets[utf8.upperBound])
    }
  }

  /// How many bytes of the text come next, and how many of the file write them; nil where they differ.
  private static func step(
    _ text: ArraySlice<UInt8>, _ file: ArraySlice<UInt8>, _ writing: Writing
  ) -> (text: Int, file: Int)? {
    let byte = text[text.startIndex]
    switch writing {
    case .plainly: break
    case .quoted: if byte == 0x22, file.hasPrefix("\"\"") { return (1, 2) }
    case .json: if file.first == 0x5C { return escape(text, file) }
    case .html: if let step = markup(text, file) { return step }
    }
    if file.first == byte { return (1, 1) }
    if byte == 0x0A, file.first == 0x0D { return (1, file.hasPrefix("\r\n") ? 2 : 1) }
    return nil
  }

  private static func escape(
    _ text: ArraySlice<UInt8>, _ file: ArraySlice<UInt8>
  ) -> (text: Int, file: Int)? {
    let byte = text[text.startIndex]
    guard let sign = file.dropFirst().first else { return nil }
    let simple: [UInt8: UInt8] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C]
    if sign != 0x75 { return simple[sign] ?? sign == byte ? (1, 2) : nil }
    func unit(_ digits: ArraySlice<UInt8>) -> UInt16? { UInt16(digits.string, radix: 16) }
    guard let first = unit(file.dropFirst(2).prefix(4)) else { return nil }
    var (units, size) = ([first], 6)
    if UTF16.isLeadSurrogate(first), let second = unit(file.dropFirst(8).prefix(4)) {
      (units, size) = ([first, second], 12)
    }
    let written = Array(String(decoding: units, as: UTF16.self).utf8)
    return text.starts(with: written) ? (written.count, size) : nil
  }

  private static func markup(
    _ text: ArraySlice<UInt8>, _ file: ArraySlice<UInt8>
  ) -> (text: Int, file: Int)? {
    let byte = text[text.startIndex]
    for (sign, entity) in [(">", "&gt;"), ("<", "&lt;"), ("&", "&amp;"), ("\"", "&quot;")]
    where byte == sign.utf8.first && file.hasPrefix(entity) {
      return (1, entity.utf8.count)
    }
    // A break, with the spaces that boards put around it.
    let trimmed = file.drop { $0 == 0x20 }
    if byte == 0x0A, trimmed.string.lowercased().hasPrefix("<br>") {
      let rest = trimmed.dropFirst(4)
      return (1, file.count - rest.count + (rest.first == 0x20 ? 1 : 0))
    }
    // Any other tag writes nothing.
    if file.first == 0x3C, byte != 0x3C, let end = file.firstIndex(of: 0x3E) {
      return (0, end + 1 - file.startIndex)
    }
    return nil
  }
}

extension Block {
  /// Whether its reader looked for such marks, and found one.
  fileprivate func has(_ part: BlockPart) -> Bool {
    switch part {
    case .anchor: !repliesTo.isEmpty
    case .quote: !quotes.isEmpty
    case .link: !links.isEmpty
    case .hashtag: !hashtags.isEmpty
    case .handle: !handles.isEmpty
    case .date: !dates.isEmpty
    default: true
    }
  }
}
