/// The documents of an old index by the files that they are of, which are asked for in the same order mostly.
struct KnownDocuments {
  /// Of an export, several documents come from one file.
  private var files: [(path: String, numbers: [Int])] = []
  private var next = 0
  private var isTaken: [Bool] = []
  /// Made where the order differs.
  private var places: [String: Int]?
  /// How many files were not asked for.
  private(set) var pathCount = 0

  mutating func append(_ number: Int, _ path: String) {
    if files.last?.path == path {
      files[files.count - 1].numbers.append(number)
    } else {
      files.append((path, [number]))
      isTaken.append(false)
      pathCount += 1
    }
  }

  /// The documents of the file at `path`, once; none if there are none.
  mutating func take(_ path: String) -> [Int] {
    var place = next
    if place >= files.count || files[place].path != path {
      let places =
        places ?? Dictionary(files.indices.map { (files[$0].path, $0) }) { first, _ in first }
      self.places = places
      guard let other = places[path], !isTaken[other] else { return [] }
      place = other
    }
    next = place + 1
    isTaken[place] = true
    pathCount -= 1
    return files[place].numbers
  }
}
