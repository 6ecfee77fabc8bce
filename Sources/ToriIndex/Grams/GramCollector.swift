/// Notes for every gram which blocks of a segment have it.
///
/// One number is kept for each gram of each block, in order of coming; in the end they are dealt out
/// by gram. That was chosen over a growing list for each gram for having no small allocations.
struct GramCollector {
  /// What is known of a gram; 16 bytes, so that one is looked up with one touch of memory.
  private struct Entry {
    var key: UInt64 = 0
    /// The block that had the gram last, plus 1.
    var lastBlock: UInt32 = 0
    /// How many blocks have it.
    var count: UInt32 = 0
  }

  private var entries: [Entry] = []
  private var entryCount = 0
  /// The number of a single character's entry, plus 1, by scalar, below U+10000.
  private var singles = [UInt32](repeating: 0, count: 0x1_0000)
  /// The number of any other gram's entry, plus 1, by hash; linear probing, at most half full.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  private var events: [UInt32] = []
  private var eventCount = 0
  /// Where the events of each block end.
  private var blockEnds: [Int] = []

  /// Takes in the folded text of the next block.
  mutating func add(_ text: Span<UInt8>) {
    makeRoom(for: text.count * 2)
    // The arrays are taken out while their spans are written to.
    var (entries, events, singles, slots) = (self.entries, self.events, self.singles, self.slots)
    (self.entries, self.events, self.singles, self.slots) = ([], [], [], [])
    note(text, &entries, &events, &singles, &slots)
    (self.entries, self.events, self.singles, self.slots) = (entries, events, singles, slots)
    blockEnds.append(eventCount)
  }

  private mutating func note(
    _ text: Span<UInt8>, _ entries: inout [Entry], _ events: inout [UInt32],
    _ singles: inout [UInt32], _ slots: inout [UInt32]
  ) {
    var entries = entries.mutableSpan
    var events = events.mutableSpan
    var singles = singles.mutableSpan
    var slots = slots.mutableSpan
    let block = UInt32(blockEnds.count + 1)
    var noted = eventCount
    var known = entryCount
    var previous: UInt32? = nil
    var at = 0
    while at < text.count {
      let scalar = decodeScalar(text, &at)
      if scalar >= 0x1_0000 {
        let number = Self.find(Gram(scalar).key, &entries, &slots, &known)
        Self.note(number, of: block, &entries, &events, &noted)
      } else if singles[Int(scalar)] > 0 {
        let number = Int(singles[Int(scalar)]) - 1
        Self.note(number, of: block, &entries, &events, &noted)
      } else {
        entries[known].key = Gram(scalar).key
        known += 1
        singles[Int(scalar)] = UInt32(known)
        Self.note(known - 1, of: block, &entries, &events, &noted)
      }
      if let previous {
        let number = Self.find(Gram(previous, scalar).key, &entries, &slots, &known)
        Self.note(number, of: block, &entries, &events, &noted)
      }
      previous = scalar
    }
    eventCount = noted
    entryCount = known
  }

  /// The number of the entry of `key`, which is made if it is new.
  @inline(__always)
  private static func find(
    _ key: UInt64, _ entries: inout MutableSpan<Entry>, _ slots: inout MutableSpan<UInt32>,
    _ known: inout Int
  ) -> Int {
    var slot = slot(key, slots.count)
    while true {
      let number = Int(slots[slot]) - 1
      if number < 0 {
        entries[known].key = key
        known += 1
        slots[slot] = UInt32(known)
        return known - 1
      }
      if entries[number].key == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Notes that the block has the gram, once.
  @inline(__always)
  private static func note(
    _ number: Int, of block: UInt32, _ entries: inout MutableSpan<Entry>,
    _ events: inout MutableSpan<UInt32>, _ noted: inout Int
  ) {
    if entries[number].lastBlock == block { return }
    entries[number].lastBlock = block
    entries[number].count += 1
    events[noted] = UInt32(number)
    noted += 1
  }

  /// Makes room for `count` more events, entries and slots, the most that a block can need.
  private mutating func makeRoom(for count: Int) {
    if events.count < eventCount + count {
      let grown = max(eventCount + count, events.count * 2)
      events.append(contentsOf: repeatElement(0, count: grown - events.count))
    }
    if entries.count < entryCount + count {
      let grown = max(entryCount + count, entries.count * 3 / 2)
      entries.append(contentsOf: repeatElement(Entry(), count: grown - entries.count))
    }
    if slots.count < 2 * (entryCount + count) {
      var size = slots.count
      while size < 2 * (entryCount + count) { size *= 2 }
      growSlots(to: size)
    }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }

  private mutating func growSlots(to size: Int) {
    var grown = [UInt32](repeating: 0, count: size)
    for number in slots where number > 0 {
      var slot = Self.slot(entries[Int(number) - 1].key, size)
      while grown[slot] > 0 { slot = (slot + 1) & (size - 1) }
      grown[slot] = number
    }
    slots = grown
  }

  /// Calls `body` with each gram in order and the blocks that have it, ascending.
  consuming func deal(_ body: (Gram, ArraySlice<UInt32>) -> Void) {
    let order = (0..<entryCount).sorted { entries[$0].key < entries[$1].key }
    var next = [Int](repeating: 0, count: entryCount)
    var start = 0
    for number in order {
      next[number] = start
      start += Int(entries[number].count)
    }
    var blocks = [UInt32](repeating: 0, count: eventCount)
    var event = 0
    for (block, end) in blockEnds.enumerated() {
      while event < end {
        let number = Int(events[event])
        blocks[next[number]] = UInt32(block)
        next[number] += 1
        event += 1
      }
    }
    for number in order {
      let end = next[number]
      body(Gram(key: entries[number].key), blocks[end - Int(entries[number].count)..<end])
    }
  }
}

extension Gram {
  fileprivate init(key: UInt64) { self.key = key }
}

/// The scalar at `at` of valid UTF-8, moving `at` behind it; a stray byte counts as itself.
@inline(__always)
func decodeScalar(_ text: Span<UInt8>, _ at: inout Int) -> UInt32 {
  let lead = text[at]
  if lead < 0x80 {
    at += 1
    return UInt32(lead)
  }
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard lead >= 0xC2, at + length <= text.count else {
    at += 1
    return UInt32(lead)
  }
  var value = UInt32(lead) & (0x7F >> UInt32(length))
  for index in at + 1..<at + length { value = value << 6 | UInt32(text[index] & 0x3F) }
  at += length
  return value & 0x1F_FFFF < 0x11_0000 ? value : 0xFFFD
}
