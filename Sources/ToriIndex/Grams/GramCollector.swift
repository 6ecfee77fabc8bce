/// Notes for every gram which blocks of a segment have it.
///
/// One number is kept for each gram of each block, in order of coming; in the end they are dealt out
/// by gram. That was chosen over a growing list for each gram for having no small allocations.
struct GramCollector {
  private var grams: [UInt64] = []
  /// The block that had the gram last, plus 1.
  private var lastBlock: [UInt32] = []
  private var counts: [UInt32] = []
  /// The number of a single character's gram, plus 1, by scalar, below U+10000.
  private var singles = [UInt32](repeating: 0, count: 0x1_0000)
  /// The number of any other gram, plus 1, by hash; linear probing, at most half full.
  private var hashed = [UInt32](repeating: 0, count: 1 << 12)
  private var hashedCount = 0
  private var events: [UInt32] = []
  /// Where the events of each block end.
  private var blockEnds: [Int] = []

  /// About how much memory the notes take, in bytes.
  var byteCount: Int { events.count * 8 + grams.count * 24 }

  /// Takes in the folded text of the next block.
  mutating func add(_ text: ArraySlice<UInt8>) {
    let block = UInt32(blockEnds.count + 1)
    var previous: UInt32? = nil
    var at = text.startIndex
    while at < text.endIndex {
      let scalar = decodeScalar(text, &at)
      note(single(scalar), block)
      if let previous { note(hashed(Gram(previous, scalar)), block) }
      previous = scalar
    }
    blockEnds.append(events.count)
  }

  @inline(__always)
  private mutating func note(_ gram: Int, _ block: UInt32) {
    if lastBlock[gram] != block {
      lastBlock[gram] = block
      counts[gram] += 1
      events.append(UInt32(gram))
    }
  }

  private mutating func add(gram: Gram) -> Int {
    grams.append(gram.key)
    lastBlock.append(0)
    counts.append(0)
    return grams.count - 1
  }

  @inline(__always)
  private mutating func single(_ scalar: UInt32) -> Int {
    guard scalar < 0x1_0000 else { return hashed(Gram(scalar)) }
    let known = singles[Int(scalar)]
    if known > 0 { return Int(known) - 1 }
    let number = add(gram: Gram(scalar))
    singles[Int(scalar)] = UInt32(number + 1)
    return number
  }

  @inline(__always)
  private mutating func hashed(_ gram: Gram) -> Int {
    var slot = Self.slot(gram.key, hashed.count)
    while hashed[slot] > 0 {
      let number = Int(hashed[slot]) - 1
      if grams[number] == gram.key { return number }
      slot = (slot + 1) & (hashed.count - 1)
    }
    let number = add(gram: gram)
    hashed[slot] = UInt32(number + 1)
    hashedCount += 1
    if hashedCount * 2 > hashed.count { grow() }
    return number
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }

  private mutating func grow() {
    let size = hashed.count * 2
    var grown = [UInt32](repeating: 0, count: size)
    for number in hashed where number > 0 {
      var slot = Self.slot(grams[Int(number) - 1], size)
      while grown[slot] > 0 { slot = (slot + 1) & (size - 1) }
      grown[slot] = number
    }
    hashed = grown
  }

  /// Calls `body` with each gram in order and the blocks that have it, ascending.
  consuming func deal(_ body: (Gram, ArraySlice<UInt32>) -> Void) {
    let order = grams.indices.sorted { grams[$0] < grams[$1] }
    var next = [Int](repeating: 0, count: grams.count)
    var start = 0
    for gram in order {
      next[gram] = start
      start += Int(counts[gram])
    }
    var blocks = [UInt32](repeating: 0, count: events.count)
    var event = 0
    for (block, end) in blockEnds.enumerated() {
      while event < end {
        let gram = Int(events[event])
        blocks[next[gram]] = UInt32(block)
        next[gram] += 1
        event += 1
      }
    }
    for gram in order {
      let end = next[gram]
      body(Gram(key: grams[gram]), blocks[end - Int(counts[gram])..<end])
    }
  }
}

extension Gram {
  fileprivate init(key: UInt64) { self.key = key }
}

/// The scalar at `at` of valid UTF-8, moving `at` behind it; a stray byte counts as itself.
@inline(__always)
func decodeScalar(_ text: ArraySlice<UInt8>, _ at: inout Int) -> UInt32 {
  let lead = text[at]
  if lead < 0x80 {
    at += 1
    return UInt32(lead)
  }
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard lead >= 0xC2, at + length <= text.endIndex else {
    at += 1
    return UInt32(lead)
  }
  var value = UInt32(lead) & (0x7F >> UInt32(length))
  for index in at + 1..<at + length { value = value << 6 | UInt32(text[index] & 0x3F) }
  at += length
  return value & 0x1F_FFFF < 0x11_0000 ? value : 0xFFFD
}
