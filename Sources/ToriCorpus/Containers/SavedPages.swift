/// Pages that a browser saved with a folder of their parts beside each: `PAGE.html` and `PAGE_files/`.
///
/// What is in such a folder (scripts, pictures, the pages of frames) is no document of its own.
struct SavedPages {
  /// The pages' paths without their endings.
  private let stems: Set<String>
  private var found: Set<String> = []

  /// How browsers call the folder, in the languages in which Windows or the browser itself has another word.
  private static let endings = [
    "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros",
    "_bestanden", "-filer", "_tiedostot", "_pliki", "_soubory", "_dosyalar", "_fajlovi",
  ]
  private static let pages: Set<String> = ["html", "htm", "xhtml", "shtml", "xht"]

  /// Takes the paths of all files, or the names of those in one folder.
  init(_ paths: [String]) {
    stems = Set(
      paths.lazy.filter { Self.pages.contains(Sniffer.fileExtension($0)) }.map { stem(of: $0) })
  }

  /// Those among the names in a folder that are folders of parts.
  static func folders(among names: [String]) -> Set<String> {
    let candidates = names.filter { name in endings.contains { name.hasSuffix($0) } }
    // Most folders have none.
    if candidates.isEmpty { return [] }
    let pages = SavedPages(names)
    return Set(candidates.filter(pages.isOfParts))
  }

  /// Whether a path leads through a folder that is called as one of parts is.
  static func mayBePart(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains { folder in
      endings.contains { folder.hasSuffix($0) }
    }
  }

  /// The folder of parts that a file is in, and whether none was asked about that is in the same; nil of a file that
  /// is no part.
  mutating func folder(of path: String) -> (path: String, isFirst: Bool)? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in 1..<max(parts.count, 1) {
      let folder = parts[..<count].joined(separator: "/")
      if isOfParts(folder) { return (folder, found.insert(folder).inserted) }
    }
    return nil
  }

  /// Whether a folder holds the parts of one of the pages.
  func isOfParts(_ folder: String) -> Bool {
    Self.endings.contains { ending in
      folder.hasSuffix(ending) && stems.contains(String(folder.dropLast(ending.count)))
    }
  }
}
