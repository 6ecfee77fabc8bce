extension BlockSet {
  /// Blocks of both; O(n) in words or elements of the smaller form.
  package func intersection(_ other: BlockSet) -> BlockSet {
    switch (storage, other.storage) {
    case (.range(let a), .range(let b)):
      return BlockSet(range: a.clamped(to: b))
    case (.range(let range), _):
      return other.clamped(to: range)
    case (_, .range(let range)):
      return clamped(to: range)
    case (.list(let a), .list(let b)):
      return BlockSet(ascending: a.count <= b.count ? a.common(with: b) : b.common(with: a))
    case (.list(let list), .bitmap(let bitmap)), (.bitmap(let bitmap), .list(let list)):
      return BlockSet(ascending: list.filter(bitmap.contains))
    case (.bitmap(let a), .bitmap(let b)):
      let start = Swift.max(a.firstWord, b.firstWord)
      let end = Swift.min(a.firstWord + a.words.count, b.firstWord + b.words.count)
      if start >= end { return BlockSet() }
      let words = (start..<end).map { a.words[$0 - a.firstWord] & b.words[$0 - b.firstWord] }
      return BlockSet(Bitmap(firstWord: start, words: words))
    }
  }

  /// Blocks of either.
  package func union(_ other: BlockSet) -> BlockSet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    if case (.list(let a), .list(let b)) = (storage, other.storage) {
      return BlockSet(ascending: a.merged(with: b))
    }
    let low = Swift.min(hull.lowerBound, other.hull.lowerBound)
    let high = Swift.max(hull.upperBound, other.hull.upperBound)
    var bitmap = Bitmap(covering: low..<high)
    add(to: &bitmap)
    other.add(to: &bitmap)
    bitmap.recount()
    return BlockSet(bitmap)
  }

  /// All of `parts`, of which each lies behind the one before it.
  init(joining parts: [BlockSet]) {
    let parts = parts.filter { !$0.isEmpty }
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      self = parts.first ?? BlockSet()
      return
    }
    let count = parts.reduce(0) { $0 + $1.count }
    let hull = first.hull.lowerBound..<last.hull.upperBound
    if count < hull.count / 32 {
      var list: [UInt32] = []
      list.reserveCapacity(count)
      for part in parts { list.append(contentsOf: part.array) }
      self.init(ascending: list)
    } else {
      var bitmap = Bitmap(covering: hull)
      for part in parts { part.add(to: &bitmap) }
      bitmap.count = count
      self.init(bitmap)
    }
  }

  /// Blocks of this set that are not of the other.
  package func subtracting(_ other: BlockSet) -> BlockSet {
    if isEmpty || other.isEmpty { return self }
    switch (storage, other.storage) {
    case (.list(let list), .list(let others)):
      return BlockSet(ascending: list.without(others))
    case (.list(let list), _):
      return BlockSet(ascending: list.filter { !other.contains(BlockID($0)) })
    default: break
    }
    let hull = hull
    var bitmap = Bitmap(covering: hull)
    add(to: &bitmap)
    var taken = Bitmap(covering: hull)
    other.clamped(to: hull).add(to: &taken)
    for index in bitmap.words.indices { bitmap.words[index] &= ~taken.words[index] }
    bitmap.recount()
    return BlockSet(bitmap)
  }

  /// Those within `range`.
  package func clamped(to range: Range<UInt32>) -> BlockSet {
    switch storage {
    case .range(let own): return BlockSet(range: own.clamped(to: range))
    case .list(let list):
      if range.isEmpty { return BlockSet() }
      if range.lowerBound <= list[0], list[list.count - 1] < range.upperBound { return self }
      guard let start = list.firstIndex(atOrAfter: range.lowerBound) else { return BlockSet() }
      let end = list.firstIndex(atOrAfter: range.upperBound, from: start) ?? list.count
      return BlockSet(ascending: Array(list[start..<end]))
    case .bitmap(let bitmap):
      let hull = self.hull
      let range = range.clamped(to: hull)
      if range.isEmpty { return BlockSet() }
      if range == hull { return self }
      var mask = Bitmap(covering: range)
      mask.insert(range)
      for index in mask.words.indices {
        mask.words[index] &= bitmap.words[mask.firstWord + index - bitmap.firstWord]
      }
      mask.recount()
      return BlockSet(mask)
    }
  }

  /// Sets the bits of all; `bitmap` must have room for them.
  private func add(to bitmap: inout Bitmap) {
    switch storage {
    case .range(let range): bitmap.insert(range)
    case .list(let list): for number in list { bitmap.insert(number) }
    case .bitmap(let own):
      for index in own.words.indices {
        bitmap.words[own.firstWord + index - bitmap.firstWord] |= own.words[index]
      }
    }
  }
}

extension [UInt32] {
  /// The elements of this ascending list that are in the longer, ascending `other`.
  fileprivate func common(with other: [UInt32]) -> [UInt32] {
    var common: [UInt32] = []
    var at = 0
    for number in self {
      guard let found = other.firstIndex(atOrAfter: number, from: at) else { break }
      if other[found] == number { common.append(number) }
      at = found
    }
    return common
  }

  /// The elements of this ascending list that are not in the ascending `other`.
  fileprivate func without(_ other: [UInt32]) -> [UInt32] {
    var rest: [UInt32] = []
    rest.reserveCapacity(count)
    var at = 0
    for number in self {
      at = other.firstIndex(atOrAfter: number, from: at) ?? other.count
      if at == other.count || other[at] != number { rest.append(number) }
    }
    return rest
  }

  fileprivate func merged(with other: [UInt32]) -> [UInt32] {
    var merged: [UInt32] = []
    merged.reserveCapacity(count + other.count)
    var (a, b) = (0, 0)
    while a < count && b < other.count {
      let (x, y) = (self[a], other[b])
      merged.append(Swift.min(x, y))
      if x <= y { a += 1 }
      if y <= x { b += 1 }
    }
    merged.append(contentsOf: self[a...])
    merged.append(contentsOf: other[b...])
    return merged
  }
}
