/// Exports of tori's own, which hold posts of several documents.
extension DocumentReader {
  /// Gives the blocks one by one, and each document without them when it ends: of an export of tori's own,
  /// as many as it has posts of; else one.
  ///
  /// An export is read twice. Where its rows are in an order of their own, its blocks are held until all are
  /// read. Throws `CorpusError` if the file cannot be read, and what `each` throws.
  package static func readAll(
    _ source: SourceBytes, path: String, options: ReadOptions = ReadOptions(),
    each: (Block) throws -> Void, end: (Document) throws -> Void
  ) throws {
    let names = try exportedNames(source, path, options)
    guard names.count > 1 else {
      var document = try read(source, path: path, options: options, each: each)
      document.exportedName = names.first
      return try end(document)
    }
    var held: [String: [Block]] = [:]
    var name = names[0]
    let document = try read(source, path: path, options: options) { block in
      // What tells no document stands with what came before it.
      name = block.exportedDocument ?? name
      held[name, default: []].append(block)
    }
    for (place, name) in names.enumerated() {
      for block in held[name] ?? [] { try each(block) }
      var part = document
      part.exportedName = name
      if place > 0 { part.notices = [] }
      try end(part)
    }
  }

  private struct Other: Error {}

  /// The documents of an export in the order in which they come; none of any other file, which its first
  /// post tells.
  private static func exportedNames(
    _ source: SourceBytes, _ path: String, _ options: ReadOptions
  ) throws -> [String] {
    // Nothing else is read twice: an export's first record names its document.
    let head = try source.bytes(0..<1 << 16)
    guard ["\"doc\"", ",doc,", "\tdoc\t"].contains(where: { head.contains($0.utf8) }) else {
      return []
    }
    var names: [String] = []
    var known: Set<String> = []
    do {
      _ = try read(source, path: path, options: options) { block in
        guard let name = block.exportedDocument else {
          // Names of columns may come first.
          if names.isEmpty && block.kind.isPost { throw Other() }
          return
        }
        if known.insert(name).inserted { names.append(name) }
      }
    } catch is Other {
      return []
    }
    return names
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String.UTF8View) -> Bool {
    let wanted = Array(text)
    guard count >= wanted.count else { return false }
    return (0...count - wanted.count).contains { start in
      self[start] == wanted[0] && self[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
