/// The names by which queries call the documents at `paths`, in the same order; each is there once.
///
/// The file's stem up to its first `_`, `-` or `.` where that tells it from the others, else the whole
/// stem, else with as many folders before it as it takes. Of an export of tori's own, the name that it has
/// of the document, else that behind the file's.
package func documentNames(
  forPaths paths: [String], exported: [String?] = []
) -> [String] {
  func choices(_ place: Int) -> [String] {
    guard place < exported.count, let name = exported[place] else { return names(paths[place]) }
    return [name] + names(paths[place]).map { $0 + "/" + name }
  }
  var current = paths.enumerated().map { place, path in
    place < exported.count ? exported[place] ?? shortName(path) : shortName(path)
  }
  // Most are told apart by their first names: the others are asked for only where they are not.
  var further: [Int: (level: Int, choices: [String])] = [:]
  while true {
    let clashing = clashes(in: current)
    if clashing.isEmpty { return current }
    var isMoved = false
    for index in clashing {
      var own = further[index] ?? (0, choices(index))
      if own.level + 1 < own.choices.count {
        own.level += 1
        current[index] = own.choices[own.level]
        isMoved = true
      }
      further[index] = own
    }
    if !isMoved { break }
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

/// The places of names that stand at another place too.
private func clashes(in names: [String]) -> [Int] {
  var first: [String: Int] = Dictionary(minimumCapacity: names.count)
  var isClash = [Bool](repeating: false, count: names.count)
  for (place, name) in names.enumerated() {
    guard let other = first[name] else {
      first[name] = place
      continue
    }
    (isClash[other], isClash[place]) = (true, true)
  }
  return names.indices.filter { isClash[$0] }
}

/// The first of `names`.
private func shortName(_ path: String) -> String {
  if SourceStream.isKept(path) { return SourceStream.name }
  let bytes = path.utf8
  let slash = bytes.lastIndex(of: 0x2F)
  let file = path[(slash.map { bytes.index(after: $0) } ?? bytes.startIndex)...]
  if file.isEmpty || file == "." { return names(path)[0] }
  return shortName(ofStem: stem(of: LegacyName.readable(String(file))))
}

private func shortName(ofStem stem: String) -> String {
  let marks: [UInt8] = [0x5F, 0x2D, 0x2E]
  guard let end = stem.utf8.firstIndex(where: marks.contains), end > stem.utf8.startIndex else {
    return stem
  }
  let short = String(stem[..<end]).trimmedText
  return short.isEmpty ? stem : short
}

/// The names that a file may have, the shortest first.
private func names(_ path: String) -> [String] {
  if SourceStream.isKept(path) { return [SourceStream.name] }
  let parts = path.split(separator: "/").filter { $0 != "." }
    .map { LegacyName.readable(String($0)) }
  let file = parts.last ?? path
  let stem = stem(of: file)
  var names = [shortName(ofStem: stem), stem]
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
  guard let dot = file.utf8.lastIndex(of: 0x2E), dot != file.startIndex else { return file }
  return String(file[..<dot])
}
