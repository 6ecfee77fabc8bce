/// Numbers grams in order of coming, and counts the blocks that have each.
struct GramTable {
  /// What is known of a gram; 16 bytes, so that one is looked up with one touch of memory.
  struct Entry {
    /// What tells it from the others.
    var key: UInt64 = 0
    /// The block that had the gram last, plus 1.
    var lastBlock: UInt32 = 0
    /// How many blocks have it.
    var count: UInt32 = 0
  }

  /// By number; those from `count` on are room.
  var entries: [Entry] = []
  var count = 0
  /// The number of an entry, plus 1, by hash; linear probing, at most half full.
  var slots = [UInt32](repeating: 0, count: 1 << 12)

  /// Makes room for `more` entries.
  mutating func makeRoom(for more: Int) {
    if entries.count < count + more {
      let grown = max(count + more, entries.count * 3 / 2)
      entries.append(contentsOf: repeatElement(Entry(), count: grown - entries.count))
    }
    if slots.count < 2 * (count + more) {
      var size = slots.count
      while size < 2 * (count + more) { size *= 2 }
      growSlots(to: size)
    }
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

  @inline(__always)
  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }

  /// The number of `key` in a table's entries and slots, where it is added if it is new.
  @inline(__always)
  static func number(
    of key: UInt64, _ entries: inout MutableSpan<Entry>, _ slots: inout MutableSpan<UInt32>,
    _ count: inout Int
  ) -> Int {
    var slot = slot(key, slots.count)
    while true {
      let number = Int(slots[slot]) - 1
      if number < 0 {
        entries[count].key = key
        count += 1
        slots[slot] = UInt32(count)
        return count - 1
      }
      if entries[number].key == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// The number of `key`, which is in the table.
  func number(of key: UInt64) -> Int {
    var slot = Self.slot(key, slots.count)
    while entries[Int(slots[slot]) - 1].key != key { slot = (slot + 1) & (slots.count - 1) }
    return Int(slots[slot]) - 1
  }

  /// Counts a block, whose number plus 1 is `block`, once for the entry.
  @inline(__always)
  static func note(_ number: Int, in block: UInt32, _ entries: inout MutableSpan<Entry>) {
    if entries[number].lastBlock == block { return }
    entries[number].lastBlock = block
    entries[number].count += 1
  }
}

/// Deals out blocks to the grams that they have.
struct GramDealer {
  private struct Hand {
    /// Where its next block goes.
    var next: UInt32
    /// The block dealt to it last, plus 1.
    var lastBlock: UInt32 = 0
  }

  private var hands: [Hand] = []
  private var blocks: [UInt32]

  /// For the grams of a table, which come to lie in `order`.
  init(_ table: borrowing GramTable, order: [UInt32]) {
    hands = Array(repeating: Hand(next: 0), count: table.count)
    var next: UInt32 = 0
    for number in order {
      hands[Int(number)].next = next
      next += table.entries[Int(number)].count
    }
    blocks = Array(repeating: 0, count: Int(next))
  }

  /// Deals a block to the gram of that number, if it has not been dealt to it last.
  @inline(__always)
  mutating func deal(_ block: Int, to number: Int) {
    let hand = hands[number]
    if hand.lastBlock == UInt32(block + 1) { return }
    hands[number].lastBlock = UInt32(block + 1)
    hands[number].next = hand.next + 1
    blocks[Int(hand.next)] = UInt32(block)
  }

  /// All `count` blocks of a gram, once they are dealt.
  func blocks(of number: Int, count: UInt32) -> ArraySlice<UInt32> {
    let end = hands[number].next
    return blocks[Int(end - count)..<Int(end)]
  }
}
