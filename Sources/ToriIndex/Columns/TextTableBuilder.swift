import Glibc
import ToriSystem

/// Gathers the texts of a column, numbers them, and sorts them in the end.
///
/// A table of its own over one array of bytes: a dictionary would want each text as an array, also of those
/// that it has.
struct TextTableBuilder {
  private var bytes: [UInt8] = []
  /// Where each text ends in the bytes.
  private var ends: [Int] = []
  /// By half of the hash: that half, and below it the number of the text, plus 1; linear probing, at most half full.
  /// What is not there is told by one look in nearly all cases, what is by that and the text.
  private var slots: [UInt64] = []

  /// The number of `text` in the order of coming.
  mutating func number(of text: Span<UInt8>) -> Int { number(of: text, Self.tag(text)) }

  private mutating func number(of text: Span<UInt8>, _ tag: UInt64) -> Int {
    if ends.count * 2 >= slots.count { grow() }
    let (known, slot) = find(text, tag)
    if let known { return known }
    bytes.append(copying: text, 0..<text.count)
    ends.append(bytes.count)
    slots[slot] = tag << 32 | UInt64(ends.count)
    return ends.count - 1
  }

  /// Gives the number of each text that waits, in their order, and how much memory the new ones take, about, in bytes.
  ///
  /// Of a large table neither the slot nor the text that it leads to is in a cache, and each is waited for before the
  /// next can be asked for. So all slots are looked at first, then all texts: the processor fetches many at a time.
  mutating func takeNumbers(
    of waiting: inout WaitingTexts, _ body: (_ place: Int, _ number: Int) -> Void
  ) -> Int {
    let (size, known) = (bytes.count, ends.count)
    let tags = waiting.indices.map { Self.tag(waiting.bytes.span.extracting(waiting.range($0))) }
    if isLarge { fetch(tags) }
    for index in waiting.indices {
      let text = waiting.bytes.span.extracting(waiting.range(index))
      body(waiting.places[index], number(of: text, tags[index]))
    }
    waiting.removeAll()
    return bytes.count - size + Self.byteCount(ofText: 0) * (ends.count - known)
  }

  /// Whether there are so many slots that they are in no near cache.
  var isLarge: Bool { slots.count >= 1 << 12 }

  private mutating func fetch(_ tags: [UInt64]) {
    let found = tags.map { slots[slot($0)] }
    let starts = zip(found, tags).map { held, tag in
      let number = Int(truncatingIfNeeded: held & 0xFFFF_FFFF) - 1
      return held >> 32 == tag && number > 0 ? ends[number - 1] : 0
    }
    for start in starts where start < bytes.count { fetched &+= bytes[start] }
  }

  /// What was read by fetching, so that it is read.
  private var fetched: UInt8 = 0

  /// How many different texts came.
  var count: Int { ends.count }

  /// The memory that it takes for a new text of so many bytes, about, in bytes.
  static func byteCount(ofText count: Int) -> Int { count + 32 }

  func text(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  /// The number of `text`, if it has come.
  func known(_ text: Span<UInt8>) -> Int? {
    slots.isEmpty ? nil : find(text, Self.tag(text)).number
  }

  /// The number of the text, or the slot where it is to be put.
  @inline(__always)
  private func find(_ text: Span<UInt8>, _ tag: UInt64) -> (number: Int?, slot: Int) {
    var slot = slot(tag)
    while slots[slot] > 0 {
      let number = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == tag, has(text, number) { return (number, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  private static func tag(_ text: Span<UInt8>) -> UInt64 { text.checksum >> 32 }

  private func slot(_ tag: UInt64) -> Int { Int(truncatingIfNeeded: tag) & (slots.count - 1) }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  private func has(_ text: Span<UInt8>, _ number: Int) -> Bool {
    let range = range(number)
    guard range.count == text.count else { return false }
    // SAFETY: as many bytes are compared as both have.
    return unsafe text.withUnsafeBufferPointer { text in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        let own = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        return unsafe Self.order(own, text) == 0
      }
    }
  }

  /// Below 0, 0 or above as the first stands before the second in the order of bytes, or is the same.
  private static func order(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Int {
    // SAFETY: both have that many bytes.
    guard let first = a.baseAddress, let second = b.baseAddress,
      case let found = unsafe memcmp(first, second, min(a.count, b.count)), found != 0
    else { return a.count - b.count }
    return Int(found)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: max(16, old.count * 2))
    for held in old where held > 0 {
      var slot = slot(held >> 32)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = held
    }
  }

  /// The section, and for each number by coming the number by order of bytes.
  func build() throws(IndexError) -> (section: [UInt8], places: [Int]) {
    if ends.isEmpty { return ([], []) }
    guard bytes.count <= Int(UInt32.max) else {
      throw .tooLarge(.textsOfField)
    }
    let order = inOrder
    var places = Array(repeating: 0, count: ends.count)
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(4 + ends.count * 4 + bytes.count)
    writer.u32(UInt32(ends.count))
    var end = 0
    for (place, number) in order.enumerated() {
      places[number] = place
      end += range(number).count
      writer.u32(UInt32(end))
    }
    for number in order { writer.bytes.append(copying: bytes.span, range(number)) }
    return (writer.bytes, places)
  }

  /// The numbers of the texts in the order of their bytes.
  ///
  /// Most are told apart by the eight bytes behind what all begin with (addresses of one host): these are compared as
  /// a number, without a look at the texts.
  private var inOrder: [Int] {
    let shared = sharedCount
    let keyed = ends.indices.map { number in
      (key: key(range(number), from: shared), number: number)
    }
    let sorted = unsafe bytes.withUnsafeBufferPointer { bytes in
      keyed.sorted { a, b in
        if a.key != b.key { return a.key < b.key }
        // SAFETY: the ranges of texts lie within the bytes.
        return unsafe Self.order(
          UnsafeBufferPointer(rebasing: bytes[range(a.number)]),
          UnsafeBufferPointer(rebasing: bytes[range(b.number)])) < 0
      }
    }
    return sorted.map(\.number)
  }

  /// How many bytes all texts begin with in common.
  private var sharedCount: Int {
    let first = range(0)
    var shared = first.count
    for number in ends.indices {
      let own = range(number)
      shared = min(shared, own.count)
      for place in 0..<shared where bytes[own.lowerBound + place] != bytes[first.lowerBound + place]
      {
        shared = place
        break
      }
      if shared == 0 { break }
    }
    return shared
  }

  /// Eight bytes of a text as a number that stands to others as they do; what is behind its end counts as 0.
  private func key(_ range: Range<Int>, from shared: Int) -> UInt64 {
    var key: UInt64 = 0
    for place in range.lowerBound + shared..<range.lowerBound + shared + 8 {
      key = key << 8 | (place < range.upperBound ? UInt64(bytes[place]) : 0)
    }
    return key
  }
}

/// Texts of one column whose numbers are looked up together.
struct WaitingTexts {
  /// Where the column has each.
  private(set) var places: [Int] = []
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// As many wait, at most.
  static let limit = 64

  var isFull: Bool { places.count >= Self.limit }

  var indices: Range<Int> { places.indices }

  /// Where one is in `bytes`.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  mutating func append(_ text: Span<UInt8>, at place: Int) {
    bytes.append(copying: text, 0..<text.count)
    ends.append(bytes.count)
    places.append(place)
  }

  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
