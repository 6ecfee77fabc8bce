/// The doubts about a file, a few of each sort in full and the rest as a count.
struct Notices {
  private static let kept = 5
  private var list: [ReadNotice] = []
  private var counts: [(sort: String, count: Int)] = []

  mutating func add(_ sort: String, _ message: @autoclosure () -> String, at offset: Int, line: Int)
  {
    let index = counts.firstIndex { $0.sort == sort } ?? counts.endIndex
    if index == counts.endIndex { counts.append((sort, 0)) }
    counts[index].count += 1
    if counts[index].count <= Self.kept {
      list.append(ReadNotice(message: message(), byteOffset: offset, line: line))
    }
  }

  mutating func addUndecoded(at offset: Int, line: Int, _ encoding: Encoding) {
    add(
      "undecoded", "a byte that is not of \(encoding.rawValue) is shown as U+FFFD", at: offset,
      line: line)
  }

  /// The stamp in `header` is of no day or hour that exists.
  mutating func addImpossible(_ header: String, at offset: Int, line: Int) {
    add("stamp", "there is no such time: “\(header.prefix(60))”", at: offset, line: line)
  }

  /// All of them in the order of the file; where there are more of a sort, its last says how many.
  var all: [ReadNotice] {
    var all = list
    for (sort, count) in counts where count > Self.kept {
      let more = count - Self.kept
      all.append(ReadNotice(message: "\(more) more like these (\(sort))", byteOffset: 0, line: 1))
    }
    return all
  }
}
