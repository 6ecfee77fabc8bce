/// The columns of a file of JSON that are no fields of the model, numbered as the file has them, whoever read
/// which of its records.
struct MergedColumns {
  let names = OwnNames()
  private var numbers: [[String]: Int32] = [:]
  /// By reader, what its own numbers are here; -1 where there are too many columns.
  private var maps: [Int: [Int32]] = [:]
  /// How many values were passed over since there are too many columns.
  private(set) var leftOut = 0

  /// Numbers the columns of the next batch of the file.
  mutating func renumber(_ read: inout ReadBatch) {
    leftOut += read.leftOut
    var map = maps[read.reader] ?? []
    map.removeSubrange(read.firstPath...)
    for path in read.paths { map.append(number(of: path)) }
    maps[read.reader] = map
    // A reader that read all of the file so far has them numbered so.
    if map.indices.allSatisfy({ map[$0] == $0 }) { return }
    for index in read.blocks.indices { leftOut += read.blocks[index].own.renumber(map) }
  }

  private mutating func number(of path: [String]) -> Int32 {
    if let known = numbers[path] { return known }
    guard let number = names.add(path.joined(separator: ".")) else { return -1 }
    numbers[path] = Int32(number)
    return Int32(number)
  }
}
