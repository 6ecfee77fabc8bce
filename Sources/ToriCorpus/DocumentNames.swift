/// The names by which queries call the documents at `paths`, in the same order; each is there once.
///
/// The file's stem up to its first `_`, `-` or `.` where that tells it from the others, else the whole
/// stem, else with as many folders before it as it takes. Of an export of tori's own, the name that it has
/// of the document, else that behind the file's.
package func documentNames(
  forPaths paths: [String], exported: [String?] = []
) -> [String] {
  let choices = paths.enumerated().map { place, path in
    guard place < exported.count, let name = exported[place] else { return names(path) }
    return [name] + names(path).map { $0 + "/" + name }
  }
  var level = [Int](repeating: 0, count: paths.count)
  var current = choices.map { $0[0] }
  while true {
    let clashes = Dictionary(grouping: current.indices) { current[$0] }.values
      .filter { $0.count > 1 }
    let movable = clashes.joined().filter { level[$0] + 1 < choices[$0].count }
    if movable.isEmpty { break }
    for index in movable {
      level[index] += 1
      current[index] = choices[index][level[index]]
    }
  }
  // Only the same path twice is left.
  var taken = Set<String>()
  return current.map { name in
    var (unique, number) = (name, 2)
    while !taken.insert(unique).inserted {
      unique = "\(name).\(number)"
      number += 1
    }
    return unique
  }
}

/// The names that a file may have, the shortest first.
private func names(_ path: String) -> [String] {
  let parts = path.split(separator: "/").filter { $0 != "." }
    .map { LegacyName.readable(String($0)) }
  let file = parts.last ?? path
  let stem = stem(of: file)
  let short = String(stem.prefix { $0 != "_" && $0 != "-" && $0 != "." }).trimmedText
  var names = [short.isEmpty ? stem : short, stem]
  var longer = stem
  for folder in parts.dropLast().reversed() {
    longer = folder + "/" + longer
    names.append(longer)
  }
  names.append(parts.joined(separator: "/"))
  return names
}

/// A file's name without its ending.
func stem(of file: String) -> String {
  guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
  return String(file[..<dot])
}
