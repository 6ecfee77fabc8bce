/// Blocks, each once, in ascending order.
///
/// Kept as a range, a sorted list or a bitmap, whichever its density asks for; equal sets are always
/// kept alike. What is found in postings alone stays there, coded, until more of it is asked for than its
/// count and its first blocks.
package struct BlockSet: Hashable, Sendable {
  enum Storage: Hashable, Sendable {
    case range(Range<UInt32>)
    /// Not one range, and thinner than one in 32 from its first to its last.
    case list([UInt32])
    /// Not one range, and at least one in 32 from its first to its last; has its first and last word set.
    case bitmap(Bitmap)
  }

  private enum Form: Sendable {
    case decoded(Storage)
    case posted(PostedBlocks)
  }

  private let form: Form

  var storage: Storage {
    switch form {
    case .decoded(let storage): storage
    case .posted(let blocks): blocks.storage
    }
  }

  package static func == (a: BlockSet, b: BlockSet) -> Bool { a.storage == b.storage }

  package func hash(into hasher: inout Hasher) { hasher.combine(storage) }

  package init() { self.init(.range(0..<0)) }

  package init(range: Range<UInt32>) {
    self.init(.range(range.isEmpty ? 0..<0 : range))
  }

  init(_ posted: PostedBlocks) { form = .posted(posted) }

  package init(ascending list: [UInt32]) {
    guard let first = list.first, let last = list.last else {
      self.init()
      return
    }
    let span = Int(last - first) + 1
    if list.count == span {
      self.init(range: first..<last + 1)
    } else if list.count >= span / 32 {
      self.init(.bitmap(Bitmap(ascending: list)))
    } else {
      self.init(.list(list))
    }
  }

  private init(_ storage: Storage) { form = .decoded(storage) }

  init(_ bitmap: Bitmap) {
    guard let bitmap = bitmap.trimmed(), let (first, last) = bitmap.bounds else {
      self.init()
      return
    }
    let span = Int(last - first) + 1
    if bitmap.count == span {
      self.init(range: first..<last + 1)
    } else if bitmap.count >= span / 32 {
      self.init(.bitmap(bitmap))
    } else {
      self.init(.list(bitmap.list))
    }
  }

  package var isEmpty: Bool { count == 0 }

  /// O(1).
  package var count: Int {
    if case .posted(let blocks) = form { return blocks.count }
    return switch storage {
    case .range(let range): range.count
    case .list(let list): list.count
    case .bitmap(let bitmap): bitmap.count
    }
  }

  /// How many lie in `range`.
  package func count(in range: Range<UInt32>) -> Int {
    switch storage {
    case .range(let own): return own.clamped(to: range).count
    case .list(let list):
      if range.isEmpty { return 0 }
      let start = list.firstIndex(atOrAfter: range.lowerBound) ?? list.count
      return (list.firstIndex(atOrAfter: range.upperBound, from: start) ?? list.count) - start
    case .bitmap(let bitmap): return bitmap.count(in: range)
    }
  }

  package var first: BlockID? { bounds.map { BlockID($0.first) } }

  package var last: BlockID? { bounds.map { BlockID($0.last) } }

  /// The smallest range that holds all.
  var hull: Range<UInt32> { bounds.map { $0.first..<$0.last + 1 } ?? 0..<0 }

  private var bounds: (first: UInt32, last: UInt32)? {
    switch storage {
    case .range(let range): range.isEmpty ? nil : (range.lowerBound, range.upperBound - 1)
    case .list(let list): (list[0], list[list.count - 1])
    case .bitmap(let bitmap): bitmap.bounds
    }
  }

  /// O(1) of ranges and bitmaps, O(log n) of lists.
  package func contains(_ block: BlockID) -> Bool {
    switch storage {
    case .range(let range): range.contains(block.rawValue)
    case .list(let list):
      list.firstIndex(atOrAfter: block.rawValue).map { list[$0] == block.rawValue } ?? false
    case .bitmap(let bitmap): bitmap.contains(block.rawValue)
    }
  }

  /// Ascending.
  package var array: [UInt32] {
    switch storage {
    case .range(let range): Array(range)
    case .list(let list): list
    case .bitmap(let bitmap): bitmap.list
    }
  }

  /// The first `count` of them, or all if there are fewer.
  package func prefix(_ count: Int) -> BlockSet {
    if count >= self.count { return self }
    if case .posted(let blocks) = form { return BlockSet(ascending: blocks.first(count)) }
    switch storage {
    case .range(let range): return BlockSet(range: range.prefix(count))
    case .list(let list): return BlockSet(ascending: Array(list.prefix(count)))
    case .bitmap:
      var iterator = makeIterator()
      var list: [UInt32] = []
      while list.count < count, let block = iterator.next() { list.append(block.rawValue) }
      return BlockSet(ascending: list)
    }
  }
}

extension BlockSet: Sequence {
  package struct Iterator: IteratorProtocol {
    /// The numbers of a list, or the words of a bitmap.
    private let list: [UInt32]
    private let words: [UInt64]
    /// The next number of a range or index of a list, and where they end.
    private var position: UInt32 = 0
    private var end: UInt32 = 0
    /// What is left of the word being read, and the number of its bit 0.
    private var bits: UInt64 = 0
    private var word = 0
    private var firstWord = 0

    init(_ storage: Storage) {
      switch storage {
      case .range(let range):
        (list, words) = ([], [])
        (position, end) = (range.lowerBound, range.upperBound)
      case .list(let numbers):
        (list, words) = (numbers, [])
        end = UInt32(numbers.count)
      case .bitmap(let bitmap):
        (list, words) = ([], bitmap.words)
        firstWord = bitmap.firstWord
        bits = bitmap.words[0]
      }
    }

    package mutating func next() -> BlockID? {
      if position < end {
        defer { position += 1 }
        return BlockID(list.isEmpty ? position : list[Int(position)])
      }
      while bits == 0 {
        word += 1
        if word >= words.count { return nil }
        bits = words[word]
      }
      defer { bits &= bits - 1 }
      return BlockID(
        UInt32(truncatingIfNeeded: (firstWord + word) << 6 + bits.trailingZeroBitCount))
    }
  }

  package func makeIterator() -> Iterator { Iterator(storage) }

  package var underestimatedCount: Int { count }
}

extension [UInt32] {
  /// The index of the first element that is `target` or greater, at or after `start`; `nil` if there is none.
  ///
  /// Of an ascending list. Gallops, so that going through a list with many targets is cheap.
  func firstIndex(atOrAfter target: UInt32, from start: Int = 0) -> Int? {
    var low = start
    var step = 1
    while low + step <= count, self[low + step - 1] < target {
      low += step
      step *= 2
    }
    var high = Swift.min(low + step - 1, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }
}
