import ToriSystem

/// Gathers the texts of a column, numbers them, and sorts them in the end.
///
/// A table of its own over one array of bytes: a dictionary would want each text as an array, also of those
/// that it has.
struct TextTableBuilder {
  private var bytes: [UInt8] = []
  /// Where each text ends in the bytes.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// The number of a text, plus 1, by hash; linear probing, at most half full.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// The number of `text` in the order of coming.
  mutating func number(of text: Span<UInt8>) -> Int {
    let hash = text.checksum
    let (known, slot) = find(text, hash)
    if let known { return known }
    bytes.append(copying: text, 0..<text.count)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// How many different texts came.
  var count: Int { ends.count }

  /// The memory that it takes, in bytes.
  var byteCount: Int { bytes.count + ends.count * 24 }

  func text(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  /// The number of `text`, if it has come.
  func known(_ text: Span<UInt8>) -> Int? { find(text, text.checksum).number }

  /// The number of the text, or the slot where it is to be put.
  @inline(__always)
  private func find(_ text: Span<UInt8>, _ hash: UInt64) -> (number: Int?, slot: Int) {
    var slot = slot(hash)
    while slots[slot] > 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, has(text, number) { return (number, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  private func has(_ text: Span<UInt8>, _ number: Int) -> Bool {
    let range = range(number)
    guard range.count == text.count else { return false }
    for index in text.indices where bytes[range.lowerBound + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in hashes.indices {
      var slot = slot(hashes[number])
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number) + 1
    }
  }

  /// The section, and for each number by coming the number by order of bytes.
  func build() throws(IndexError) -> (section: [UInt8], places: [Int]) {
    if ends.isEmpty { return ([], []) }
    guard bytes.count <= Int(UInt32.max) else {
      throw .tooLarge(.textsOfField)
    }
    let order = ends.indices.sorted {
      bytes[range($0)].lexicographicallyPrecedes(bytes[range($1)])
    }
    var places = Array(repeating: 0, count: ends.count)
    var writer = ByteWriter()
    writer.u32(UInt32(ends.count))
    var end = 0
    for (place, number) in order.enumerated() {
      places[number] = place
      end += range(number).count
      writer.u32(UInt32(end))
    }
    for number in order { writer.bytes.append(contentsOf: bytes[range(number)]) }
    return (writer.bytes, places)
  }
}
