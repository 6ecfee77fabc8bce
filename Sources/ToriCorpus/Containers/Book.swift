/// A book in EPUB: which of its files are chapters, in the order in which they are read.
///
/// Pages that only lead elsewhere or show a picture are none: the table of contents and the cover. Source: *EPUB 3.3*,
/// 5 (package document), and *Open Container Format*, 4; covers of EPUB 2 by its `guide`.
struct Book {
  /// The names of the files.
  let chapters: [String]
  /// Those that a password or a shop's key is needed for.
  let encrypted: Set<String>

  /// Nil of an archive that does not say what it has as a book does. Throws `CorpusError.malformed` where it is
  /// damaged.
  init?(_ container: Container) throws(CorpusError) {
    let about = try container.files { name in
      name.hasPrefix("META-INF/") && name.hasSuffix(".xml") || name.lowercased().hasSuffix(".opf")
    }
    guard let place = Self.packagePath(about), let package = about[place] else { return nil }
    let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
    let outline = Outline(package)
    chapters = outline.chapters.map { Self.path(folder, $0) }
    encrypted = Self.encrypted(about["META-INF/encryption.xml"] ?? [])
  }

  /// Where the package document is.
  private static func packagePath(_ files: [String: [UInt8]]) -> String? {
    var path: String?
    try? XMLScanner.scan(files["META-INF/container.xml"] ?? [], records: ["rootfile"]) { node in
      if path == nil { path = node.attribute("full-path") }
    }
    return path ?? files.keys.filter { $0.lowercased().hasSuffix(".opf") }.min()
  }

  private static func encrypted(_ file: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    try? XMLScanner.scan(file, records: ["CipherReference"]) { node in
      if let name = node.attribute("URI") { names.insert(path("", name)) }
    }
    return names
  }

  /// The name in the archive of what a document in `folder` calls so: without a fragment, `%20` undone, and what
  /// leads up left out.
  private static func path(_ folder: String, _ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = address.utf8.prefix { $0 != 0x23 }
    while let byte = rest.popFirst() {
      if byte == 0x25, let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    var parts: [Substring] = []
    let whole = folder + String(decoding: bytes, as: UTF8.self)
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// What the package document says.
  private struct Outline {
    private var files: [String: (address: String, isChapter: Bool)] = [:]
    private var order: [String] = []
    private var furniture: Set<String> = []

    init(_ package: [UInt8]) {
      var outline = (
        files: [String: (address: String, isChapter: Bool)](), order: [String](),
        furniture: Set<String>()
      )
      try? XMLScanner.scan(package, records: ["item", "itemref", "reference"]) { node in
        switch node.name.split(separator: ":").last {
        case "item":
          guard let id = node.attribute("id"), let address = node.attribute("href") else { return }
          let kind = node.attribute("media-type")
          let isNavigation = node.attribute("properties")?.split(separator: " ").contains("nav")
          outline.files[id] = (
            address,
            (kind == "application/xhtml+xml" || kind == "text/html") && isNavigation != true
          )
        case "itemref":
          if let id = node.attribute("idref") { outline.order.append(id) }
        case "reference":
          guard let address = node.attribute("href") else { return }
          if ["cover", "toc"].contains(node.attribute("type")) {
            outline.furniture.insert(String(address.prefix { $0 != "#" }))
          }
        default: break
        }
      }
      (files, order, furniture) = outline
    }

    var chapters: [String] {
      order.compactMap { id in
        guard let file = files[id], file.isChapter, !furniture.contains(file.address),
          id.lowercased() != "cover"
        else { return nil }
        return file.address
      }
    }
  }
}
