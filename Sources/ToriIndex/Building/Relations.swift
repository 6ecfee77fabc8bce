import ToriCorpus

/// Gathers which post has which key and answers which, over all documents, and writes it as columns of
/// the whole file: a document may run on through several segments.
struct Relations {
  /// Codes of keys.
  private var keys: [Int] = []
  /// By block, where it is not 0.
  private var numberings: [UInt32: Int] = [:]
  /// The blocks of all documents that are ended, by document and key.
  private var order: [Int] = []
  private var replyCounts: [Int] = []
  /// Where the answers of each document start in `answers`.
  private var answerStarts: [Int] = [0]
  /// Of documents that are ended, those to posts that are there, by document and post.
  private var answers: [(target: Int, block: UInt32)] = []
  /// Where each document's last parts of keys start, and these with the posts that have them, in order.
  private var partStarts: [Int] = [0]
  private var parts: [(part: Int, block: UInt32)] = []
  /// Of the document under way, what is answered as it is written, and whether it is meant letter by letter.
  private var open: [(target: PostKey, block: UInt32, isExact: Bool)] = []

  /// - Parameter isExact: whether what it answers is meant letter by letter.
  mutating func add(
    block: UInt32, key: PostKey?, numbering: Int, repliesTo: [PostKey], isExact: Bool
  ) {
    keys.append(key?.code ?? PackedColumn.none)
    if let part = key?.lastPart { parts.append((part.code, block)) }
    if numbering != 0 { numberings[block] = numbering }
    for target in repliesTo { open.append((target, block, isExact)) }
  }

  /// Puts the posts of a document in order, and finds out which the answers mean.
  ///
  /// Returns how many posts have a key that an earlier one of the document has, and the first of them.
  mutating func endDocument(at blockCount: UInt32) -> (repeated: Int, first: Int) {
    let blocks = order.count..<Int(blockCount)
    // Most sources number in order already.
    let isOrdered = blocks.dropFirst().allSatisfy { keys[$0 - 1] <= keys[$0] }
    order.append(contentsOf: blocks)
    if !isOrdered { order[blocks].sort { (keys[$0], $0) < (keys[$1], $1) } }
    replyCounts.append(contentsOf: repeatElement(0, count: blocks.count))
    let firstPart = partStarts[partStarts.count - 1]
    parts[firstPart...].sort { ($0.part, $0.block) < ($1.part, $1.block) }
    partStarts.append(parts.count)
    var found = open.compactMap { target, block, isExact in
      var meant = post(target, for: block, among: blocks)
      if meant == nil, !isExact {
        meant =
          target.withoutPrefix.flatMap { post($0, for: block, among: blocks) }
          ?? post(endingIn: target, from: firstPart)
      }
      return meant.map { (target: $0, block: block) }
    }
    open.removeAll(keepingCapacity: true)
    found.sort { ($0.target, $0.block) < ($1.target, $1.block) }
    for (place, answer) in found.enumerated() {
      // A post may be named in two ways.
      if place > 0, answer == found[place - 1] { continue }
      answers.append(answer)
      replyCounts[answer.target] += 1
    }
    answerStarts.append(answers.count)
    var repeats = (repeated: 0, first: Int.max)
    for place in blocks.dropFirst()
    where keys[order[place]] == keys[order[place - 1]] && keys[order[place]] != PackedColumn.none {
      repeats = (repeats.repeated + 1, min(repeats.first, order[place]))
    }
    return repeats
  }

  /// The only post of the document whose key is an address that ends in that part.
  private func post(endingIn key: PostKey, from start: Int) -> Int? {
    let code = key.code
    var (low, high) = (start, parts.count)
    while low < high {
      let middle = low + (high - low) / 2
      if parts[middle].part < code { low = middle + 1 } else { high = middle }
    }
    guard low < parts.count, parts[low].part == code,
      low + 1 == parts.count || parts[low + 1].part != code
    else { return nil }
    return Int(parts[low].block)
  }

  /// The post of the document that `block` means by `key`, letter by letter; `KeyOrder` finds the same.
  private func post(_ key: PostKey, for block: UInt32, among blocks: Range<Int>) -> Int? {
    let code = key.code
    var (low, high) = (blocks.lowerBound, blocks.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if keys[order[middle]] < code { low = middle + 1 } else { high = middle }
    }
    guard low < blocks.upperBound, keys[order[low]] == code else { return nil }
    let first = order[low]
    let wanted = numberings[block] ?? 0
    while low < blocks.upperBound, keys[order[low]] == code {
      if numberings[UInt32(order[low])] ?? 0 == wanted { return order[low] }
      low += 1
    }
    return first
  }

  /// Writes the sections; all documents must be ended.
  ///
  /// - Parameter counts: how many answer each block, where that is known better.
  consuming func write(
    to file: inout FileWriter, counts: [Int]? = nil
  ) throws(IndexError) {
    let isIdentity = order.enumerated().allSatisfy { $0 == $1 }
    try file.write(.keyOrder, isIdentity ? [] : PackedColumn.pack(order), wholeFile: true)
    try file.write(.replyCounts, PackedColumn.pack(counts ?? replyCounts), wholeFile: true)
    if !parts.isEmpty {
      try file.write(.partStarts, PackedColumn.pack(partStarts), wholeFile: true)
      try file.write(.partKeys, PackedColumn.pack(parts.map(\.part)), wholeFile: true)
      try file.write(
        .partBlocks, PackedColumn.pack(parts.map { Int($0.block) }), wholeFile: true)
    }
    if answers.isEmpty { return }
    try file.write(.replyStarts, PackedColumn.pack(answerStarts), wholeFile: true)
    try file.write(.replyTargets, PackedColumn.pack(answers.map(\.target)), wholeFile: true)
    try file.write(.replyBlocks, PackedColumn.pack(answers.map { Int($0.block) }), wholeFile: true)
  }
}
