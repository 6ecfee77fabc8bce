/// Gathers which block has which number and answers which, over all documents, and writes it as columns
/// of the whole file: a document may run on through several segments.
struct Relations {
  private var numbers: [Int] = []
  private var documentStarts: [Int] = [0]
  /// Where the answers of each document start in `answers`.
  private var answerStarts: [Int] = [0]
  private var answers: [(target: Int, block: UInt32)] = []

  mutating func add(block: UInt32, number: Int?, repliesTo: [Int]) {
    numbers.append(number ?? PackedColumn.none)
    for target in repliesTo { answers.append((target, block)) }
  }

  mutating func endDocument(at blockCount: UInt32) {
    documentStarts.append(Int(blockCount))
    answers[answerStarts[answerStarts.count - 1]...].sort {
      ($0.target, $0.block) < ($1.target, $1.block)
    }
    answerStarts.append(answers.count)
  }

  /// Writes the sections; all documents must be ended.
  consuming func write(to file: inout FileWriter) throws(IndexError) {
    var order = Array(numbers.indices)
    var counts = [Int](repeating: 0, count: numbers.count)
    for document in 0..<documentStarts.count - 1 {
      let blocks = documentStarts[document]..<documentStarts[document + 1]
      // Most sources number in order already.
      let isOrdered = blocks.dropFirst().allSatisfy { numbers[$0 - 1] <= numbers[$0] }
      if !isOrdered { order[blocks].sort { (numbers[$0], $0) < (numbers[$1], $1) } }
      count(document, blocks, order, &counts)
    }
    let isIdentity = order.enumerated().allSatisfy { $0 == $1 }
    try file.write(.numberOrder, isIdentity ? [] : PackedColumn.pack(order), wholeFile: true)
    try file.write(.replyCounts, PackedColumn.pack(counts), wholeFile: true)
    if answers.isEmpty { return }
    try file.write(.replyStarts, PackedColumn.pack(answerStarts), wholeFile: true)
    try file.write(.replyTargets, PackedColumn.pack(answers.map(\.target)), wholeFile: true)
    try file.write(.replyBlocks, PackedColumn.pack(answers.map { Int($0.block) }), wholeFile: true)
  }

  /// Counts the answers to each block of a document, going through both in order of number.
  private func count(
    _ document: Int, _ blocks: Range<Int>, _ order: [Int], _ counts: inout [Int]
  ) {
    var answer = answerStarts[document]
    let end = answerStarts[document + 1]
    var run = (number: PackedColumn.none, count: 0)
    for block in order[blocks] where numbers[block] != PackedColumn.none {
      let number = numbers[block]
      if number != run.number {
        while answer < end, answers[answer].target < number { answer += 1 }
        let start = answer
        while answer < end, answers[answer].target == number { answer += 1 }
        run = (number, answer - start)
      }
      counts[block] = run.count
    }
  }
}
