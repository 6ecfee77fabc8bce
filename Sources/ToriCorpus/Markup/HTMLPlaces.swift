/// Where the bytes that a page shows come from in its source.
struct HTMLPlaces {
  /// From the byte `shown` on, up to the next of these, byte for byte from `source` on. Both ascend.
  private(set) var stretches: [(shown: Int, source: Int)] = []
  /// Where what is shown next comes from.
  private var here = 0
  /// Of a text that entities write, where each of its bytes comes from, from the next one on.
  private var offsets: ArraySlice<Int> = []

  /// What comes next stands behind `place`.
  mutating func move(to place: Int) { here = max(here, place) }

  /// A text begins that `written` writes from `place` on.
  mutating func begin(_ text: String, written: [UInt8], at place: Int) {
    here = place
    if written.elementsEqual(text.utf8) { return }
    offsets = Self.offsets(of: Array(text.utf8), in: written, at: place)[...]
    here = offsets.first ?? place
  }

  /// A byte of the text was taken.
  mutating func next() {
    if offsets.isEmpty {
      here += 1
    } else {
      offsets.removeFirst()
      here = offsets.first ?? here + 1
    }
  }

  mutating func endText() { offsets = [] }

  /// The byte `shown` is what stands here.
  mutating func note(_ shown: Int) {
    let source = max(here, stretches.last?.source ?? 0)
    if let last = stretches.last, source - last.source == shown - last.shown { return }
    replace(from: shown, by: source)
  }

  /// What is shown from a byte on stands at `source` instead.
  mutating func replace(from shown: Int, by source: Int) {
    while let last = stretches.last, last.shown >= shown { stretches.removeLast() }
    stretches.append((shown, max(source, stretches.last?.source ?? 0)))
  }

  /// The place in the source of the shown byte at `offset`.
  func source(of offset: Int) -> Int {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].shown <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let place = stretches[low - 1].source + offset - stretches[low - 1].shown
    // What is longer than what writes it ends with that.
    return low < stretches.count ? min(place, stretches[low].source) : place
  }

  /// For each byte of a text, where what writes it begins.
  private static func offsets(of text: [UInt8], in written: [UInt8], at place: Int) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(text.count)
    var position = 0
    while offsets.count < text.count, position < written.count {
      let byte = text[offsets.count]
      let sign = written[position]
      if sign == 0x26, let (undone, end) = HTMLEntities.entity(written[...], at: position),
        text[offsets.count...].starts(with: undone.utf8)
      {
        for _ in undone.utf8 { offsets.append(place + position) }
        position = end
      } else if sign == byte {
        offsets.append(place + position)
        position += 1
      } else if sign == 0x3C {
        // A tag that the parser passed over.
        position = (written[position...].firstIndex(of: 0x3E) ?? position) + 1
      } else if sign == 0x26 {
        // An entity without its semicolon.
        let name = written[(position + 1)...].prefix {
          $0 == 0x23 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        }
        let size = text[offsets.count...].dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1
        for _ in 0..<size { offsets.append(place + position) }
        // Its name may run on into what is no part of it: `&copy2012`.
        let next = text.indices.contains(offsets.count) ? text[offsets.count] : nil
        let end = name.indices.dropFirst(2).first { written[$0] == next } ?? name.endIndex
        position = end
      } else {
        position += 1
      }
    }
    while offsets.count < text.count { offsets.append(place + written.count) }
    return offsets
  }
}
